import lightgbm
import numpy as np
import pytest
import xgboost

from valora_ml.artifact import GraphBuilder, TreeTables, from_lightgbm, from_xgboost, join_tables, run_graph, trees
from valora_ml.artifact.tree_shap import tree_contributions
from valora_ml.errors import InputError

COLUMNS = 6
CHANCE = np.random.default_rng(0)
INPUTS = CHANCE.normal(size=(400, COLUMNS)).astype(np.float32)
INPUTS[CHANCE.random(INPUTS.shape) < 0.1] = np.nan
INPUTS[:, 5] = np.round(np.nan_to_num(INPUTS[:, 5]))
TARGET = np.nansum(INPUTS, axis=1) + CHANCE.normal(size=400) + 3
TARGETS = {"number": TARGET, "positive": np.abs(TARGET), "two": TARGET > 3, "three": np.digitize(TARGET, [1, 4])}


def train_xgboost(objective, target, **more):
    parameters = {"max_depth": 5, "objective": objective, "nthread": 1, **more}
    model = xgboost.train(parameters, xgboost.DMatrix(INPUTS, TARGETS[target]), 25)

    def margin(rows):
        return model.predict(xgboost.DMatrix(rows), output_margin=True)

    return from_xgboost(model), margin, lambda rows: model.predict(xgboost.DMatrix(rows), pred_contribs=True)


def train_lightgbm(objective, target, **more):
    parameters = {"num_leaves": 15, "objective": objective, "num_threads": 1, "verbose": -1, **more}
    model = lightgbm.train(parameters, lightgbm.Dataset(INPUTS, TARGETS[target]), 25)

    def margin(rows):
        return model.predict(rows, raw_score=True)

    return from_lightgbm(model), margin, lambda rows: model.predict(rows, pred_contrib=True)


MODELS = [
    (train_xgboost, "reg:squarederror", "number", {}),
    (train_xgboost, "reg:quantileerror", "number", {"quantile_alpha": [0.1, 0.5, 0.9]}),
    (train_xgboost, "binary:logistic", "two", {"base_score": 0.3}),
    (train_xgboost, "count:poisson", "positive", {}),
    (train_xgboost, "multi:softprob", "three", {"num_class": 3}),
    (train_lightgbm, "regression", "number", {}),
    (train_lightgbm, "quantile", "number", {"alpha": 0.9}),
    (train_lightgbm, "binary", "two", {}),
    (train_lightgbm, "multiclass", "three", {"num_class": 3}),
]


@pytest.fixture(scope="module", params=MODELS, ids=lambda each: each[1])
def trained(request):
    train, objective, target, more = request.param
    return train(objective, target, **more)


def serve(tables, rows):
    graph = GraphBuilder(tables.columns)
    graph.output("answer", trees(graph, graph.numbers, tables), tables.outputs)
    return run_graph(graph.model(), numbers=rows)["answer"]


def test_the_graph_answers_as_the_library_does_exactly_on_thresholds_too(trained):
    tables, margin, _ = trained
    thresholds = tables.threshold[(tables.feature >= 0) & (np.abs(tables.threshold) < 1e30)]
    around = [np.nextafter(thresholds, np.float32(side)) for side in (-np.inf, np.inf)]
    edges = np.concatenate([thresholds, *around])[:, None] * np.ones((1, COLUMNS), np.float32)
    edges[np.abs(edges) < 1e-30] = 0
    rows = np.vstack([INPUTS, edges])
    expected = margin(rows)
    assert serve(tables, rows) == pytest.approx(expected.reshape(len(rows), -1), rel=1e-5, abs=5e-6)


def test_contributions_are_the_librarys(trained):
    tables, _, contributions = trained
    rows = INPUTS[:30]
    expected = contributions(rows).reshape(len(rows), tables.outputs, COLUMNS + 1)
    for output in range(tables.outputs):
        own = tables.only(output)
        read = TreeTables.from_json(COLUMNS, own.to_json())
        for row, reference in zip(rows, expected[:, output], strict=True):
            mean, amounts = tree_contributions(read, row)
            found = np.array([*amounts, mean + own.base[0]])
            assert np.abs(found - reference).max() <= 1e-6 * np.abs(reference).max()


def test_joined_ensembles_sum():
    first, margin, _ = train_xgboost("reg:squarederror", "number")
    second, other, _ = train_lightgbm("regression", "number")
    served = serve(join_tables([first.scaled(0.25), second.scaled(0.75)]), INPUTS)[:, 0]
    assert served == pytest.approx(0.25 * margin(INPUTS) + 0.75 * other(INPUTS), rel=1e-5, abs=1e-5)


@pytest.mark.parametrize("train", [train_xgboost, train_lightgbm])
def test_a_constant_target_is_trees_of_one_leaf(train, monkeypatch):
    monkeypatch.setitem(TARGETS, "one", np.full(len(INPUTS), 2.5))
    tables, margin, _ = train("reg:squarederror" if train is train_xgboost else "regression", "one")
    assert serve(tables, INPUTS[:3])[:, 0] == pytest.approx(margin(INPUTS[:3]))
    mean, amounts = tree_contributions(tables, INPUTS[0])
    assert mean + tables.base[0] == pytest.approx(2.5)
    assert not amounts.any()


def test_only_the_rounds_up_to_the_best_one_are_served():
    model = xgboost.XGBRegressor(n_estimators=60, learning_rate=1, n_jobs=1, early_stopping_rounds=3)
    model.fit(INPUTS[:200], TARGET[:200], eval_set=[(INPUTS[200:], TARGET[200:])], verbose=False)
    assert model.best_iteration + 1 < model.get_booster().num_boosted_rounds()
    assert serve(from_xgboost(model), INPUTS)[:, 0] == pytest.approx(model.predict(INPUTS), rel=1e-5, abs=1e-5)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: train_xgboost("reg:squarederror", "number", booster="dart"), "use gbtree"),
        (lambda: train_lightgbm("regression", "number", linear_tree=True), "linear leaves"),
        (
            lambda: train_lightgbm("regression", "number", boosting="rf", bagging_freq=1, bagging_fraction=0.5),
            "averages this forest",
        ),
        (lambda: train_lightgbm("regression", "number", zero_as_missing=True), "zeros are taken as missing"),
    ],
)
def test_what_tables_cannot_hold_is_refused(make, message):
    with pytest.raises(InputError, match=message):
        make()
