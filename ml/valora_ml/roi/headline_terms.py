"""Terms of headlines: words, letters within words, letters across them, and the form without the words."""

import re
from collections.abc import Iterator, Sequence
from typing import Self

import numpy as np
from scipy import sparse
from sklearn.feature_extraction import FeatureHasher

from valora_ml.text.encoder import TextEncoder, TextField

_BUCKETS = 1 << 18
_ENCODERS = (
    TextEncoder([TextField("headline", salt=1, words=1)], buckets=_BUCKETS),
    TextEncoder([TextField("headline", salt=1, words=0, chars=(2, 5))], buckets=_BUCKETS),
)
_RAREST = (2, 3, 3, 3)
_TOKEN = re.compile(r"[A-Za-z0-9']+|[^\sA-Za-z0-9]")
_SHORT, _MIDDLE, _KEPT = 3, 6, 4


class HeadlineTerms:
    """Four tables of weighted terms, each row of length one; common terms weigh less.

    Examples
    --------
    >>> seen = ["This dog", "This cat", "This cow"]
    >>> [table.shape[0] for table in HeadlineTerms().fit(seen).tables(seen[:2])]
    [2, 2, 2, 2]
    """

    def fit(self, headlines: Sequence[str]) -> Self:
        """Which terms are kept and what they weigh."""
        self._columns, self._weights = list[np.ndarray](), list[np.ndarray]()
        for counts, rarest in zip(_counts(headlines), _RAREST, strict=True):
            seen = np.asarray((counts > 0).sum(axis=0)).ravel()
            kept = np.flatnonzero(seen >= rarest)
            self._columns.append(kept)
            self._weights.append(np.sqrt(np.log((1 + len(headlines)) / (1 + seen[kept]))))
        return self

    def tables(self, headlines: Sequence[str]) -> list[sparse.csr_matrix]:
        """Words, letters within words, letters across words, form."""
        tables = []
        for counts, columns, weights in zip(_counts(headlines), self._columns, self._weights, strict=True):
            table = counts[:, columns] @ sparse.diags(weights)
            length = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
            tables.append((sparse.diags(1 / np.maximum(length, 1e-9)) @ table).tocsr().astype(np.float32))
        return tables


def form_of(headline: str) -> list[str]:
    """Tokens by case, length and ending; signs stay, numbers become 0.

    Examples
    --------
    >>> form_of("The 7 Things...")
    ['^', 'Xsthe', '0', 'Xmgs', '.', '.', '.', '$']
    """
    return ["^", *(_form(token) for token in _TOKEN.findall(headline)), "$"]


def _form(token: str) -> str:
    if token[0].isdigit():
        return "0"
    if not token[0].isalpha():
        return token
    case = "A" if token.isupper() and len(token) > 1 else "X" if token[0].isupper() else "x"
    size = "s" if len(token) <= _SHORT else "m" if len(token) <= _MIDDLE else "l"
    return case + size + (token.lower()[-2:] if len(token) > _KEPT else token.lower())


def _counts(headlines: Sequence[str]) -> list[sparse.csr_matrix]:
    rows = [{"headline": headline} for headline in headlines]
    tables = [encoder.matrix(rows) for encoder in _ENCODERS]
    for table in tables:
        table.data = 1 + np.log(table.data)
    hasher = FeatureHasher(_BUCKETS, input_type="string", alternate_sign=False)
    return [*tables, *(hasher.transform(map(list, map(terms, headlines))) for terms in (_letters, _forms))]


def _letters(headline: str) -> Iterator[str]:
    padded = f" {headline.strip()} "
    return (padded[start : start + size] for size in (3, 4, 5) for start in range(len(padded) - size + 1))


def _forms(headline: str) -> Iterator[str]:
    tokens = form_of(headline)
    return (" ".join(tokens[start : start + size]) for size in (1, 2, 3) for start in range(len(tokens) - size + 1))
