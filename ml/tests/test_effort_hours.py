"""Hours: time order, what is never read, guard, bad files."""

from argparse import Namespace
from dataclasses import replace

import numpy as np
import pytest

from valora_ml.datasets.sip import CATEGORIES, TaskTable, read_tasks
from valora_ml.effort.hours_model import HoursModel, PlannedTasks
from valora_ml.errors import InputError
from valora_ml.evaluate.effort_hours import evaluate, predict


def table(count=400, seed=0):
    rng = np.random.default_rng(seed)
    kind = rng.choice(["Bug", "Feature"], size=count)
    estimate = rng.choice([1.0, 3.5, 7, 14], size=count)
    actual = estimate * np.where(kind == "Bug", 0.5, 2.0) * np.exp(rng.normal(scale=0.2, size=count))
    categories = tuple(("1", "", "", "", "", "", each, "") for each in kind)
    return TaskTable("t", np.arange(count), tuple(f"fix {each}" for each in kind), categories, estimate, actual)


def mean_abs_ln(actual, predicted):
    return np.abs(np.log(actual / predicted)).mean()


def test_the_human_estimate_is_corrected():
    tasks = table()
    known = tasks.cut(0.8)
    quantiles = predict(tasks)
    assert mean_abs_ln(tasks.actual[known:], quantiles[:, 2]) < 0.5 * mean_abs_ln(
        tasks.actual[known:], tasks.estimate[known:]
    )
    assert (np.diff(quantiles, axis=1) >= 0).all()


def test_test_hours_touch_nothing():
    tasks = table()
    known = tasks.cut(0.8)
    corrupted = replace(tasks, actual=np.concatenate([tasks.actual[:known], tasks.actual[known:][::-1] * 9]))
    assert predict(tasks).tolist() == predict(corrupted).tolist()


def test_rows_of_one_task_stay_together():
    tasks = replace(table(100), number=np.repeat(np.arange(10), 10))
    assert tasks.cut(0.55) == 60


@pytest.mark.parametrize("count", [1, 10, 60])
def test_few_tasks_still_get_hours_above_0(count):
    tasks = table(count)
    planned = PlannedTasks(tasks.summaries, tasks.categories, np.full(count, np.nan))
    quantiles = HoursModel(planned, tasks.actual).quantiles(planned)
    assert np.isfinite(quantiles).all()
    assert (quantiles > 0).all()


def test_an_unknown_category_is_answered():
    tasks = table()
    model = HoursModel(PlannedTasks(tasks.summaries, tasks.categories, tasks.estimate), tasks.actual)
    strange = PlannedTasks(["\0 🚀"], [("?",) * len(CATEGORIES)], np.array([7.0]))
    assert np.isfinite(model.quantiles(strange)).all()


def write(folder, lines):
    (folder / "tasks.csv").write_text("\n".join(lines), encoding="utf-8")
    return folder / "tasks.csv"


def test_optional_columns_may_be_missing(tmp_path):
    lines = ["TaskNumber,HoursEstimate,HoursActual", *(f"{100 - at},{at % 5},{1 + at % 7}" for at in range(100))]
    tasks = read_tasks(write(tmp_path, lines))
    assert tasks.number.tolist() == sorted(tasks.number.tolist())
    assert np.isnan(tasks.estimate).sum() == 20
    found = list(evaluate(Namespace(data=tmp_path)))
    assert [each.metric for each in found] == ["mean_abs_ln", "within_x2", "mae"]
    assert all(np.isfinite(each.ours) and each.dataset == "tasks" for each in found)


def test_bad_tables_are_named(tmp_path):
    with pytest.raises(InputError, match="TaskNumber of row 1"):
        read_tasks(write(tmp_path, ["TaskNumber,HoursEstimate,HoursActual", "x,1,1"]))
    with pytest.raises(InputError, match="column HoursActual is missing"):
        read_tasks(write(tmp_path, ["TaskNumber,HoursEstimate", "1,1"]))
    write(tmp_path, ["TaskNumber,HoursEstimate,HoursActual", "1,1,1"])
    with pytest.raises(InputError, match="too few to split"):
        list(evaluate(Namespace(data=tmp_path)))
