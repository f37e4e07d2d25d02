"""What the base model knows of words, as its artifact keeps it for teams' own models."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from scipy import sparse

from valora_ml.artifact.folder import load_artifact
from valora_ml.effort.base_model import BaseModel
from valora_ml.effort.text_inputs import LENGTH_WEIGHT, TEXT_WEIGHT, TextInputs, Usual
from valora_ml.errors import InputError


@dataclass(frozen=True)
class BaseWeights:
    """Relative effort by words and lengths: the part of ``BaseModel`` that reads texts."""

    inputs: TextInputs
    usual: Usual
    terms: np.ndarray
    lengths: np.ndarray
    intercept: float

    @staticmethod
    def of(model: BaseModel) -> "BaseWeights":
        """Take them from the model itself."""
        return BaseWeights(model.inputs, model.usual, model.term_weights, model.length_weights, model.intercept)

    @staticmethod
    def load(folder: Path) -> "BaseWeights":
        """Read them from the artifact ``effort``.

        Raises
        ------
        InputError
            Where the folder is not that artifact.
        """
        artifact = load_artifact(folder)
        if "weights" not in artifact.card.files:
            raise InputError(f"{folder}: it is no base model of effort; give the folder of the artifact effort")
        with np.load(BytesIO(artifact.read("weights"))) as kept:
            usual = Usual(kept["length_center"], kept["length_scale"])
            rarity, terms = kept["rarity"].astype(np.float64), kept["terms"].astype(np.float64)
            return BaseWeights(TextInputs(rarity), usual, terms, kept["lengths"], float(kept["intercept"][0]))

    def to_bytes(self) -> bytes:
        """As an archive; the same weights give the same bytes."""
        file = BytesIO()
        np.savez(
            file,
            rarity=self.inputs.rarity.astype(np.float32),
            terms=self.terms.astype(np.float32),
            lengths=self.lengths,
            length_center=self.usual.center,
            length_scale=self.usual.scale,
            intercept=np.array([self.intercept]),
        )
        return file.getvalue()

    def split(self, counts: sparse.csr_matrix) -> tuple[sparse.csr_matrix, np.ndarray]:
        """Return normalised TF-IDF and standardised lengths."""
        columns = self.inputs.columns(counts, self.usual)
        buckets = len(self.terms)
        return columns[:, :buckets] / TEXT_WEIGHT, columns[:, buckets:].toarray() / LENGTH_WEIGHT

    def score(self, counts: sparse.csr_matrix) -> np.ndarray:
        """Relative effort to expect."""
        terms, lengths = self.split(counts)
        return self.intercept + terms @ self.terms + lengths @ self.lengths
