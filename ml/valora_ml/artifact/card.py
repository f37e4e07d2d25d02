"""The model card: what a model reads, gives, was made from and is worth."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any, Literal

from valora_ml.text.encoder import TextEncoder, TextField

Kind = Literal["effort", "signals", "value", "similarity"]
FORMAT = 1


@dataclass(frozen=True)
class NumberInput:
    """A number of a row; ``low`` and ``high`` are the range it was trained on."""

    name: str
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    description: str = ""


@dataclass(frozen=True)
class CategoryInput:
    """A category of a row: one column of 1 or 0 per value, in order.

    A value that is not listed counts as ``unknown``, which is one of ``values``; where that is None, and where there is
    no value at all, all columns are 0.
    """

    name: str
    values: tuple[str, ...]
    unknown: str | None = None
    description: str = ""


@dataclass(frozen=True)
class FieldSpec:
    """How one text becomes terms; see ``TextField``."""

    name: str
    salt: int
    words: int
    chars: tuple[int, int] | None


@dataclass(frozen=True)
class EncoderSpec:
    """How texts become terms; see ``TextEncoder``."""

    fields: tuple[FieldSpec, ...]
    buckets: int
    max_terms: int

    @staticmethod
    def of(encoder: TextEncoder) -> "EncoderSpec":
        """Describe an encoder."""
        fields = tuple(FieldSpec(each.name, each.salt, each.words, each.chars) for each in encoder.fields)
        return EncoderSpec(fields, encoder.buckets, encoder.max_terms)

    def encoder(self) -> TextEncoder:
        """Build the encoder that is described."""
        fields = [TextField(each.name, each.salt, each.words, each.chars) for each in self.fields]
        return TextEncoder(fields, self.buckets, self.max_terms)


@dataclass(frozen=True)
class Inputs:
    """What a row holds. Texts that are missing are empty, numbers that are missing are NaN."""

    texts: tuple[str, ...] = ()
    encoder: EncoderSpec | None = None
    numbers: tuple[NumberInput, ...] = ()
    categories: tuple[CategoryInput, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns of the tensor ``numbers``; a category's are ``name=value``."""
        flags = (f"{each.name}={value}" for each in self.categories for value in each.values)
        return (*(each.name for each in self.numbers), *flags)


@dataclass(frozen=True)
class Output:
    """An answer of the model: ``width`` numbers per row, named by ``labels`` where they differ in meaning."""

    name: str
    width: int
    description: str
    labels: tuple[str, ...] | None = None
    unit: str | None = None


@dataclass(frozen=True)
class DataSource:
    """A set of data the model was trained on; the hash is over its files."""

    name: str
    rows: int
    sha256: str
    licence: str


@dataclass(frozen=True)
class Metric:
    """A figure on data the model did not learn from, beside the naive baseline's."""

    dataset: str
    split: str
    metric: str
    direction: Literal["lower", "higher"]
    baseline_name: str
    baseline: float
    ours: float


def library_versions() -> dict[str, str]:
    """Versions of what trains models here."""
    packages = ("numpy", "scipy", "scikit-learn", "xgboost-cpu", "lightgbm", "onnx", "onnxruntime")
    return {"python": platform.python_version(), **{name: version(name) for name in packages}}


@dataclass(frozen=True)
class Training:
    """How the model was made; ``trained_at`` (ISO 8601) only where the same run need not give the same file."""

    data: tuple[DataSource, ...]
    split: str
    seed: int
    metrics: tuple[Metric, ...] = ()
    libraries: Mapping[str, str] = field(default_factory=library_versions)
    trained_at: str | None = None


@dataclass(frozen=True)
class ArtifactFile:
    """A file of the artifact's folder."""

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True)
class Card:
    """What ``card.json`` holds; the schema is ``ml/contracts/model-card.json``.

    Parameters
    ----------
    name : str
        Of the artifact, such as ``effort`` or ``value-team-7``.
    kind : {"effort", "signals", "value", "similarity"}
    description : str
        One sentence for people.
    inputs : Inputs
    outputs : sequence of Output
    training : Training
    settings : mapping
        Whatever else who uses the answers must know, such as the transform of the effort; JSON values.
    files : mapping of str to ArtifactFile
        By role: ``graph``, ``explain`` or the artifact's own. Filled in by ``write_artifact``.
    version : str
        Filled in by ``write_artifact`` from the content: the same model has the same version.
    """

    name: str
    kind: Kind
    description: str
    inputs: Inputs
    outputs: tuple[Output, ...]
    training: Training
    settings: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, ArtifactFile] = field(default_factory=dict)
    version: str = ""
    format: int = FORMAT
