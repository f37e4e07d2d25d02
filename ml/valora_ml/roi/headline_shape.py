"""The shape of a headline in numbers: how long, how it asks, whom it speaks of."""

import re

import numpy as np

from valora_ml.roi.member import Vector

_WORD = re.compile(r"[A-Za-z']+")
_END = re.compile(r"[.!?]+\s*")
_GROUPS = (
    frozenset({"i", "me", "my", "we", "us", "our"}),
    frozenset({"you", "your", "you're", "you'll"}),
    frozenset({"he", "his", "him", "she", "her", "they", "their", "them"}),
    frozenset({"not", "no", "never", "don't", "can't", "doesn't", "isn't", "won't", "nothing"}),
    frozenset({"why", "what", "how", "who", "when", "where", "which"}),
    frozenset({"this", "these", "that", "those", "here", "it"}),
)
_OPENINGS = (_GROUPS[4], _GROUPS[5], _GROUPS[2], frozenset({"a", "an", "the"}))
_SIGNS = ("?", "!", '"“”', ",;:", ".…", "*", "(", "0123456789")


def headline_shape(headline: str, excerpt: str) -> Vector:
    """Numbers of fixed order and count.

    Examples
    --------
    >>> headline_shape("Why this?", "").shape
    (36,)
    """
    words = _WORD.findall(headline)
    lowered = [word.lower() for word in words]
    sentences = [part for part in _END.split(headline) if part]
    count = max(1, len(words))
    ending = headline.rstrip()[-1:]
    return np.array(
        [
            len(headline),
            len(words),
            sum(map(len, words)) / count,
            max(map(len, words), default=0),
            sum(len(word) >= 8 for word in words),
            sum(len(word) <= 3 for word in words) / count,
            len(set(lowered)) / count,
            len(sentences),
            len(sentences[0]) if sentences else 0,
            len(sentences[-1]) if sentences else 0,
            len(excerpt),
            sum(word.isupper() and len(word) > 1 for word in words),
            sum(word[0].isupper() for word in words) / count,
            headline[:1].isdigit(),
            "..." in headline or "…" in headline,
            *(sum(headline.count(sign) for sign in signs) for signs in _SIGNS),
            *(sum(word in group for word in lowered) for group in _GROUPS),
            *(bool(lowered) and lowered[0] in opening for opening in _OPENINGS),
            *(ending == sign for sign in "?.!"),
        ],
        dtype=np.float64,
    )
