"""Story points: splits, targets' honesty, guard, bad files."""

import json
from argparse import Namespace
from dataclasses import replace

import numpy as np
import pytest

from valora_ml.cli.main import main
from valora_ml.datasets.llm_scores import LlmScores
from valora_ml.datasets.story_points import Project, read_projects
from valora_ml.effort.backlog import Backlog, History
from valora_ml.effort.effort_model import EffortModel
from valora_ml.effort.replay import ReplayedWindow, cautious, cautious_tail
from valora_ml.errors import InputError
from valora_ml.evaluate.effort_points import evaluate, predict

HEADER = "issuekey,title,description,storypoint,split_mark\n"
SMALL, LARGE = ["typo", "label", "colour"], ["migrate", "protocol", "database", "cluster"]


def project(name, count=150, seed=0, telling=True):
    rng = np.random.default_rng(seed)
    points = rng.choice([1.0, 2, 3, 5, 8], size=count)
    words = [(LARGE if point >= 5 else SMALL) if telling else SMALL for point in points]
    texts = tuple({"title": " ".join(rng.choice(each, 2)), "description": str(rng.choice(each))} for each in words)
    return Project(name, tuple(f"{name}-{at}" for at in range(count)), texts, points, count * 6 // 10, count // 5)


@pytest.fixture(scope="module")
def projects():
    return [project("A"), project("B", seed=1)]


@pytest.fixture(scope="module")
def estimates(projects):
    return predict(projects)


def test_telling_texts_beat_the_median_on_every_project(projects, estimates):
    for each in projects:
        truth = each.points[each.known :]
        median = np.abs(truth - np.median(each.points[: each.known])).mean()
        assert estimates[each.name].uses_text
        assert np.abs(truth - estimates[each.name].median).mean() < 0.9 * median


def test_test_labels_touch_nothing(projects, estimates):
    corrupted = [
        replace(each, points=np.concatenate([each.points[: each.known], each.points[each.known :][::-1] * 7 + 100]))
        for each in projects
    ]
    before, after = estimates, predict(corrupted)
    for name in ("A", "B"):
        assert before[name].median.tolist() == after[name].median.tolist()
        assert before[name].quantiles.tolist() == after[name].quantiles.tolist()
        assert before[name].uses_text == after[name].uses_text


def test_validation_labels_do_matter(projects, estimates):
    changed = [replace(each, points=np.where(np.arange(150) < each.train, each.points, 8.0)) for each in projects]
    assert estimates["A"].median.tolist() != predict(changed)["A"].median.tolist()


def test_a_team_whose_replay_lost_gets_its_median():
    """From 40 % on the words mean the contrary, so a replay of what they said loses to the median."""
    turned = project("A", count=200)
    texts = [
        {"title": " ".join(LARGE if (points >= 5) == (at < 80) else SMALL), "description": ""}
        for at, points in enumerate(turned.points)
    ]
    points = np.where(turned.points >= 5, 8.0, 1.0)
    model = EffortModel({"A": History(Backlog.of(texts), points)})
    assert model.replayed_loss["A"] > 1.03
    estimate = model.estimate("A", Backlog.of(texts[:5]))
    assert not estimate.uses_text
    assert estimate.median.tolist() == [np.median(points)] * 5


@pytest.mark.parametrize("effort", [[3.0], [2.0, 5.0], [4.0] * 80, [0.0] * 40])
def test_short_or_uniform_histories_answer_their_median(effort):
    texts = [{"title": "a", "description": "b"}] * len(effort)
    estimate = EffortModel({"A": History(Backlog.of(texts), np.array(effort))}).estimate("A", Backlog.of(texts[:1]))
    assert estimate.median.tolist() == [np.median(effort)]
    assert not estimate.uses_text


def test_up_moves_are_made_in_part():
    assert cautious(4.0, np.array([2.0, 8.0])).tolist() == [2.0, 5.0]


def test_the_latest_window_widens_an_interval_but_never_narrows_it():
    def window(tails):
        return ReplayedWindow("A", np.zeros(len(tails)), 0.0, np.zeros(len(tails)), np.array(tails))

    usual, narrow, wide = (np.linspace(low, 0.5, 99).tolist() for low in (0.05, 0.4, 0.001))
    before = cautious_tail([window(usual), window(usual)], "A", 0.9)
    assert cautious_tail([window(usual), window(narrow)], "A", 0.9) >= before
    assert cautious_tail([window(usual), window(wide)], "A", 0.9) < before


def write_csv(folder, name, marks=("train",) * 60 + ("val",) * 20 + ("test",) * 20, points=None):
    rows = ["issuekey,title,description,storypoint,split_mark"]
    rng = np.random.default_rng(3)
    for at, mark in enumerate(marks):
        point = int(rng.integers(1, 9)) if points is None else points
        rows.append(f'K-{at},"t {SMALL[at % 3]}","d\0 é",{point},{mark}')
    (folder / f"{name}.csv").write_text("\n".join(rows), encoding="utf-8")


def test_evaluate_measures_each_project_and_all(tmp_path):
    write_csv(tmp_path, "one")
    write_csv(tmp_path, "two")
    found = list(evaluate(Namespace(data=tmp_path, split="split_mark", llm=None)))
    assert [(each.dataset, each.metric) for each in found] == [
        ("one", "mae"),
        ("two", "mae"),
        ("all", "mae"),
        ("all", "mae_ratio"),
    ]
    assert found[0].n_train == 80
    assert found[-2].ours == pytest.approx((found[0].ours + found[1].ours) / 2)
    ratios = [each.ours / each.baseline for each in found[:2]]
    assert found[-1].ours == pytest.approx(np.sqrt(ratios[0] * ratios[1]))


def test_constant_points_are_exact(tmp_path):
    write_csv(tmp_path, "same", points=3)
    found = list(evaluate(Namespace(data=tmp_path, split="split_mark", llm=None)))
    assert [each.ours for each in found] == [0.0, 0.0, 1.0]


def test_tawosi_split_counts_as_published(tmp_path):
    write_csv(tmp_path, "X_deep-se", marks=("train",) * 101)
    write_csv(tmp_path, "other")
    (found,) = read_projects(tmp_path, "tawosi")
    assert (found.train, found.validation, len(found.points) - found.known) == (59, 20, 22)


def test_the_command_writes_json(tmp_path, capsys):
    write_csv(tmp_path, "one")
    assert main(["evaluate", "effort-points", "--data", str(tmp_path), "--json", str(tmp_path / "o.json")]) == 0
    report = json.loads((tmp_path / "o.json").read_text())
    assert {each["task"] for each in report} == {"effort-points"}
    assert "training median" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("issuekey,title\nA-1,x\n", "column description is missing"),
        (
            "issuekey,title,description,storypoint,split_mark\nA-1,x,y,many,train\nA-2,x,y,1,test\n",
            "storypoint of issue A-1",
        ),
        ("issuekey,title,description,storypoint,split_mark\nA-1,x,y,1,later\n", "split_mark of row 1"),
        ("issuekey,title,description,storypoint,split_mark\nA-1,x,y,1,train\n", "no issues in the test part"),
    ],
)
def test_bad_tables_are_named(tmp_path, text, says):
    (tmp_path / "bad.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_projects(tmp_path, "split_mark")


def test_llm_scores_never_read_the_answer(tmp_path):
    file = tmp_path / "llm.csv"
    file.write_text("issuekey,sp,split_mark,project,a,b\nK-1,8,test,p,3,\nK-2,5,test,p,x,-1\n", encoding="utf-8")
    scores = LlmScores(file)
    assert scores.columns == ("a", "b")
    found = scores.of(["K-1", "K-2", "K-9"])
    assert found[0, 0] == pytest.approx(np.log(3.5))
    assert np.isnan(found[[0, 1, 1, 2, 2], [1, 0, 1, 0, 1]]).all()


def test_numbers_beside_texts_help():
    projects = [project("A", telling=False), project("B", seed=1, telling=False)]

    class Guesses:
        columns = ("guess",)

        def __init__(self):
            self.known = {key: p for each in projects for key, p in zip(each.keys, each.points, strict=True)}

        def of(self, keys):
            return np.log([[self.known[key] + 0.5] for key in keys])

    without, with_guesses = predict(projects), predict(projects, Guesses())
    for each in projects:
        truth = each.points[each.known :]
        assert np.abs(truth - with_guesses[each.name].median).mean() < np.abs(truth - without[each.name].median).mean()


def test_types_and_components_are_read_where_they_lie_beside(tmp_path):
    write_csv(tmp_path, "X_deep-se", marks=("train",) * 50)
    (tmp_path / "onehot").mkdir()
    lines = ["issuekey,t_Bug,t_Technical.task,c_App.Explorer", "K-0,0,1,1", "K-1,1,0,0"]
    (tmp_path / "onehot" / "X_tfidf-se.csv").write_text("\n".join(lines), encoding="utf-8")
    (found,) = read_projects(tmp_path, "tawosi")
    assert [each["labels"] for each in found.texts[:3]] == ["typetechnicaltask componentappexplorer", "typebug", ""]
