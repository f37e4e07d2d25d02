"""Texts with an intent from sets whose licence allows a shipped model."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from valora_ml.datasets.csv_files import read_csv
from valora_ml.datasets.sentiment import SentimentTable
from valora_ml.signals.weak_intent import INTENTS, asks, weak_intent

MOST_PER_INTENT = 1_500
_START = 600
_HOW = re.compile(r"\s*(?:how (?:to|do|can)|why|what|is (?:there|it possible)|can (?:i|we)|does)\b", re.IGNORECASE)
_BUG = ("t_Bug",)
_FEATURE = ("t_Story", "t_Improvement", "t_New.Feature", "t_Enhancement.Request", "t_Suggestion")


@dataclass(frozen=True)
class IntentTable:
    """Texts and their intents."""

    texts: Sequence[str]
    intents: Sequence[str]


def read_intents(data: Path, comments: Sequence[SentimentTable]) -> IntentTable:
    """Types of issues, bug reports, titles that ask, and comments labelled by rules; so many of each intent at most.

    Titles that ask are there because questions of comments alone would teach that what looks like an issue is none.
    """
    pairs = [*_typed_issues(data / "story_points_tawosi"), *_asking_issues(data / "story_points")]
    pairs += [(text, "bug") for text, _ in read_priorities(data / "duplicates_hadoop" / "hadoop_bugs.csv")]
    for table in comments:
        for text, sentiment in zip(table.texts, table.labels, strict=True):
            intent = weak_intent(text, sentiment)
            if intent:
                pairs.append((text, intent))
    kept = [(text, intent) for name in INTENTS for text, intent in _spread([p for p in pairs if p[1] == name])]
    return IntentTable([text for text, _ in kept], [intent for _, intent in kept])


def read_priorities(bugs: Path) -> list[tuple[str, str]]:
    """Text and priority of each bug report."""
    rows = read_csv(bugs, ("Summary", "Description", "Priority"))
    return [(issue_text(row["Summary"], row["Description"], place), row["Priority"]) for place, row in enumerate(rows)]


def issue_text(title: str, description: str, place: int) -> str:
    """Every other issue is its title alone: what customers say is short."""
    return title if place % 2 else f"{title}\n{description[:_START]}"


def _typed_issues(folder: Path) -> Iterator[tuple[str, str]]:
    for types in sorted((folder / "onehot").glob("*_tfidf-se.csv")):
        texts = read_csv(folder / types.name.replace("_tfidf-se", "_deep-se"), ("issuekey", "title", "description"))
        issues = {row["issuekey"]: row for row in texts}
        for place, row in enumerate(read_csv(types, ("issuekey",))):
            issue, intent = issues.get(row["issuekey"]), _intent_of(row)
            if issue and intent:
                asking = asks(issue["title"].strip()) or _HOW.match(issue["title"])
                yield issue_text(issue["title"], issue["description"], place), "question" if asking else intent


def _asking_issues(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.glob("*.csv")):
        for place, row in enumerate(read_csv(file, ("title", "description"))):
            if asks(row["title"].strip()) or _HOW.match(row["title"]):
                yield issue_text(row["title"], row["description"], place), "question"


def _intent_of(row: dict[str, str]) -> str | None:
    if any(row.get(name) in {"1", "1.0"} for name in _BUG):
        return "bug"
    return "feature_request" if any(row.get(name) in {"1", "1.0"} for name in _FEATURE) else None


def _spread(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """At most so many, evenly over all."""
    step = max(len(pairs) / MOST_PER_INTENT, 1)
    return [pairs[int(place * step)] for place in range(int(len(pairs) / step))]
