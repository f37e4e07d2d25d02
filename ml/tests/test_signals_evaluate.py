import csv
import json
from pathlib import Path

import numpy as np
import pytest

from valora_ml.cli.main import main
from valora_ml.datasets.sentiment import read_sentiment
from valora_ml.errors import InputError
from valora_ml.evaluate import issue_type, sentiment
from valora_ml.evaluate.class_figures import Judged

GOOD = ["thanks a lot", "great work", "love this", "awesome :)", "nice one, thanks", "perfect"]
BAD = ["I hate this", "terrible mess", "this sucks", "annoying bug :(", "what a horrible api", "awful"]


def write(file: Path, header: list[str], rows: list[list[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([header, *rows])


def sentiments(file: Path, flip: bool = False) -> None:
    labels = ("-1", "1") if flip else ("1", "-1")
    rows = [[str(n % 2), text, labels[0]] for n, text in enumerate(GOOD)]
    write(file, ["fold", "text", "label"], rows + [[str(n % 2), text, labels[1]] for n, text in enumerate(BAD)])


def issues(file: Path, shift: int = 0) -> None:
    kinds = ["bug", "feature", "question"]
    titles = ["Crash of part", "Please add part", "How to use part"]
    rows = [
        [f"r/{n % 2}", kinds[(kind + shift) % 3], f"{titles[kind]} {n}", "body"] for n in range(10) for kind in range(3)
    ]
    write(file, ["repo", "label", "title", "body"], rows)


def run(folder: Path, *arguments: str) -> list[dict]:
    report = folder / "report.json"
    assert main(["evaluate", *arguments, "--data", str(folder), "--json", str(report)]) == 0
    return json.loads(report.read_text())


def judgements(monkeypatch: pytest.MonkeyPatch, module) -> list:
    kept = []
    judge = module.fit_and_judge
    monkeypatch.setattr(module, "fit_and_judge", lambda *parts: kept.append(judge(*parts)) or kept[-1])
    return kept


def test_labels_of_the_test_file_change_nothing_but_the_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    sentiments(tmp_path / "train.csv")
    kept = judgements(monkeypatch, sentiment)
    figures = []
    for flip in (False, True):
        sentiments(tmp_path / "test.csv", flip)
        figures += [each["ours"] for each in run(tmp_path, "sentiment", "--train", "train.csv", "--test", "test.csv")]
    assert (kept[0].chances == kept[1].chances).all()
    assert kept[0].choices == kept[1].choices
    assert figures[0] > figures[2]


def test_types_of_the_test_file_change_nothing_but_the_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    issues(tmp_path / "train.csv")
    kept = judgements(monkeypatch, issue_type)
    figures = []
    for shift in (0, 1):
        issues(tmp_path / "test.csv", shift)
        report = run(tmp_path, "issue-type", "--train", "train.csv", "--test", "test.csv")
        assert [each["dataset"] for each in report] == ["r/0", "r/1", "all"]
        figures.append(report[-1]["ours"])
    assert (kept[0].chances == kept[1].chances).all()
    assert kept[0].choices == kept[1].choices
    assert figures[0] > figures[1]


def test_a_held_out_fold_is_judged_by_a_model_that_saw_none_of_its_labels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    given = []

    def judge(texts, labels, test):
        given.append((set(texts), set(test), len(labels)))
        return Judged(np.array(["negative", "positive"]), np.full((len(test), 2), 0.5), {"penalty": 1.0})

    monkeypatch.setattr(sentiment, "fit_and_judge", judge)
    sentiments(tmp_path / "folds.csv")
    run(tmp_path, "sentiment")
    assert len(given) == 2
    assert all(not learned & held_out for learned, held_out, _ in given)


def test_metrics_and_names_are_those_agreed(tmp_path: Path):
    sentiments(tmp_path / "folds.csv")
    report = run(tmp_path, "sentiment")
    assert [(each["metric"], each["direction"], each["split"]) for each in report] == [
        ("accuracy", "higher", "2 folds"),
        ("macro_f1", "higher", "2 folds"),
    ]
    assert report[0]["baseline"] == 0.5
    assert {"logLoss", "calibrationError"} <= set(report[0]["extra"])


def test_a_file_is_found_by_its_path_and_below_the_folder(tmp_path: Path):
    sentiments(tmp_path / "folds.csv")
    by_name = run(tmp_path, "sentiment", "--train", "folds.csv")
    by_path = run(tmp_path, "sentiment", "--train", str(tmp_path / "folds.csv"))
    assert [each["ours"] for each in by_name] == [each["ours"] for each in by_path]
    assert run(tmp_path, "sentiment")[0]["dataset"] == tmp_path.name


def test_a_test_file_without_a_file_to_learn_from_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture):
    for task in ("sentiment", "issue-type"):
        assert main(["evaluate", task, "--data", str(tmp_path), "--test", "x.csv"]) == 1
        assert "give --train FILE too" in capsys.readouterr().err


def test_a_class_that_only_the_test_file_has_counts_as_missed(tmp_path: Path):
    sentiments(tmp_path / "train.csv")
    (tmp_path / "test.csv").write_text("text,label\nthanks a lot,1\nit is there,0\n")
    accuracy, _ = run(tmp_path, "sentiment", "--train", "train.csv", "--test", "test.csv")
    assert accuracy["ours"] == 0.5


def test_few_issues_of_one_repository_without_bodies_are_measured(tmp_path: Path):
    rows = [[kind, f"{title} {n}"] for n in range(3) for kind, title in (("bug", "Crash"), ("feature", "Please add"))]
    write(tmp_path / "few.csv", ["label", "title"], rows)
    report = run(tmp_path, "issue-type")
    assert [(each["dataset"], each["split"], each["nTest"]) for each in report] == [("few.csv", "3 folds", 6)]


def test_both_layouts_say_the_same(tmp_path: Path):
    (tmp_path / "a.csv").write_text('t1;positive;"Nice; thanks"\nt2;negative;Bad\n')
    (tmp_path / "b.csv").write_text("text,label\nNice; thanks,1\nBad,-1\n")
    one, other = read_sentiment(tmp_path / "a.csv"), read_sentiment(tmp_path / "b.csv")
    assert (list(one.texts), list(one.labels)) == (list(other.texts), list(other.labels))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("text,label\n", "no rows"),
        ("text,label\nhi,\n", "row 1 has no label"),
        ("body,label\nhi,1\n", "text is missing"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_the_reason(tmp_path: Path, content: str, problem: str):
    (tmp_path / "bad.csv").write_text(content)
    with pytest.raises(InputError, match=problem):
        read_sentiment(tmp_path / "bad.csv")
