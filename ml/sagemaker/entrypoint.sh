#!/bin/sh
# SageMaker starts the container with "serve" or "train".
set -eu
case "${1:-serve}" in
  serve) exec python /opt/valora/sagemaker/serve.py ;;
  train) exec python /opt/valora/sagemaker/train.py train ;;
  *) echo "usage: serve | train" >&2; exit 2 ;;
esac
