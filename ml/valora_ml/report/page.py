"""The measurements as a page in Markdown."""

import os
import platform
from collections.abc import Iterable, Sequence

from valora_ml.artifact.card import library_versions
from valora_ml.evaluate.measurement import Measurement

HEADER = "| data | split | n train / test | metric | naive baseline | published | **ours** | 90 % covers | s |"
RULE = "| --- | --- | ---: | --- | ---: | --- | ---: | ---: | ---: |"


def _row(measured: Measurement) -> str:
    references = measured.extra.get("references", {})
    published = ", ".join(f"{name} {value:.3f}" for name, value in references.items())
    coverage = "" if measured.coverage90 is None else f"{measured.coverage90:.3f}"
    arrow = "↓" if measured.direction == "lower" else "↑"
    return (
        f"| {measured.dataset} | {measured.split} | {measured.n_train} / {measured.n_test} | {measured.metric} {arrow} "
        f"| {measured.baseline_name} {measured.baseline:.3f} | {published} | **{measured.ours:.3f}** | {coverage} "
        f"| {measured.seconds:.0f} |"
    )


def table(measurements: Sequence[Measurement]) -> str:
    """One table; rows in the order measured."""
    return "\n".join([HEADER, RULE, *map(_row, measurements)])


def page(sections: Iterable[tuple[str, str, Sequence[Measurement] | str]]) -> str:
    """The page. A section is its title, its command and what was measured or why nothing was.

    Examples
    --------
    >>> print(page([("Hours", "effort-hours --data DIR", "left out: DIR is not there")]).splitlines()[-1])
    left out: DIR is not there
    """
    libraries = ", ".join(f"{name} {version}" for name, version in library_versions().items())
    lines = [
        "# What the models are worth",
        "",
        "Made by `npm run ml:evaluate`. Every figure is on rows the model did not learn from and stands beside the",
        "naive baseline of the same run; hyper-parameters are chosen on training and validation rows only.",
        "Published figures are those of the cited papers on the same split.",
        "[Decision 10](decisions/0010-what-the-model-figures-do-not-say.md) says which figures are fragile, and why.",
        "",
        f"{libraries}; {platform.machine()}, {os.cpu_count()} cores.",
    ]
    for title, command, measured in sections:
        body = measured if isinstance(measured, str) else table(measured)
        lines += ["", f"## {title}", "", f"`{command}`", "", body]
    return "\n".join(lines) + "\n"
