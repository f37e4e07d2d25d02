import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from golden import make_model

from valora_ml.serve.answer import SINGLE, answer_request
from valora_ml.serve.model_store import ModelStore

ROOT = Path(__file__).parents[1]
GOLDEN = json.loads((make_model.FOLDER / "golden.json").read_text("ascii"))
ROOM = 1 << 30


def call(store, method, path, data=None):
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    return answer_request(store, method, path, body)


@pytest.fixture(scope="module")
def store():
    store = ModelStore(ROOM)
    store.load(SINGLE, make_model.FOLDER)
    return store


def test_invocations_answer_the_golden_rows(store):
    response = call(store, "POST", "/invocations", {"rows": [each["row"] for each in GOLDEN], "explain": True})
    assert response.status == 200
    assert response.body["modelVersion"] == store.get(SINGLE).model.card.version
    for found, expected in zip(response.body["answers"], GOLDEN, strict=True):
        for name, values in expected["outputs"].items():
            assert found["outputs"][name] == pytest.approx(values, rel=1e-5, abs=1e-6)
        entries = {each["name"]: each["amount"] for each in found["contributions"]["entries"]}
        assert entries == pytest.approx(expected["contributions"], rel=1e-5, abs=1e-6)
        assert sum(entries.values()) == pytest.approx(found["outputs"]["mean"][0], rel=1e-5, abs=1e-5)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "body: it is not JSON"),
        (b"\xff{}", "body: it is not JSON"),
        (b"[" * 100_000, "body: it is not JSON"),
        (b'{"rows": [' + b"1" * 5000 + b"]}", "body: it is not JSON"),
        (b'{"rows": [{"numbers": {"size": NaN}}]}', "body: NaN is not JSON"),
        (b'{"rows": [{"numbers": {"size": 1e999}}]}', "row 1: size is inf"),
        (b'{"rows": [{}, {"numbers": {"size": 3.5e38}}]}', r"row 2: size is 3.5e\+38"),
        (b'{"rows": [{"numbers": {"size": 1' + b"0" * 400 + b"}}]}", "row 1: size is 1000"),
        (b"{}", "rows: it must be a list of 1 to 1000 rows"),
        (b'{"rows": []}', "rows: it must be a list of 1 to 1000 rows"),
        (json.dumps({"rows": [{}] * 1001}).encode(), "rows: it must be a list of 1 to 1000 rows"),
        (b'{"rows": [1]}', r"rows\[0\]: it must be an object"),
        (b'{"rows": [{}], "explain": 1}', "explain: it must be true or false"),
        (b'{"rows": [{"label": 1}]}', r"rows\[0\].label: no such field"),
        (b'{"rows": [{"texts": []}]}', r"rows\[0\].texts: it must be an object"),
        (b'{"rows": [{"texts": {"title": null}}]}', r"rows\[0\].texts.title: it must be a text"),
        (b'{"rows": [{"numbers": {"size": true}}]}', r"rows\[0\].numbers.size: it must be a number or null"),
        (b'{"rows": [{"categories": {"type": 3}}]}', r"rows\[0\].categories.type: it must be a text or null"),
    ],
)
def test_a_bad_body_is_answered_with_what_is_wrong(store, body, message):
    response = call(store, "POST", "/invocations", body)
    assert response.status == 400
    assert_matches(response.body["error"], message)


def assert_matches(text, pattern):
    with pytest.raises(ValueError, match=pattern):
        raise ValueError(text)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/ping", 200),
        ("GET", "/", 404),
        ("GET", "/invocations", 405),
        ("DELETE", "/models", 405),
        ("PUT", "/models/a", 405),
        ("GET", "/models/a", 404),
        ("DELETE", "/models/a", 404),
        ("POST", "/models/a/invoke", 404),
    ],
)
def test_routes(store, method, path, status):
    assert call(store, method, path).status == status


def test_many_models_are_loaded_described_run_and_unloaded(tmp_path):
    store = ModelStore(ROOM)
    cards = {name: make_model.write_model(tmp_path / name, seed) for seed, name in enumerate(["a", "team 7/x"])}
    for name in cards:
        loaded = call(store, "POST", "/models", {"model_name": name, "url": str(tmp_path / name)})
        assert (loaded.status, loaded.body) == (200, {"modelName": name, "modelUrl": str(tmp_path / name)})
    assert [each["modelName"] for each in call(store, "GET", "/models").body["models"]] == ["a", "team 7/x"]
    again = call(store, "POST", "/models", {"model_name": "a", "url": str(tmp_path / "a")})
    assert again.status == 409
    answered = call(store, "POST", "/models/team%207%2Fx/invoke", {"rows": [{}]})
    assert answered.body["modelVersion"] == cards["team 7/x"].version != cards["a"].version
    assert call(store, "DELETE", "/models/a").status == 200
    assert call(store, "POST", "/models/a/invoke", {"rows": [{}]}).status == 404


def test_a_model_without_room_is_answered_507_until_another_is_unloaded():
    held = ModelStore(ROOM).load("a", make_model.FOLDER).model.bytes
    store = ModelStore(held + 1)
    load = {"model_name": "a", "url": str(make_model.FOLDER)}
    assert call(store, "POST", "/models", load).status == 200
    assert call(store, "POST", "/models", load | {"model_name": "b"}).status == 507
    assert call(store, "DELETE", "/models/a").status == 200
    assert call(store, "POST", "/models", load | {"model_name": "b"}).status == 200


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"model_name": "a", "url": "/nowhere"}, "card.json: it cannot be read"),
        ({"model_name": "", "url": "/nowhere"}, "it must be"),
        ({"model_name": "a"}, "it must be"),
        ([], "it must be"),
    ],
)
def test_a_model_that_cannot_be_loaded_is_answered_with_why(body, message):
    response = call(ModelStore(ROOM), "POST", "/models", body)
    assert response.status == 400
    assert message in response.body["error"]


@pytest.fixture
def server():
    environment = {**os.environ, "SM_MODEL_DIR": str(make_model.FOLDER), "SAGEMAKER_BIND_TO_PORT": "0"}
    command = [sys.executable, "sagemaker/serve.py"]
    environment["PYTHONPATH"] = str(ROOT)
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        yield f"http://127.0.0.1:{process.stdout.readline().split()[-1]}", process
        process.terminate()
        assert process.wait(10) == 0


def send(url, body=None, **headers):
    request = urllib.request.Request(url, body, {"Content-Type": "application/json", **headers})
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, response.read(), response.headers
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), error.headers


def test_the_server_answers_over_http_and_stops_when_told(server):
    address, _ = server
    rows = json.dumps({"rows": [{"texts": {"title": "x" * (1 << 20)}}]}).encode()
    status, content, headers = send(f"{address}/invocations", rows, **{"X-Amzn-SageMaker-Custom-Attributes": "id-7"})
    assert status == 200
    assert headers["X-Amzn-SageMaker-Custom-Attributes"] == "id-7"
    assert len(json.loads(content)["answers"]) == 1
    assert send(f"{address}/ping")[0] == 200
    assert send(f"{address}/invocations", b"x" * (6 * 1024 * 1024 + 1))[0] == 413
    assert send(f"{address}/invocations", b"a,b", **{"Content-Type": "text/csv"})[0] == 415
    assert send(f"{address}/invocations", rows)[0] == 200


def test_a_server_without_a_model_does_not_start(tmp_path):
    environment = {**os.environ, "SM_MODEL_DIR": str(tmp_path), "SAGEMAKER_BIND_TO_PORT": "0", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "sagemaker/serve.py"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "card.json: it cannot be read" in done.stderr
