import json
import math

import numpy as np
import pytest
from golden import make_text
from hypothesis import given
from hypothesis import strategies as st

from valora_ml.text.encoder import TextEncoder, TextField
from valora_ml.text.hashing import combine, hash_word, mix
from valora_ml.text.terms import MAX_CODE_POINTS, words_of

GOLDEN = json.loads(make_text.FILE.read_text(encoding="ascii"))


def test_the_golden_file_holds_what_the_rules_give():
    assert len(GOLDEN["cases"]) >= 300
    assert make_text.make() == GOLDEN


@pytest.mark.parametrize(
    ("word", "expected"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)], ids=["empty", "a", "foobar"]
)
def test_hashes_are_published_fnv_1a_mixed(word, expected):
    assert hash_word(word) == mix(expected)


def test_terms_of_fields_with_other_salts_differ():
    encoder = TextEncoder([TextField("title"), TextField("body", salt=1)], buckets=1 << 17)
    assert len(encoder.encode({"title": "crash", "body": "crash"})) == 2


def test_runs_of_words_are_hashed_in_order():
    counts = TextEncoder([TextField("title", words=2)]).encode({"title": "log in"})
    log, in_ = combine(0, hash_word("log")), combine(0, hash_word("in"))
    mask = (1 << 17) - 1
    assert list(counts) == [log & mask, combine(log, in_) & mask, in_ & mask]


def test_a_text_is_cut_and_keeps_at_most_so_many_terms():
    text = " ".join(map(str, range(MAX_CODE_POINTS)))
    assert len(" ".join(words_of(text))) <= MAX_CODE_POINTS
    kept = TextEncoder([TextField("title", words=1)], max_terms=10).encode({"title": text})
    assert list(kept) == list(TextEncoder([TextField("title", words=1)]).encode({"title": "0 1 2 3 4 5 6 7 8 9"}))


@given(st.text(alphabet=st.characters(), max_size=200), st.integers(1, 4096))
def test_every_text_has_an_encoding_of_stated_size(text, most):
    encoder = TextEncoder([TextField("title", chars=(2, 3))], buckets=64, max_terms=most)
    counts = encoder.encode({"title": text})
    assert len(counts) <= min(64, most)
    assert all(0 <= bucket < 64 and count >= 1 for bucket, count in counts.items())


def test_matrix_and_padded_hold_the_same_counts():
    rows = [{"title": "a b a"}, {}, {"title": "c"}]
    encoder = TextEncoder([TextField("title")], buckets=256)
    matrix = encoder.matrix(rows).toarray()
    ids, counts = encoder.padded(rows)
    assert ids.shape == counts.shape == (3, max(len(encoder.encode(row)) for row in rows))
    rebuilt = np.zeros_like(matrix)
    for row in range(3):
        np.add.at(rebuilt[row], ids[row], counts[row])
    assert (rebuilt == matrix).all()
    assert math.isclose(matrix[0].sum(), 5)
