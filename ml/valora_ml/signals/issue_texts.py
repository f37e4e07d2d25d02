"""Texts of an issue that its terms are taken from."""

from collections.abc import Sequence

from scipy import sparse

from valora_ml.signals.issue import Issue
from valora_ml.signals.issue_markup import HEADING, MOST_CHARACTERS, without_markup
from valora_ml.text.encoder import TextEncoder, TextField
from valora_ml.text.terms import words_of

_START = 60
_BODY = 6_000

ENCODERS = {
    "title": TextEncoder([TextField("title", words=2, chars=(3, 5))]),
    "start": TextEncoder([TextField("start", words=2)]),
    "body": TextEncoder([TextField("body", words=2)]),
    "written": TextEncoder([TextField("written", words=2)]),
    "headings": TextEncoder([TextField("headings", words=1)]),
}


def issue_texts(issue: Issue) -> dict[str, str]:
    """Title; the body's first words and all of it without markup; as written; each heading as one word.

    Examples
    --------
    >>> issue_texts(Issue("Crash", "### Steps to do\\nRun it"))["headings"]
    'hstepstodo'
    """
    plain = without_markup(issue.body)
    headings = (words_of(line)[:4] for line in HEADING.findall(issue.body[:MOST_CHARACTERS]))
    return {
        "title": issue.title,
        "start": " ".join(words_of(plain)[:_START]),
        "body": plain[:_BODY],
        "written": issue.body[:_BODY],
        "headings": " ".join("h" + "".join(words) for words in headings),
    }


def count_terms(issues: Sequence[Issue]) -> dict[str, sparse.csr_matrix]:
    """Counted terms of each text, by name."""
    texts = [issue_texts(issue) for issue in issues]
    return {name: encoder.matrix(texts) for name, encoder in ENCODERS.items()}
