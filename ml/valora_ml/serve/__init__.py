"""What a SageMaker container answers, without the server: ``ml/sagemaker/serve.py`` puts HTTP around it."""
