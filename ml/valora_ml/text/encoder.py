"""Hashed terms of a row's texts: what the ONNX graphs take in place of strings."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

from valora_ml.text.hashing import combine, hash_word
from valora_ml.text.terms import words_of


@dataclass(frozen=True)
class TextField:
    """One text of a row and how it becomes terms.

    Parameters
    ----------
    name : str
        Key of the text in a row's ``texts``.
    salt : int
        Mixed into each hash, so that a word of the title is another term than the same word of the description.
        Fields with equal salts share their terms.
    words : int
        Longest run of words that is a term: 1 words, 2 words and pairs, 0 none.
    chars : tuple of (int, int), optional
        Shortest and longest run of characters within a word (with one blank either side) that is a term.
    """

    name: str
    salt: int = 0
    words: int = 2
    chars: tuple[int, int] | None = None


@dataclass(frozen=True)
class TextEncoder:
    """Turns texts into counted, hashed terms.

    Parameters
    ----------
    fields : sequence of TextField
    buckets : int
        Power of two; terms are ``hash mod buckets``.
    max_terms : int
        Different terms kept of one row, in the order they first appear: fields in their order; within a field first
        all runs of words, shorter before longer at each position, then all runs of characters word by word, start
        by start, shorter before longer.
    """

    fields: Sequence[TextField]
    buckets: int = 1 << 17
    max_terms: int = 4096
    _chars_of: dict[tuple[str, int, int, int], list[int]] = field(default_factory=dict, compare=False, repr=False)

    def encode(self, texts: Mapping[str, str]) -> dict[int, int]:
        """Counts by bucket, in order of first appearance; a missing text is empty.

        Examples
        --------
        >>> TextEncoder([TextField("title")], buckets=1024).encode({"title": "Log in, log out"})
        {517: 2, 52: 1, 797: 1, 279: 1, 303: 1, 405: 1}
        """
        counts: Counter[int] = Counter()
        for each in self.fields:
            counts.update(self._terms(each, texts.get(each.name) or ""))
        if len(counts) > self.max_terms:
            return dict(list(counts.items())[: self.max_terms])
        return dict(counts)

    def matrix(self, rows: Sequence[Mapping[str, str]]) -> sparse.csr_matrix:
        """Counts of many rows, shape (rows, buckets), float64."""
        indptr, indices, data = [0], list[int](), list[int]()
        for texts in rows:
            counts = self.encode(texts)
            indices.extend(counts)
            data.extend(counts.values())
            indptr.append(len(indices))
        shape = (len(rows), self.buckets)
        matrix = sparse.csr_matrix((np.array(data, dtype=np.float64), indices, indptr), shape=shape)
        matrix.sort_indices()
        return matrix

    def padded(self, rows: Sequence[Mapping[str, str]]) -> tuple[np.ndarray, np.ndarray]:
        """Buckets (int64) and counts (float32), both shape (rows, most terms of a row, at least 1), zero-padded."""
        encoded = [self.encode(texts) for texts in rows]
        width = max([1, *map(len, encoded)])
        ids = np.zeros((len(rows), width), dtype=np.int64)
        counts = np.zeros((len(rows), width), dtype=np.float32)
        for row, terms in enumerate(encoded):
            ids[row, : len(terms)] = list(terms)
            counts[row, : len(terms)] = list(terms.values())
        return ids, counts

    def _terms(self, text_field: TextField, text: str) -> list[int]:
        words = words_of(text)
        salt, mask = text_field.salt, self.buckets - 1
        hashes = [self._word(word, salt) for word in words]
        terms: list[int] = []
        for start in range(len(hashes)):
            run = hashes[start]
            for length in range(1, text_field.words + 1):
                if start + length > len(hashes):
                    break
                if length > 1:
                    run = combine(run, hashes[start + length - 1])
                terms.append(run & mask)
        if text_field.chars is not None:
            low, high = text_field.chars
            for word in words:
                terms.extend(each & mask for each in self._char_runs(word, salt, low, high))
        return terms

    def _word(self, word: str, salt: int) -> int:
        return self._cached((word, salt, 0, 0), lambda: [combine(salt, hash_word(word))])[0]

    def _char_runs(self, word: str, salt: int, low: int, high: int) -> list[int]:
        def runs() -> list[int]:
            padded = f" {word} "
            return [
                combine(combine(salt, length), hash_word(padded[start : start + length]))
                for start in range(len(padded))
                for length in range(low, high + 1)
                if start + length <= len(padded)
            ]

        return self._cached((word, salt, low, high), runs)

    def _cached(self, key, make):  # type: ignore[no-untyped-def]
        found = self._chars_of.get(key)
        if found is None:
            found = make()
            if len(self._chars_of) < 500_000:
                self._chars_of[key] = found
        return found
