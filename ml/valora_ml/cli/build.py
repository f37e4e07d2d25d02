"""``build NAME --data DIR``: trains a model that ships with Valora and writes its artifact."""

from argparse import ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from valora_ml import build
from valora_ml.artifact.folder import load_artifact
from valora_ml.errors import InputError

ARTIFACTS = Path(__file__).resolve().parents[2] / "artifacts"


def add_parser(commands: Any, name: str) -> None:
    """Declare the command."""
    parser: ArgumentParser = commands.add_parser(name, help="train a model that ships with Valora")
    parser.add_argument(
        "name", choices=sorted(each.name for each in iter_modules(build.__path__) if each.name[0] != "_")
    )
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the data sets")
    parser.add_argument("--out", type=Path, help="folder of the artifact; ml/artifacts/NAME if not given")


def run(arguments: Namespace) -> None:
    """Train, write and check what was written."""
    if not arguments.data.is_dir():
        raise InputError(f"--data {arguments.data}: no such folder")
    out = arguments.out or ARTIFACTS / arguments.name
    import_module(f"valora_ml.build.{arguments.name}").build(arguments.data, out)
    card = load_artifact(out).card
    size = sum(file.bytes for file in card.files.values())
    print(f"{out}: {card.name} {card.version}, {size / 1e6:.2f} MB")
