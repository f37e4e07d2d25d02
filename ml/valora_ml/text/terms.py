"""Words of a text, by rules simple enough that Python and TypeScript agree on every input."""

import re

MAX_CODE_POINTS = 20_000
"""Longer texts are cut here: what follows says little, and one row must never cost seconds."""

_LAST_LOWERED = 0x0590
"""Letters are lowered only below this code point (Latin, Greek, Cyrillic, Armenian): one to one, settled, the same
in every Unicode version."""

_LOWER = {
    code: lowered
    for code in range(_LAST_LOWERED)
    if len(lowered := chr(code).lower()) == 1 and lowered != chr(code) and code != 0x0130
}

# A word is a run of ASCII letters and digits, of letters of other scripts, or one symbol above U+2000 that is no
# letter of theirs (emoji, arrows): ranges, not Unicode classes, because classes change with the Unicode version.
_WORD = re.compile(
    "[a-z0-9\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff"
    "\ufe70-\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uffdc\U00010000-\U0001efff\U00020000-\U0010ffff]+"
    "|[\u2190-\u2bff\U0001f000-\U0001ffff]|[!?]"
)


def words_of(text: str) -> list[str]:
    """Lower-case words of a text in order; ``!`` and ``?`` and each emoji are words of their own.

    A lone surrogate, a NUL and any other sign separates words.

    Examples
    --------
    >>> words_of("Export CSV\\u0000 fails, why?")
    ['export', 'csv', 'fails', 'why', '?']
    """
    return _WORD.findall(text[:MAX_CODE_POINTS].translate(_LOWER))
