"""Vectors of words from which issues they are in: latent semantic analysis, in steps of 1/127."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.utils.extmath import randomized_svd

MAGIC = 0x31535656
_MASK = 0xFFFFFFFF


@dataclass(frozen=True)
class WordVectors:
    """One row per stem; a row is already weighted by how rare the stem is."""

    stems: Sequence[str]
    rows: np.ndarray

    def to_bytes(self) -> bytes:
        """As the backend reads it (``backend/src/similarity/word-vectors.ts``).

        Examples
        --------
        >>> len(WordVectors(["log", "in"], np.ones((2, 4))).to_bytes())
        40
        """
        largest = np.abs(self.rows).max(axis=1)
        scales = np.where(largest > 0, largest / 127, 1.0).astype("<f4")
        values = np.rint(self.rows / scales[:, None]).astype(np.int8)
        hashes = np.array([hash_stem(stem) for stem in self.stems], dtype="<u4")
        header = struct.pack("<4I", MAGIC, *self.rows.shape, 0)
        return header + hashes.tobytes() + scales.tobytes() + values.tobytes()


def hash_stem(stem: str) -> int:
    """FNV-1a over UTF-8, 32 bits."""
    value = 0x811C9DC5
    for byte in stem.encode():
        value = ((value ^ byte) * 0x01000193) & _MASK
    return value


def learn_word_vectors(
    texts: Sequence[str], dimensions: int = 64, fewest: int = 5, most: float = 0.3, seed: int = 0
) -> WordVectors:
    """Learn from texts of stems separated by blanks.

    Parameters
    ----------
    texts : sequence of str
    dimensions : int
    fewest : int
        Stems in fewer texts have no vector.
    most : float
        Nor have those in a larger share of the texts.
    seed : int

    Notes
    -----
    Deerwester et al. (1990), Indexing by latent semantic analysis.
    """
    vectorizer = TfidfVectorizer(analyzer=str.split, min_df=fewest, max_df=most, sublinear_tf=True)
    counts = vectorizer.fit_transform(texts)
    right = randomized_svd(counts, dimensions, n_iter=4, random_state=seed)[2].T
    return WordVectors(vectorizer.get_feature_names_out().tolist(), right * vectorizer.idf_[:, None])
