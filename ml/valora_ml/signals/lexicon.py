"""Words by what they convey. The list is Valora's own, written without looking at any data set."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from valora_ml.text.terms import words_of

FILE = Path(__file__).with_name("lexicon.json")
PLAIN = frozenset({"negation", "speaker", "addressee", "request", "emphasis", "contrast"})
"""Categories whose meaning a negation before them does not turn round."""

_CONTRACTED = frozenset(
    words_of("don doesn didn can won isn wasn aren weren couldn wouldn shouldn hasn haven hadn ain")
)
_SCOPE = 4


@cache
def categories() -> tuple[str, ...]:
    """Names in the order of the file."""
    return tuple(_words())


@cache
def categories_of(word: str) -> frozenset[str]:
    """Categories a lower-case word belongs to; an entry that ends in ``*`` stands for all words that begin so.

    Examples
    --------
    >>> sorted(categories_of("thanks")), sorted(categories_of("annoyingly"))
    (['thanks'], ['anger'])
    """
    return frozenset(name for name, (exact, stems) in _words().items() if word in exact or word.startswith(stems))


def negated(words: list[str]) -> list[bool]:
    """Whether each word follows a negation closely: within four words, ``!`` and ``?`` end it.

    Examples
    --------
    >>> negated(["this", "isn", "t", "good"])
    [False, False, False, True]
    """
    left, found = 0, []
    for position, word in enumerate(words):
        found.append(left > 0)
        if word in {"!", "?"}:
            left = 0
        elif negates(words, position):
            left = _SCOPE
        elif left:
            left -= 1
    return found


def negates(words: list[str], position: int) -> bool:
    """Whether the word negates what follows; ``n't`` is two words, such as ``isn`` and ``t``."""
    word = words[position]
    return "negation" in categories_of(word) or is_contraction(words, position)


def is_contraction(words: list[str], position: int) -> bool:
    """Whether the word is the ``t`` of ``n't``."""
    return words[position] == "t" and position > 0 and words[position - 1] in _CONTRACTED


@cache
def _words() -> Mapping[str, tuple[frozenset[str], tuple[str, ...]]]:
    entries: dict[str, str] = json.loads(FILE.read_text(encoding="utf-8"))
    return {name: _split(text.split()) for name, text in entries.items()}


def _split(entries: list[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    exact = frozenset(each for each in entries if not each.endswith("*"))
    return exact, tuple(each[:-1] for each in entries if each.endswith("*"))
