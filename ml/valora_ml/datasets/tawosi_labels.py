"""Types and components of issues: tables of ones and zeros beside the Tawosi tables."""

from pathlib import Path

from valora_ml.datasets.csv_files import read_csv
from valora_ml.effort.label_words import label_words

FOLDER, SUFFIX = "onehot", "_tfidf-se"
_TYPE, _COMPONENT = "t_", "c_"


def read_labels(folder: Path, project: str) -> dict[str, str]:
    """Words of each issue's labels by key; empty where the folder has no table of the project.

    Parameters
    ----------
    folder : Path
        Of the projects' tables; the labels lie in ``onehot`` below it.
    project : str
        Name of the project, such as ``XD``.
    """
    file = folder / FOLDER / f"{project}{SUFFIX}.csv"
    if not file.is_file():
        return {}
    return {row["issuekey"]: _words(row) for row in read_csv(file, ["issuekey"])}


def _words(row: dict[str, str]) -> str:
    held = [name for name, value in row.items() if value not in ("", "0", "0.0")]
    types = [name.removeprefix(_TYPE) for name in held if name.startswith(_TYPE)]
    components = [name.removeprefix(_COMPONENT) for name in held if name.startswith(_COMPONENT)]
    return label_words(types[0] if types else None, components)
