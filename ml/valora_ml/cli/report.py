"""``report``: measures everything on a folder of public data and writes the page."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from valora_ml.cli import evaluate
from valora_ml.errors import InputError
from valora_ml.evaluate.measurement import Measurement, write_json
from valora_ml.evaluate.tasks import load_task
from valora_ml.report.page import page
from valora_ml.report.plan import STEPS, Step


def add_parser(commands: Any, name: str) -> None:
    """Declare the command."""
    parser: ArgumentParser = commands.add_parser(name, help="measure everything and write docs/model-results.md")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds one folder per data set")
    parser.add_argument("--out", type=Path, required=True, help="page to write")
    parser.add_argument("--json", type=Path, help="write all figures to this file too")
    parser.add_argument("--only", help="only the steps whose task or title holds this text")


def run(arguments: Namespace) -> None:
    """Measure step by step; what lacks its data is named on the page and left out."""
    data: Path = arguments.data
    if not data.is_dir():
        raise InputError(f"--data {data}: no such folder; nothing was measured")
    steps = [step for step in STEPS if (arguments.only or "").lower() in f"{step.task} {step.title}".lower()]
    if not steps:
        raise InputError(f"--only {arguments.only}: no step has that in its name; nothing was measured")
    sections: list[tuple[str, str, list[Measurement] | str]] = []
    for step in steps:
        print(f"\n{step.title}", flush=True)
        sections.append((step.title, _command(step), _measure(step, data)))
    arguments.out.write_text(page(sections), encoding="utf-8")
    if arguments.json:
        write_json(arguments.json, [each for *_, found in sections if not isinstance(found, str) for each in found])


def _command(step: Step) -> str:
    words = (f"DATA/{argument[1:]}" if argument.startswith("@") else argument for argument in step.arguments)
    return f"npm run -s ml -- evaluate {step.task} {' '.join(words)}"


def _measure(step: Step, data: Path) -> list[Measurement] | str:
    missing = [path for path in step.needs if not (data / path).exists()]
    if missing:
        said = f"Left out: {', '.join(missing)} is not in the data folder."
        print(said, flush=True)
        return said
    parser = evaluate.task_parser(step.task, ArgumentParser())
    given = [str(data / word[1:]) if word.startswith("@") else word for word in step.arguments]
    measured = []
    for measurement in load_task(step.task).evaluate(parser.parse_args(given)):
        print(measurement.to_line(), flush=True)
        measured.append(measurement)
    return measured
