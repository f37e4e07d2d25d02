"""Numbers that tell an issue's form: what is attached, what is asked, how it begins."""

import re
from collections.abc import Sequence
from math import log1p

import numpy as np

from valora_ml.signals.issue import Issue
from valora_ml.signals.issue_markup import COMMENT, FENCE, LINK, MOST_CHARACTERS, PICTURE, without_markup
from valora_ml.text.terms import words_of

_ASKING = frozenset(words_of("how what why when where who which is are can could does do should would any anyone"))
_WANTED = frozenset(words_of("feature request support add allow proposal rfc"))
_BROKEN = frozenset(words_of("bug error crash fails failed wrong broken segfault not"))
_POLITE = frozenset(words_of("please would nice like wish suggest"))
_SELF = frozenset(words_of("i my me"))
_PLANNED = frozenset(words_of("feature proposal enhancement"))
_IN_BODY = {
    "headings": re.compile(r"^#+ ", re.MULTILINE),
    "bullets": re.compile(r"^[ \t]*[-*] ", re.MULTILINE),
    "numbered": re.compile(r"^[ \t]*\d+[.)] ", re.MULTILINE),
    "failures": re.compile(r"\b(?:error|exception|traceback|crash|fail)", re.IGNORECASE),
    "versions": re.compile(r"\d+\.\d+\.\d+"),
    "links": LINK,
    "pictures": PICTURE,
    "comments": COMMENT,
    "fences": re.compile("```"),
    "ticked": re.compile(r"\[x\]"),
    "open": re.compile(r"\[ \]"),
}


def issue_shape(issue: Issue) -> dict[str, float]:
    """Form of one issue, by name, always in the same order."""
    body = issue.body[:MOST_CHARACTERS]
    plain = without_markup(body)
    title, words = words_of(issue.title), words_of(plain)
    known = set(words)
    size = 10 + len(words)
    return {
        **{name: log1p(len(pattern.findall(body))) for name, pattern in _IN_BODY.items()},
        "titleWords": log1p(len(title)),
        "characters": log1p(len(issue.body)),
        "words": log1p(len(words)),
        "isShort": float(len(words) < 20),
        "lines": log1p(plain.count("\n")),
        "code": log1p(sum(map(len, FENCE.findall(body)))),
        "endsAsking": float(issue.title.rstrip().endswith("?")),
        "titleAsks": float(issue.title.count("?")),
        "bodyAsks": log1p(plain.count("?")),
        "beginsAsking": float(bool(title) and title[0] in _ASKING),
        "isTagged": float("[" in issue.title),
        "wanted": float(sum(word in _WANTED for word in title)),
        "broken": float(sum(word in _BROKEN for word in title)),
        "polite": sum(word in _POLITE for word in words) / size,
        "self": sum(word in _SELF for word in words) / size,
        "planned": float(any(word in _PLANNED for word in words[:40])),
        **{name: float(name in known) for name in ("expected", "reproduce", "steps")},
    }


def shape_table(issues: Sequence[Issue]) -> np.ndarray:
    """Form of many issues, shape (issues, numbers)."""
    return np.array([list(issue_shape(issue).values()) for issue in issues], dtype=np.float64)
