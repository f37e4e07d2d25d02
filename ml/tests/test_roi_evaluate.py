"""The tasks effort-tables, ab-outcomes and stream."""

import csv
from argparse import Namespace
from pathlib import Path

import numpy as np
import pytest

from valora_ml.datasets.upworthy import Variants, read_variants
from valora_ml.errors import InputError
from valora_ml.evaluate import ab_outcomes, effort_tables, stream
from valora_ml.evaluate.effort_tables import Fold, fit_and_predict, standardised_accuracy
from valora_ml.roi.headline_ranker import fit_headline_ranker

WORDS = ["whale", "school", "budget", "garden", "storm", "museum", "bridge", "kitchen"]


def write_tests(path: Path, weeks: range, swap: bool = False, seed: int = 0) -> Path:
    """Headlines that hold "secret" are clicked twice as often."""
    random = np.random.default_rng(seed)
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["clickability_test_id", "test_week", "headline", "excerpt", "impressions", "clicks"])
        for week in weeks:
            for number in range(8):
                for variant in range(3):
                    secret = variant == number % 3
                    words = " ".join(random.choice(WORDS, 4))
                    rate = (0.01 if swap else 0.04) if secret else 0.02
                    clicks = random.binomial(3000, rate)
                    table.writerow([f"{week}-{number}", week, f"{'secret ' * secret}{words}", "", 3000, clicks])
    return path


def outcomes(folder: Path, **files: Path) -> dict:
    arguments = Namespace(data=folder, train=files.get("train"), test=files.get("test"))
    return {each.metric: each for each in ab_outcomes.evaluate(arguments)}


def test_ab_outcomes_of_later_weeks(tmp_path: Path) -> None:
    write_tests(tmp_path / "all.csv", range(201401, 201421))
    figures = outcomes(tmp_path)
    assert figures["pair_accuracy"].split == "after 201416"
    assert figures["pair_accuracy"].ours > 0.9
    assert 0.2 < figures["gain"].ours <= figures["gain"].extra["oracle"]


def test_ab_outcomes_of_named_files_do_not_see_the_test_outcomes(tmp_path: Path) -> None:
    train = write_tests(tmp_path / "train.csv", range(201401, 201415))
    as_learned = outcomes(tmp_path, train=train, test=write_tests(tmp_path / "a.csv", range(201415, 201420)))
    reversed_ = outcomes(tmp_path, train=train, test=write_tests(tmp_path / "b.csv", range(201415, 201420), swap=True))
    assert as_learned["pair_accuracy"].ours > 0.9
    assert reversed_["pair_accuracy"].ours < 0.1
    assert as_learned["gain"].extra["penalty"] == reversed_["gain"].extra["penalty"]


def test_scores_hang_on_texts_alone(tmp_path: Path) -> None:
    variants = read_variants(write_tests(tmp_path / "t.csv", range(201401, 201410)))
    ranker = fit_headline_ranker(variants)
    blind = Variants(
        variants.test, variants.week, variants.headline, variants.excerpt, variants.shown * 7, variants.clicked[::-1]
    )
    np.testing.assert_array_equal(ranker.score(variants), ranker.score(blind))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a,b\n1,2\n", "no column clickability_test_id"),
        ("clickability_test_id,test_week,headline,impressions,clicks\na,1,h,3,x\n", "line 2"),
        ("clickability_test_id,test_week,headline,impressions,clicks\na,1,h,3,9\n", "9 clicks of 3 impressions"),
    ],
)
def test_ab_outcomes_names_what_is_wrong(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "t.csv").write_text(text)
    with pytest.raises(InputError, match=problem):
        outcomes(tmp_path)


def test_two_tables_without_names_are_ambiguous(tmp_path: Path) -> None:
    write_tests(tmp_path / "a.csv", range(201401, 201403))
    write_tests(tmp_path / "b.csv", range(201401, 201403))
    with pytest.raises(InputError, match="name --train FILE and --test FILE"):
        outcomes(tmp_path)


def test_standardised_accuracy_of_guessing_the_known_is_none() -> None:
    known = np.array([1.0, 5.0, 9.0])
    errors = np.abs(known[:, None] - known[None]).mean(axis=1)
    assert standardised_accuracy(errors, known, known) == pytest.approx(0)
    assert standardised_accuracy(np.zeros(3), known, known) == 1


def test_effort_follows_a_power_of_the_size() -> None:
    random = np.random.default_rng(0)
    size = np.exp(random.normal(5, 1, 90))
    effort = 3 * size**0.9 * np.exp(random.normal(0, 0.3, 90))
    X = np.column_stack([size, np.full(90, 2.0), np.where(np.arange(90) % 7, size, np.nan)])
    said = fit_and_predict(Fold(X[:60], effort[:60], X[60:]))
    assert standardised_accuracy(np.abs(said.ours - effort[60:]), effort[60:], effort[:60]) > 0.6
    assert (said.lower < said.ours).all()
    assert (said.ours < said.upper).all()


def test_effort_tables_need_both_halves(tmp_path: Path) -> None:
    (tmp_path / "made-train.xls").write_bytes(b"no workbook")
    with pytest.raises(InputError, match=r"made-test\.xls: missing"):
        list(effort_tables.evaluate(Namespace(data=tmp_path)))
    (tmp_path / "made-test.xls").write_bytes(b"no workbook")
    with pytest.raises(InputError, match="cannot be read as a workbook"):
        list(effort_tables.evaluate(Namespace(data=tmp_path)))


def write_stream(path: Path, rows: int) -> None:
    random = np.random.default_rng(1)
    with path.open("w", encoding="utf-8") as file:
        file.write("kind,y,when,a\n")
        for at in range(rows):
            moved = at / rows
            a, kind = random.normal(), random.choice(["x", "y"])
            y = (2 - 3 * moved) * a + (kind == "x") + 3 * moved + random.normal() * (0.3 + moved)
            file.write(f"{kind},{y:.4f},{at},{a:.4f}\n")


def test_retraining_and_adapting_keep_up_with_drift(tmp_path: Path) -> None:
    write_stream(tmp_path / "made.csv", 900)
    figures = {each.metric: each for each in stream.evaluate(Namespace(data=tmp_path, time="when", target="y"))}
    assert figures["mae"].ours < 0.8 * figures["mae"].baseline
    assert abs(figures["coverage90"].ours - 0.9) <= 0.015
    assert figures["coverage90"].baseline < 0.75
    assert figures["mae"].extra["worstWindow"] > figures["mae"].extra["worstWindowStatic"]


@pytest.mark.parametrize(
    ("rows", "columns", "problem"),
    [
        (900, {"time": "nope"}, "no column nope"),
        (900, {"time": "kind"}, "neither a number nor a date"),
        (50, {}, "at least 100"),
    ],
)
def test_stream_names_what_is_wrong(tmp_path: Path, rows: int, columns: dict[str, str], problem: str) -> None:
    write_stream(tmp_path / "made.csv", rows)
    arguments = Namespace(data=tmp_path, **({"time": "when", "target": "y"} | columns))
    with pytest.raises(InputError, match=problem):
        list(stream.evaluate(arguments))
