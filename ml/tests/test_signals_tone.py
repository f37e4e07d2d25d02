from hypothesis import given
from hypothesis import strategies as st

from valora_ml.signals.lexicon import negated
from valora_ml.signals.marks import count_marks
from valora_ml.signals.tone import TONE, tone_of, tone_table


def test_a_smiley_a_shout_and_a_link_are_seen():
    counts = count_marks("GREAT :-) :D ;) :( soooo good?! ...")
    assert {name for name, count in counts.items() if count} == {
        *("happy", "laughing", "winking", "unhappy", "exclamation", "question", "astonished", "ellipsis"),
        *("shouted", "stretched"),
    }
    assert tone_of("see https://a.example/x:)")["link"] > 0


def test_a_negation_turns_praise_round():
    assert tone_of("this is good")["praise"] > 0
    turned = tone_of("this isn't really good")
    assert turned["praise"] == 0
    assert turned["not:praise"] > 0
    assert turned["isBad"] == 1


def test_a_negation_ends_at_an_exclamation():
    assert negated(["no", "!", "good"]) == [False, True, False]


def test_code_and_quotes_are_not_the_speakers_own():
    assert tone_of("{code}hate(this){code}")["anger"] == 0
    assert tone_of("{quote}I hate this{quote}")["anger"] == 0


@given(st.text(max_size=300))
def test_every_text_has_the_same_finite_numbers(text: str):
    tone = tone_of(text)
    assert tuple(tone) == TONE
    assert all(abs(value) < 50 for value in tone.values())


def test_a_long_text_of_openings_is_cut():
    assert tone_table(["{code" * 300_000, ""]).shape == (2, len(TONE))
