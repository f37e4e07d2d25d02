"""Numbers that tell a text's tone, by rules the backend repeats (``backend/src/signals/tone``)."""

from collections import Counter
from collections.abc import Sequence
from math import log1p

import numpy as np

from valora_ml.signals.lexicon import PLAIN, categories, categories_of, is_contraction, negated
from valora_ml.signals.marks import clean, count_marks
from valora_ml.text.terms import MAX_CODE_POINTS, words_of

_GOOD = ("thanks", "praise", "joy")
_BAD = ("apology", "sadness", "anger", "swearing", "blame", "worry")
_UP = (*_GOOD, "agreement", "success")
_DOWN = (*_BAD, "trouble")
_EDGE = 6


def tone_of(text: str) -> dict[str, float]:
    """Tone of one text, by name, always in the same order.

    Examples
    --------
    >>> tone = tone_of("Great work, thanks! :)")
    >>> round(tone["thanks"], 3), tone["isGood"], tone["isBad"]
    (0.693, 1.0, 0.0)
    """
    cleaned = clean(text[:MAX_CODE_POINTS])
    words = words_of(cleaned)
    marks = count_marks(cleaned)
    said, turned = _count(words)
    good = _total(said, _GOOD) + marks["happy"] + marks["laughing"] + marks["winking"]
    bad = _total(said, _BAD) + marks["unhappy"] + turned["praise"] + turned["joy"]
    size = len(words)
    return {
        **{name: log1p(count) for name, count in marks.items()},
        **{name: log1p(said[name]) for name in categories()},
        **{f"not:{name}": log1p(turned[name]) for name in categories() if name not in PLAIN},
        "goodAtStart": log1p(_named(words[:_EDGE], _UP)),
        "badAtStart": log1p(_named(words[:_EDGE], _DOWN)),
        "goodAtEnd": log1p(_named(words[-_EDGE:], _UP)),
        "badAtEnd": log1p(_named(words[-_EDGE:], _DOWN)),
        "words": log1p(size),
        "characters": log1p(len(cleaned)),
        "balance": log1p(good) - log1p(bad),
        "isGood": float(good > 0),
        "isBad": float(bad > 0),
        "balanceShare": (good - bad) / (size + 5),
        "goodShare": good / (size + 5),
        "badShare": bad / (size + 5),
        "troubleShare": said["trouble"] / (size + 5),
    }


def tone_table(texts: Sequence[str]) -> np.ndarray:
    """Tone of many texts, shape (texts, numbers)."""
    return np.array([list(tone_of(text).values()) for text in texts], dtype=np.float64).reshape(-1, len(TONE))


def _count(words: list[str]) -> tuple[Counter[str], Counter[str]]:
    said, turned = Counter[str](), Counter[str]()
    for position, (word, after_negation) in enumerate(zip(words, negated(words), strict=True)):
        for name in categories_of(word):
            (turned if after_negation and name not in PLAIN else said)[name] += 1
        said["negation"] += is_contraction(words, position)
    return said, turned


def _total(counts: Counter[str], names: Sequence[str]) -> int:
    return sum(counts[name] for name in names)


def _named(words: list[str], names: Sequence[str]) -> int:
    return sum(name in names for word in words for name in categories_of(word))


TONE = tuple(tone_of(""))
"""Names of the numbers, in order."""
