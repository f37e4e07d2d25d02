import json
import shutil
from dataclasses import replace

import pytest
from golden import make_model, make_text

from valora_ml.artifact import Card, EncoderSpec, load_artifact, run_graph, to_tensors, write_artifact
from valora_ml.artifact.plain_json import from_plain, to_plain
from valora_ml.errors import InputError
from valora_ml.text.encoder import TextEncoder, TextField

CONTRACTS = make_model.FOLDER.parents[2] / "contracts"
GOLDEN = json.loads((make_model.FOLDER / "golden.json").read_text("ascii"))


def problems(schema, value, where=""):  # noqa: PLR0912
    """What of a value a JSON schema of the committed kind does not allow."""
    if "anyOf" in schema or "oneOf" in schema:
        options = schema.get("anyOf") or schema["oneOf"]
        found = [list(problems(option, value, where)) for option in options]
        if all(found):
            yield from min(found, key=len)
        return
    if "$ref" in schema or "allOf" in schema:
        return
    kinds = {
        "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
        "null": type(None),
    }  # fmt: skip
    named = schema.get("type", list(kinds))
    if not any(isinstance(value, kinds[kind]) for kind in ([named] if isinstance(named, str) else named)):
        yield f"{where} is {value!r}, not {named}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{where} is {value!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where} is {value!r}"
    if isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{where} is {value}"
    if isinstance(value, list):
        items = schema.get("prefixItems") or [schema.get("items", {})] * len(value)
        for at, (item, each) in enumerate(zip(items, value, strict=True)):
            yield from problems(item, each, f"{where}[{at}]")
    if isinstance(value, dict):
        known = schema.get("properties", {})
        yield from (f"{where}.{name} is missing" for name in schema.get("required", []) if name not in value)
        for name, each in value.items():
            other = schema.get("additionalProperties", {})
            if name not in known and other is False:
                yield f"{where}.{name} is unknown"
            else:
                yield from problems(known.get(name) or other or {}, each, f"{where}.{name}")


def schema(name):
    return json.loads((CONTRACTS / name).read_text("utf-8"))


@pytest.mark.parametrize(
    ("file", "contract"), [("card.json", "model-card.json"), ("explain.json", "model-explanation.json")]
)
def test_what_is_written_matches_the_contract(file, contract):
    written = json.loads((make_model.FOLDER / file).read_text("utf-8"))
    assert list(problems(schema(contract), written)) == []
    assert list(problems(schema(contract), written | {"more": 1})) == [".more is unknown"]
    for name in written:
        assert list(problems(schema(contract), {key: each for key, each in written.items() if key != name}))


def test_shipped_artifacts_match_the_contract_and_their_files():
    artifacts = make_model.FOLDER.parents[2] / "artifacts"
    total = 0
    for folder in sorted(each.parent for each in artifacts.glob("*/card.json")):
        card = load_artifact(folder).card
        assert list(problems(schema("model-card.json"), json.loads((folder / "card.json").read_text("utf-8")))) == []
        total += sum(file.bytes for file in card.files.values())
    assert total <= 15e6


def test_a_card_reads_back_as_it_was_written():
    card = load_artifact(make_model.FOLDER).card
    assert from_plain(Card, json.loads(json.dumps(to_plain(card))), "card") == card


def test_the_same_model_has_the_same_version_and_another_has_another(tmp_path):
    first = make_model.write_model(tmp_path / "first")
    assert first == make_model.write_model(tmp_path / "again")
    assert (tmp_path / "first/model.onnx").read_bytes() == (tmp_path / "again/model.onnx").read_bytes()
    assert make_model.write_model(tmp_path / "other", seed=1).version != first.version
    changed = replace(first, settings={"median": 2.0})
    assert write_artifact(tmp_path / "changed", changed).version != first.version


def test_the_committed_artifact_answers_as_committed():
    artifact = load_artifact(make_model.FOLDER)
    tensors = to_tensors(artifact.card.inputs, [each["row"] for each in GOLDEN])
    outputs = run_graph(artifact.read("graph"), **tensors)
    for row, each in enumerate(GOLDEN):
        for name, values in each["outputs"].items():
            assert outputs[name][row] == pytest.approx(values, rel=1e-5, abs=1e-6)
        entries = artifact.explanation().entries(tensors | outputs, row)
        assert entries == pytest.approx(each["contributions"], rel=1e-6, abs=1e-6)
        assert sum(entries.values()) == pytest.approx(outputs["mean"][row, 0], rel=1e-5, abs=1e-5)


def test_an_encoder_is_what_its_description_says():
    encoder = TextEncoder([TextField("title", 3, 2, (3, 5)), TextField("body")], buckets=64, max_terms=9)
    rebuilt = EncoderSpec.of(encoder).encoder()
    for case in json.loads(make_text.FILE.read_text("ascii"))["cases"][:50]:
        assert rebuilt.encode(case["texts"]) == encoder.encode(case["texts"])


@pytest.fixture
def copied(tmp_path):
    return shutil.copytree(make_model.FOLDER, tmp_path / "model")


def break_card(folder, **changes):
    card = json.loads((folder / "card.json").read_text("utf-8")) | changes
    (folder / "card.json").write_text(json.dumps(card), "utf-8")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda folder: (folder / "card.json").unlink(), "card.json: it cannot be read"),
        (lambda folder: (folder / "card.json").write_text("{"), "card.json: it cannot be read"),
        (lambda folder: (folder / "model.onnx").unlink(), "model.onnx: it cannot be read"),
        (lambda folder: (folder / "model.onnx").write_bytes(b"x"), "hash differs"),
        (lambda folder: break_card(folder, kind="oracle"), "card.json.kind: it must be one of"),
        (lambda folder: break_card(folder, outputs={}), "card.json.outputs: it must be a list"),
        (lambda folder: break_card(folder, more=1), "card.json.more: no such field"),
        (lambda folder: break_card(folder, format=2), "it is of format 2"),
        (
            lambda folder: break_card(folder, files={"graph": {"path": "../x", "sha256": "", "bytes": 1}}),
            "is not one of the folder",
        ),
    ],
)
def test_a_broken_folder_is_refused_with_what_is_wrong(copied, damage, message):
    damage(copied)
    with pytest.raises(InputError, match=message):
        load_artifact(copied)


def test_nan_is_never_written_to_a_card(tmp_path):
    card = replace(load_artifact(make_model.FOLDER).card, settings={"median": float("nan")})
    with pytest.raises(InputError, match="NaN or infinity"):
        write_artifact(tmp_path, card)
