import json
from pathlib import Path

import numpy as np
import pytest

from valora_ml.artifact import EncoderSpec, GraphBuilder, Inputs, NumberInput, load_artifact, run_graph, to_tensors
from valora_ml.datasets.intent_sources import MOST_PER_INTENT, _spread
from valora_ml.signals.export import probabilities
from valora_ml.signals.tone import TONE, tone_of
from valora_ml.signals.tone_classifier import ENCODER, ToneClassifier
from valora_ml.signals.weak_intent import weak_intent

ML = Path(__file__).parents[1]
GOOD = ["thanks, great!", "awesome work :)", "love it", "nice, thanks a lot", "perfect fix", "works great now"]
BAD = ["I hate this", "terrible mess", "annoying bug :(", "this sucks", "what a horrible api", "awful error again"]
STRANGE = ["", "great mess", "\0", "😀 שלום", "x" * 30_000, "{code" * 9_000, "I can't thank you enough!"]


def rows_of(texts: list[str]) -> list[dict]:
    return [{"texts": {"text": text}, "numbers": tone_of(text), "categories": {}} for text in texts]


@pytest.mark.parametrize("min_rows", [1, 2])
def test_the_graph_says_what_the_classifier_says(min_rows: int):
    model = ToneClassifier((0.3, 1.0), min_rows).fit(GOOD + BAD, ["good"] * 6 + ["bad"] * 6)
    graph = GraphBuilder(columns=len(TONE), terms=True)
    graph.output("said", probabilities(graph, model), width=2)
    inputs = Inputs(("text",), EncoderSpec.of(ENCODER), tuple(NumberInput(name) for name in TONE))
    said = run_graph(graph.model(), **to_tensors(inputs, rows_of(GOOD + STRANGE)))["said"]
    assert np.allclose(said, model.predict_proba(GOOD + STRANGE), atol=2e-6)


def test_the_shipped_model_tells_plain_cases_apart_and_its_chances_add_up():
    artifact = load_artifact(ML / "artifacts" / "signals")
    assert sum(file.bytes for file in artifact.card.files.values()) < 5_000_000
    texts = ["Thanks, this is great!", "I hate this terrible mess", "How can I export this?", "Please add dark mode"]
    said = run_graph(artifact.read("graph"), **to_tensors(artifact.card.inputs, rows_of(texts + STRANGE)))
    labels = {each.name: each.labels for each in artifact.card.outputs}
    named = {name: [labels[name][place] for place in said[name].argmax(axis=1)] for name in ("sentiment", "intent")}
    assert named["sentiment"][:2] == ["positive", "negative"]
    assert [named["intent"][place] for place in (0, 2, 3)] == ["praise", "question", "feature_request"]
    assert np.allclose(said["sentiment"].sum(axis=1), 1, atol=1e-5)
    assert np.allclose(said["intent"].sum(axis=1), 1, atol=1e-5)
    assert ((said["urgency"] >= 0) & (said["urgency"] <= 1)).all()


def test_the_shipped_model_learned_from_nothing_that_may_not_ship():
    card = load_artifact(ML / "artifacts" / "signals").card
    allowed = {
        "sentiment_jira",
        "sentiment_stackoverflow",
        "story_points",
        "story_points_tawosi",
        "duplicates_hadoop",
    }
    assert {source.name for source in card.training.data} == allowed


@pytest.mark.parametrize(
    ("text", "sentiment", "intent"),
    [
        ("It would be great if it supported SAML.", "neutral", "feature_request"),
        ("The build is broken on Windows.", "negative", "bug"),
        ("Which version is this?", "neutral", "question"),
        ("Thanks, nice work!", "positive", "praise"),
        ("Attached.", "neutral", "other"),
        ("Could you add this? It fails with an error", "neutral", None),
        ("Meh.", "negative", None),
    ],
)
def test_rules_name_an_intent_or_none(text: str, sentiment: str, intent: str | None):
    assert weak_intent(text, sentiment) == intent


def test_so_many_of_each_intent_are_taken_evenly():
    pairs = [(str(number), "bug") for number in range(4_000)]
    taken = _spread(pairs)
    assert len(taken) == MOST_PER_INTENT
    assert int(taken[-1][0]) > 3_990
    assert _spread(pairs[:10]) == pairs[:10]


def test_tone_is_that_of_the_golden_file_the_backend_is_held_to_as_well():
    for case in json.loads((ML / "tests" / "golden" / "tone.json").read_text()):
        assert tone_of(case["text"]) == pytest.approx(case["tone"], abs=1e-12)
