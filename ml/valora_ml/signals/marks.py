"""Signs of a text that words do not show: smileys, shouting, code, links."""

import re

_SMILEYS = {
    "happy": re.compile(r"(?<![A-Za-z0-9:])(?:[:=]['^o-]?[)\]]|[:=]-?\}|\(:|\^_?\^|<3|&lt;3)"),
    "laughing": re.compile(r"(?<![A-Za-z0-9:])[:=;xX]-?D(?![A-Za-z0-9])"),
    "winking": re.compile(r"(?<![A-Za-z0-9:]);[o-]?[)\]]"),
    "tongue": re.compile(r"(?<![A-Za-z0-9:])[:;=]-?[pP](?![A-Za-z0-9])"),
    "unhappy": re.compile(
        r"(?<![A-Za-z0-9:])[:=]['o-]?[(\[/\\|]|(?<![A-Za-z0-9]):'\(|(?<![A-Za-z0-9:])[:=]-?[sS](?![A-Za-z0-9])"
    ),
}
_SIGNS = {
    "exclamation": "!",
    "exclamations": "!!",
    "question": "?",
    "questions": "??",
    "ellipsis": "...",
    "code": "xcode",
    "link": "xurl",
    "quote": "xquote",
    "mention": "xmention",
    "backtick": "`",
}
_PATTERNS = {
    "shouted": re.compile(r"(?<![A-Za-z])[A-Z]{3,}(?![A-Za-z])"),
    "stretched": re.compile(r"([A-Za-z])\1\1"),
    "bold": re.compile(r"\*[A-Za-z]+\*"),
    "astonished": re.compile(r"\?!|!\?"),
}
_CLEANED = (
    (
        re.compile(r"\{(?:code|noformat)[^}\n]{0,80}\}[\s\S]*?(?:\{(?:code|noformat)\}|\Z)|```[\s\S]*?(?:```|\Z)"),
        " xcode ",
    ),
    (re.compile(r"https?://[^ \t\r\n]+"), " xurl "),
    (re.compile(r"\{quote\}[\s\S]*?(?:\{quote\}|\Z)"), " xquote "),
    (re.compile(r"@[A-Za-z0-9_.]+"), " xmention "),
)


def clean(text: str) -> str:
    """Put a word in place of code, links, quotations and mentions: none of them is the speaker's own.

    Examples
    --------
    >>> clean("@sam see http://x.y/z {code}int i;{code}").split()
    ['xmention', 'see', 'xurl', 'xcode']
    """
    for pattern, word in _CLEANED:
        text = pattern.sub(word, text)
    return text


def count_marks(cleaned: str) -> dict[str, int]:
    """How often each sign occurs in a text that is clean."""
    counts = {name: len(pattern.findall(cleaned)) for name, pattern in (_SMILEYS | _PATTERNS).items()}
    return counts | {name: cleaned.count(sign) for name, sign in _SIGNS.items()}
