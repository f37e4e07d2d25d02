"""What a comment wants, by rules: labels for the shipped model, which no licence-clear set holds."""

import re

from valora_ml.signals.lexicon import categories_of
from valora_ml.signals.marks import clean
from valora_ml.text.terms import words_of

INTENTS = ("bug", "feature_request", "question", "praise", "other")

_WISH = re.compile(
    r"\b(?:would|will|might|could) be (?:\w+ )?(?:nice|great|good|useful|helpful|handy|cool|awesome|better)"
    r" (?:if|to|for)\b"
    r"|\bplease (?:add|support|allow|provide|implement|consider|include|make it)\b|\bfeature requests?\b"
    r"|\bi(?:'d| would) (?:like|love) (?:to see|to be able|to have|an? )|\bi wish\b|\bwe need (?:an? |to be able)"
    r"|\b(?:could|can) (?:you|we) (?:please )?(?:add|support|allow|have|make it)\b|\bshould (?:support|allow|be able)\b"
    r"|\bany plans? (?:to|for)\b|\bhow about adding\b|\bit would help\b",
    re.IGNORECASE,
)
_FAULT = re.compile(
    r"\b(?:does|do|did|is|are)(?:n't| not) (?:work|working|load|start|respond|compile|build)"
    r"|\bcrash|\bsegfault|\bnot working\b"
    r"|\bthrows? (?:an? )?\w*(?:error|exception)|\bfail(?:s|ed|ing)? (?:to|with|on|when|for)\b|\bstopped working\b"
    r"|\bis broken\b|\bbroke\b|\b(?:a|this|the) bug\b|\bgetting (?:an? )?(?:\w+ )?(?:error|exception)|\bstack ?trace\b",
    re.IGNORECASE,
)
_ASKING = frozenset(
    words_of("how what why when where who which is are can could does do did should would any anyone has")
)


def weak_intent(text: str, sentiment: str) -> str | None:
    """Name the intent of a comment whose sentiment is known; None where the rules contradict each other.

    Examples
    --------
    >>> weak_intent("Please add dark mode.", "neutral"), weak_intent("Thanks, great work!", "positive")
    ('feature_request', 'praise')
    """
    plain = clean(text).strip()
    found = {
        "feature_request": bool(_WISH.search(plain)),
        "bug": bool(_FAULT.search(plain)) and sentiment != "positive",
        "question": asks(plain),
        "praise": sentiment == "positive" and _thanks(plain) and not _FAULT.search(plain),
    }
    intents = [name for name, holds in found.items() if holds]
    if len(intents) > 1:
        return None
    if intents:
        return intents[0]
    return "other" if sentiment == "neutral" else None


def asks(text: str) -> bool:
    """Whether a text ends with a question of its own, and not with a lone ``?``."""
    if not text.endswith("?"):
        return False
    last = words_of(re.split(r"[.!;\n]", text)[-1])
    return bool(last) and (last[0] in _ASKING or len(last) > 3)


def _thanks(text: str) -> bool:
    names = {name for word in words_of(text) for name in categories_of(word)}
    return bool(names & {"thanks", "praise", "joy"})
