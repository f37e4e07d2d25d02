import json

import numpy as np
import pytest
from sklearn.base import clone

from valora_ml.similarity.bcubed import bcubed_f1
from valora_ml.similarity.cross_fit import FEWEST, cross_fit, learn_from_some
from valora_ml.similarity.duplicate_ranker import DuplicateRanker
from valora_ml.similarity.duplicate_search import Compared, groups_of, queries_of
from valora_ml.similarity.word_vectors import hash_stem, learn_word_vectors


def lists(count: int, seed: int = 0) -> dict[int, Compared]:
    """Ten candidates of each query; the first measure tells the duplicate, the second is noise."""
    rng = np.random.default_rng(seed)
    made = {}
    for query in range(count):
        duplicate = np.eye(10)[rng.integers(10)]
        measures = rng.normal(size=(10, 3)) + np.outer(duplicate, [2.0, 0.0, 0.0])
        measures[:, 2] = np.nan
        made[100 + query] = Compared(np.arange(10), measures, duplicate)
    return made


def stack(compared: dict[int, Compared]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    each = list(compared.values())
    return (
        np.vstack([one.measures for one in each]),
        np.concatenate([one.duplicate for one in each]),
        np.repeat(np.arange(len(each)), 10),
    )


def test_what_tells_duplicates_gets_the_weight() -> None:
    ranker = DuplicateRanker(shrinkage=1.0).fit(*stack(lists(60)))
    assert ranker.weights_[0] > 1.5
    assert abs(ranker.weights_[1]) < 0.4


def test_without_duplicates_the_weights_are_the_common_one() -> None:
    measures, _, queries = stack(lists(5))
    ranker = DuplicateRanker(common=0.4).fit(measures, np.zeros(len(measures)), queries)
    assert ranker.weights_ == pytest.approx([0.4, 0.4, 0.4])


def test_unknown_values_count_as_usual() -> None:
    ranker = DuplicateRanker().fit(*stack(lists(20)))
    known = np.array([[1.0, 0.0, np.nan]])
    usual = np.array([[1.0, ranker.means_[1], 5.0]])
    unknown = np.array([[1.0, np.nan, 5.0]])
    assert ranker.score_candidates(unknown) == pytest.approx(ranker.score_candidates(usual))
    assert np.isfinite(ranker.score_candidates(known)).all()


def test_the_order_of_rows_does_not_matter() -> None:
    measures, duplicate, queries = stack(lists(20))
    shuffled = np.random.default_rng(1).permutation(len(measures))
    one = DuplicateRanker().fit(measures, duplicate, queries)
    other = DuplicateRanker().fit(measures[shuffled], duplicate[shuffled], queries[shuffled])
    assert other.weights_ == pytest.approx(one.weights_, abs=1e-4)


def test_probabilities_are_as_frequent_as_they_say() -> None:
    measures, duplicate, queries = stack(lists(300))
    ranker = DuplicateRanker().fit(measures, duplicate, queries)
    scores = ranker.score_candidates(measures)
    ranker.calibrate(scores, duplicate)
    probability = 1 / (1 + np.exp(-(ranker.slope_ * scores + ranker.intercept_)))
    assert probability.mean() == pytest.approx(duplicate.mean(), abs=0.005)
    likely = probability > 0.5
    assert duplicate[likely].mean() == pytest.approx(probability[likely].mean(), abs=0.08)


def test_parameters_survive_a_copy_and_the_result_is_json() -> None:
    assert clone(DuplicateRanker(shrinkage=7.0)).get_params() == {"shrinkage": 7.0, "common": 0.3}
    written = json.loads(json.dumps(DuplicateRanker().fit(*stack(lists(5))).to_json()))
    assert {key: np.size(value) for key, value in written.items()} == {
        "means": 3,
        "scales": 3,
        "weights": 3,
        "slope": 1,
        "intercept": 1,
    }


def test_labels_of_a_group_touch_no_ranker_that_orders_it() -> None:
    compared = lists(30)
    groups = {query: query // 2 for query in compared}
    before = cross_fit(compared, groups)
    for group in sorted(set(groups.values()))[::7]:
        own = {query for query in compared if groups[query] == group}
        corrupted = {
            query: Compared(each.positions, each.measures, 1 - each.duplicate) if query in own else each
            for query, each in compared.items()
        }
        after = cross_fit(corrupted, groups)
        assert after[group].to_json() == before[group].to_json()
        assert any(after[each].to_json() != before[each].to_json() for each in after)


def test_too_few_queries_give_no_ranker() -> None:
    compared = lists(FEWEST - 1)
    assert learn_from_some(compared, list(compared), np.random.default_rng(0)) is None
    assert cross_fit(compared, {query: query for query in compared}) == {}


def test_queries_are_later_reports_and_groups_follow_chains() -> None:
    pairs = [(1, 4), (4, 9), (2, 3)]
    assert queries_of(pairs) == {3: {2}, 4: {1}, 9: {4}}
    assert groups_of(pairs) == {1: 1, 4: 1, 9: 1, 2: 2, 3: 2}


def test_bcubed_knows_too_much_and_too_little() -> None:
    true = {1: 1, 2: 1, 3: 3, 4: 3}
    assert bcubed_f1(true, true) == 1
    assert bcubed_f1({1: 1, 2: 2, 3: 3, 4: 4}, true) == pytest.approx(2 * 0.5 / 1.5)
    assert bcubed_f1(dict.fromkeys(true, 0), true) == pytest.approx(2 * 0.5 / 1.5)


def test_words_of_like_use_get_like_vectors_and_the_same_run_the_same_bytes() -> None:
    rng = np.random.default_rng(0)
    texts = [
        " ".join([*rng.permutation(topic)[:3].tolist(), "noise"])
        for topic in (["car", "auto", "wheel", "road"], ["tree", "leaf", "root", "wood"])
        for _ in range(40)
    ]
    vectors = learn_word_vectors(texts, dimensions=4, most=0.9)
    rows = {stem: row / np.linalg.norm(row) for stem, row in zip(vectors.stems, vectors.rows, strict=True)}
    assert "noise" not in rows
    assert rows["car"] @ rows["auto"] > 0.8
    assert abs(rows["car"] @ rows["tree"]) < 0.3
    assert learn_word_vectors(texts, dimensions=4, most=0.9).to_bytes() == vectors.to_bytes()


@pytest.mark.parametrize(("stem", "value"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)])
def test_the_hash_is_fnv_1a(stem: str, value: int) -> None:
    assert hash_stem(stem) == value
