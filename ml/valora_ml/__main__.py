"""The command line: ``python -m valora_ml COMMAND …``; ``npm run -s ml -- COMMAND …`` makes the environment first."""

import sys

from valora_ml.cli.main import main

sys.exit(main(sys.argv[1:]))
