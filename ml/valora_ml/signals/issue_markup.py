"""Markup of issues: templates' headings, code, links, pictures."""

import re

MOST_CHARACTERS = 20_000
"""What follows in longer bodies is logs."""

FENCE = re.compile(r"```[\s\S]*?(?:```|\Z)")
COMMENT = re.compile(r"<!--[\s\S]*?(?:-->|\Z)")
PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)")
LINK = re.compile(r"https?://[^ \t\r\n)]+")
HEADING = re.compile(r"^(?:#+ .*|\*\*[^*\n]+\*\*.*)$", re.MULTILINE)


def without_markup(body: str) -> str:
    """Put a word in place of code, pictures and links; a template's comments are left out.

    Examples
    --------
    >>> without_markup("<!-- hint --> See http://x.y ```a = 1```").split()
    ['See', 'xurl', 'xcode']
    """
    plain = COMMENT.sub(" ", body[:MOST_CHARACTERS])
    plain = PICTURE.sub(" ximage ", FENCE.sub(" xcode ", plain))
    return LINK.sub(" xurl ", plain)
