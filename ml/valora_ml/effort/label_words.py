"""An issue's type and components as words of a third text, ``labels``, so that all teams share them."""

import re
from collections.abc import Iterable


def label_words(issue_type: str | None, components: Iterable[str]) -> str:
    """One word per label: ``type`` or ``component``, then the label's ASCII letters and digits in lower case.

    Examples
    --------
    >>> label_words("Technical task", ["App Explorer", "PHP"])
    'typetechnicaltask componentappexplorer componentphp'
    """
    words = [f"type{_plain(issue_type)}"] if issue_type else []
    return " ".join([*words, *(f"component{_plain(each)}" for each in components)])


def _plain(label: str) -> str:
    return re.sub("[^a-z0-9]", "", label.lower())
