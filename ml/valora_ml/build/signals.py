"""Makes ``signals``: sentiment, intent and urgency of what a customer said."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from valora_ml.artifact import (
    Card,
    DataSource,
    EncoderSpec,
    GraphBuilder,
    Inputs,
    Metric,
    NumberInput,
    Output,
    Training,
    write_artifact,
)
from valora_ml.artifact.term_bag import Storage
from valora_ml.datasets.csv_files import read_csv
from valora_ml.datasets.intent_sources import issue_text, read_intents, read_priorities
from valora_ml.datasets.issue_types import read_issue_types
from valora_ml.datasets.sentiment import read_sentiment
from valora_ml.errors import InputError
from valora_ml.evaluate.class_figures import score
from valora_ml.signals.export import probabilities
from valora_ml.signals.lexicon import FILE as LEXICON
from valora_ml.signals.tone import TONE
from valora_ml.signals.tone_classifier import ENCODER, ToneClassifier
from valora_ml.signals.weak_intent import INTENTS

SENTIMENTS = ("negative", "neutral", "positive")
_STORAGE: Storage = "int8"
_URGENT = ("Blocker", "Critical")
_SETS = {
    "sentiment_jira": ("folds0-3.csv", "authors claim no rights on the text"),
    "sentiment_stackoverflow": ("folds0-3.csv", "MIT"),
    "story_points": ("*.csv", "MIT"),
    "story_points_tawosi": ("*_deep-se.csv", "Apache-2.0"),
    "duplicates_hadoop": ("hadoop_bugs.csv", "CC BY 4.0"),
}
_OUTSIDE = "issue_type_nlbse24/issues_train.csv"
_AS_TYPES = {"bug": "bug", "feature_request": "feature", "question": "question"}


def build(data: Path, out: Path) -> Card:
    """Learn three classifiers over the same inputs; write the artifact."""
    comments = [read_sentiment(data / name / _SETS[name][0]) for name in ("sentiment_jira", "sentiment_stackoverflow")]
    bugs = data / "duplicates_hadoop" / _SETS["duplicates_hadoop"][0]
    said = [(text, label) for table in comments for text, label in zip(table.texts, table.labels, strict=True)]
    sentiment = ToneClassifier((1.0,), min_rows=2).fit([text for text, _ in said], [label for _, label in said])
    intents = read_intents(data, comments)
    order = {name: place for place, name in enumerate(INTENTS)}
    intent = ToneClassifier((1.0,), min_rows=2).fit(intents.texts, [f"{order[name]}" for name in intents.intents])
    priorities = read_priorities(bugs)
    urgent = ["1" if priority in _URGENT else "0" for _, priority in priorities]
    urgency = ToneClassifier((0.03, 0.3), min_rows=2).fit([text for text, _ in priorities], urgent)
    graph = GraphBuilder(columns=len(TONE), terms=True)
    graph.output("sentiment", probabilities(graph, sentiment, _STORAGE), width=3)
    graph.output("intent", probabilities(graph, intent, _STORAGE), width=len(INTENTS))
    second = graph.add("Gather", probabilities(graph, urgency, _STORAGE), graph.integers(1), axis=1)
    graph.output("urgency", second, width=1)
    base_rate = urgent.count("1") / len(urgent)
    metrics = [
        *_own_metrics("sentiment_jira + sentiment_stackoverflow", sentiment, [label for _, label in said]),
        *_own_metrics("intent, weak labels", intent, [f"{order[name]}" for name in intents.intents]),
        *_outside_metrics(data / _OUTSIDE, intent),
        _urgency_metric(urgency, urgent),
    ]
    training = Training(
        data=tuple(
            DataSource(name, _rows(data, name), _hash(data / name, pattern), licence)
            for name, (pattern, licence) in _SETS.items()
        ),
        split="all rows; the metrics are those of 4 folds, and of issues of other trackers that were not learned from",
        seed=0,
        metrics=tuple(metrics),
    )
    return write_artifact(out, _card(training, base_rate), graph.model(), others=_lexicon())


def _card(training: Training, base_rate: float) -> Card:
    return Card(
        name="signals",
        kind="signals",
        description="How a customer's words sound, what they want, and how likely they tell of something urgent.",
        inputs=Inputs(
            texts=("text",),
            encoder=EncoderSpec.of(ENCODER),
            numbers=tuple(NumberInput(name, description="tone of the text") for name in TONE),
        ),
        outputs=(
            Output("sentiment", 3, "Probability of each sentiment", SENTIMENTS, "probability"),
            Output("intent", len(INTENTS), "Probability of each intent", INTENTS, "probability"),
            Output("urgency", 1, "Probability that a bug report would be a blocker or critical", None, "probability"),
        ),
        training=training,
        settings={
            "intentAtLeast": 0.5,
            "urgencyHighFrom": 2 * base_rate,
            "urgencyLowTo": base_rate / 2,
            "urgencyBaseRate": base_rate,
            "intentLabels": "issue types of trackers, titles that ask; comments by the rules of weak_intent.py",
            "urgencyLabels": "priority Blocker or Critical among Hadoop's bug reports",
        },
    )


def _lexicon() -> dict[str, tuple[str, bytes]]:
    return {"lexicon": (LEXICON.name, LEXICON.read_bytes())}


def _held_out(model: ToneClassifier) -> np.ndarray:
    if model.out_of_fold_ is None:
        raise InputError("signals: a label has fewer than two rows; give data with more of each")
    return model.calibration_.probabilities(model.out_of_fold_)


def _own_metrics(dataset: str, model: ToneClassifier, labels: list[str]) -> Iterator[Metric]:
    truth, chances = np.asarray(labels), _held_out(model)
    naive = np.full(len(truth), max(sorted(set(labels)), key=labels.count))
    for metric in ("accuracy", "macro_f1"):
        ours = score(metric, truth, model.classes_[chances.argmax(axis=1)])
        yield Metric(dataset, "4 folds", metric, "higher", "most-frequent", score(metric, truth, naive), ours)


def _outside_metrics(file: Path, model: ToneClassifier) -> Iterator[Metric]:
    """Bug, feature or question of issues that nothing was learned from, where that set is there."""
    if not file.is_file():
        return
    table = read_issue_types(file)
    chances = model.predict_proba([issue_text(issue.title, issue.body, 0) for issue in table.issues])
    names = np.array([_AS_TYPES[name] for name in INTENTS if name in _AS_TYPES])
    said = names[chances[:, [name in _AS_TYPES for name in INTENTS]].argmax(axis=1)]
    truth = np.asarray(table.labels)
    naive = np.full(len(truth), max(sorted(set(table.labels)), key=list(table.labels).count))
    for metric in ("accuracy", "macro_f1"):
        low, ours = score(metric, truth, naive), score(metric, truth, said)
        yield Metric("issue_type_nlbse24", "not learned from", metric, "higher", "most-frequent", low, ours)


def _urgency_metric(model: ToneClassifier, urgent: list[str]) -> Metric:
    chances = _held_out(model)[:, 1]
    auc = float(roc_auc_score([label == "1" for label in urgent], chances))
    return Metric("duplicates_hadoop", "4 folds", "pair_accuracy", "higher", "chance", 0.5, auc)


def _rows(data: Path, name: str) -> int:
    return sum(len(read_csv(file, ())) for file in sorted((data / name).glob(_SETS[name][0])))


def _hash(folder: Path, pattern: str) -> str:
    digest = sha256()
    for file in sorted(folder.glob(pattern)):
        digest.update(file.read_bytes())
    return digest.hexdigest()
