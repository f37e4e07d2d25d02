"""Artifacts on disk: written, read and checked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from onnx import ModelProto

from valora_ml.artifact.card import FORMAT, ArtifactFile, Card
from valora_ml.artifact.explanation import Explanation
from valora_ml.artifact.plain_json import from_plain, to_plain
from valora_ml.errors import InputError

CARD = "card.json"


@dataclass(frozen=True)
class Artifact:
    """A folder whose files are those its card names."""

    folder: Path
    card: Card

    def read(self, role: str) -> bytes:
        """Content of the file of a role; checked when the folder was loaded."""
        return (self.folder / self.card.files[role].path).read_bytes()

    def explanation(self) -> Explanation | None:
        """What explains the model's predictions, where it has that."""
        if "explain" not in self.card.files:
            return None
        return Explanation.from_json(json.loads(self.read("explain")))


def write_artifact(
    out: Path,
    card: Card,
    graph: ModelProto | None = None,
    explanation: Explanation | None = None,
    others: Mapping[str, tuple[str, bytes]] | None = None,
) -> Card:
    """Write a model's folder; return the card with its version and files.

    Parameters
    ----------
    out : Path
        Made if it does not exist; files of the same names are replaced.
    graph : onnx.ModelProto, optional
        Every kind but ``similarity`` has one.
    explanation : Explanation, optional
    others : mapping of role to (file name, content), optional
    """
    contents = dict(others or {})
    if graph is not None:
        contents["graph"] = ("model.onnx", graph.SerializeToString(deterministic=True))
    if explanation is not None:
        contents["explain"] = ("explain.json", _dump(explanation.to_json()))
    files = {
        role: ArtifactFile(name, sha256(data).hexdigest(), len(data)) for role, (name, data) in sorted(contents.items())
    }
    named = replace(card, files=files, version="")
    version = sha256(_dump(to_plain(named))).hexdigest()[:16]
    complete = replace(named, version=version)
    out.mkdir(parents=True, exist_ok=True)
    for name, data in contents.values():
        (out / name).write_bytes(data)
    (out / CARD).write_text(json.dumps(to_plain(complete), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return complete


def load_artifact(folder: Path) -> Artifact:
    """Read a model's folder and check every file against the card.

    Raises
    ------
    InputError
        Where a file is missing or is not the one the card names.
    """
    try:
        data: Any = json.loads((folder / CARD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{folder / CARD}: it cannot be read ({error}); build the model again") from error
    card: Card = from_plain(Card, data, str(folder / CARD))
    if card.format != FORMAT:
        raise InputError(f"{folder / CARD}: it is of format {card.format}, this version reads {FORMAT}")
    for each in card.files.values():
        _check(folder, each)
    return Artifact(folder, card)


def _check(folder: Path, file: ArtifactFile) -> None:
    if Path(file.path).name != file.path:
        raise InputError(f"{folder / CARD}: the file {file.path!r} is not one of the folder")
    try:
        found = sha256((folder / file.path).read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(f"{folder / file.path}: it cannot be read; build the model again") from error
    if found != file.sha256:
        raise InputError(
            f"{folder / file.path}: it is not the file the card names (hash differs); build the model again"
        )


def _dump(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
