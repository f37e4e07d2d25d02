"""Makes ``similarity``: vectors of words, and the ranker that orders and weighs candidates."""

import csv
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from valora_ml.artifact.card import Card, DataSource, Inputs, Metric, Training
from valora_ml.artifact.folder import write_artifact
from valora_ml.datasets.gitbugs import Tracker, read_trackers
from valora_ml.errors import InputError
from valora_ml.evaluate.duplicates import measure
from valora_ml.similarity.cross_fit import cross_fit, learn
from valora_ml.similarity.duplicate_ranker import DuplicateRanker
from valora_ml.similarity.duplicate_search import compare_all, groups_of, queries_of
from valora_ml.similarity.index_process import IndexProcess
from valora_ml.similarity.word_vectors import learn_word_vectors

_PAIRS = ("duplicates_hadoop", "CC BY 4.0")
_TEXTS = (("story_points", "MIT"), ("story_points_tawosi", "Apache-2.0"))
_SEED = 0


def build(data: Path, out: Path) -> Card:
    """Learn from texts of three sets, and from the pairs of one; write the artifact."""
    trackers = read_trackers(data / _PAIRS[0]) if (data / _PAIRS[0]).is_dir() else []
    if not trackers:
        raise InputError(f"{data / _PAIRS[0]}: no bug reports with duplicate pairs there; see the README of the data")
    tracker = trackers[0]
    texts = [text for name, _ in _TEXTS for text in _issues(data / name)]
    texts += [f"{report.title}\n{report.title}\n{report.description}" for report in tracker.reports]
    with IndexProcess() as index:
        stems = [stem for start in range(0, len(texts), 500) for stem in index.stems(texts[start : start + 500])]
        measures = index.measures()
    vectors = learn_word_vectors(stems, seed=_SEED).to_bytes()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "vectors.bin"
        file.write_bytes(vectors)
        ranker = _learn(tracker, file)
        metrics = tuple(
            Metric(each.dataset, each.split, each.metric, each.direction, each.baseline_name, each.baseline, each.ours)
            for each in measure(tracker, "all", file)
        )
    sources = [(_PAIRS, len(tracker.reports)), *((each, len(_issues(data / each[0]))) for each in _TEXTS)]
    training = Training(
        data=tuple(DataSource(name, rows, _hash(data / name), licence) for (name, licence), rows in sources),
        split="ranker: all pairs; the metrics are those of rankers learned from other bugs, 10 folds",
        seed=_SEED,
        metrics=metrics,
    )
    card = Card(
        name="similarity",
        kind="similarity",
        description="Vectors of words, and weights that tell which of the likest issues are about the same thing.",
        inputs=Inputs(texts=("title", "description")),
        outputs=(),
        training=training,
        settings={"measures": measures, "ranker": ranker.to_json()},
    )
    return write_artifact(out, card, others={"vectors": ("vectors.bin", vectors)})


def _learn(tracker: Tracker, vectors: Path) -> DuplicateRanker:
    """Learn weights from all pairs; the probability from scores of rankers that saw other bugs only.

    Reports that are in no pair are left out: among the likest of them, most are duplicates that nobody marked.
    """
    queries, groups = queries_of(tracker.pairs), groups_of(tracker.pairs)
    with IndexProcess(vectors) as index:
        compared = compare_all(index, tracker.reports, queries)
    rankers = cross_fit(compared, groups, seed=_SEED)
    scores = [rankers[groups[query]].score_candidates(found.measures) for query, found in compared.items()]
    duplicate = np.concatenate([found.duplicate for found in compared.values()])
    return learn(compared.values()).calibrate(np.concatenate(scores), duplicate)


def _issues(folder: Path) -> list[str]:
    """Titles, twice, and descriptions."""
    return [text for file in sorted(folder.glob("*.csv")) for text in _texts(file)]


def _texts(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8", errors="replace", newline="") as lines:
        for row in csv.DictReader(lines):
            title = row.get("title") or ""
            yield f"{title}\n{title}\n{row.get('description') or ''}"


def _hash(folder: Path) -> str:
    """Over names and contents of the tables."""
    files: Sequence[Path] = sorted(folder.glob("*.csv"))
    return sha256(b"".join(file.name.encode() + file.read_bytes() for file in files)).hexdigest()
