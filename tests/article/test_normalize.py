"""Typography is normalized away and leads back to the original; words, numbers and signs are not touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefset.article.normalize import Dash, normalize


@pytest.mark.parametrize(
    ("original", "normalized"),
    [
        ("It’s “so”", "It's 'so'"),
        ("It's ‘so’", "It's 'so'"),
        ("„so“ «so» »so«", "'so' 'so' 'so'"),
        ("« monde » !", "'monde'!"),
        ("nearly\u00a0$30\u2009billion", "nearly $30 billion"),
        ("line\r\nbreak", "line break"),
        ("soft\u00adhyphen, \u200bzero width", "softhyphen, zero width"),
        ("ﬁnal ﬂag", "final flag"),
        ("école", "école"),
        ("e\u0301cole", "école"),
        ("２０１５", "2015"),
        ("so … many", "so...many"),
        ("so . . . many", "so...many"),
        ("so—many – things", "so-many-things"),
        ("人类 命运\n共同体", "人类命运共同体"),
    ],
)
def test_typography_falls_away(original: str, normalized: str) -> None:
    assert normalize(original).text == normalized


@pytest.mark.parametrize("text", ["10²", "CO₂", "½", "1,000", "Café", "naive", "re-sign", "−5", "$30", "③", "No"])
def test_what_carries_sense_stays_apart(text: str) -> None:
    plain = {"10²": "102", "CO₂": "CO2", "½": "1/2", "1,000": "1000", "Café": "Cafe", "naive": "naïve", "③": "3"}
    others = plain | {"re-sign": "resign", "−5": "5", "$30": "30", "No": "no"}
    assert normalize(text).text != normalize(others[text]).text


@pytest.mark.parametrize(
    ("text", "dash"),
    [
        ("win-win", Dash.JOIN),
        ("win‑win", Dash.JOIN),
        ("2016–2020", Dash.JOIN),
        ("a – b", Dash.BREAK),
        ("a - b", Dash.BREAK),
        ("AIIB –“Midas", Dash.BREAK),
        ("a—b", Dash.LONG),
        ("a--b", Dash.LONG),
        ("to -5", Dash.SIGN),
        ("to −5", Dash.SIGN),
        ("two- and", Dash.HANGING),
    ],
)
def test_a_dash_is_known_by_what_it_does(text: str, dash: Dash) -> None:
    assert list(normalize(text).dashes.values()) == [dash]


def test_a_hyphen_in_a_word_is_no_spaced_dash_and_an_em_dash_may_be_either() -> None:
    assert not Dash.JOIN.may_stand_for(Dash.BREAK)
    assert not Dash.SIGN.may_stand_for(Dash.BREAK)
    assert Dash.LONG.may_stand_for(Dash.BREAK)
    assert Dash.JOIN.may_stand_for(Dash.LONG)


def test_offsets_lead_back_to_the_original() -> None:
    original = "a\u00a0 b …e\u0301"
    normalized = normalize(original)
    assert normalized.text == "a b...é"
    assert [original[slice(*normalized.span(place, place + 1))] for place in (0, 1, 2, 6)] == [
        "a",
        "\u00a0 ",
        "b",
        "e\u0301",
    ]
    assert original[slice(*normalized.span(2, 7))] == "b …e\u0301"


@given(st.text(alphabet="aé\u0301ﬁ \u00a0\n“’…-–—.\u00ad1½人", max_size=40))
def test_every_normalized_character_has_its_place(original: str) -> None:
    normalized = normalize(original)
    spans = [normalized.span(place, place + 1) for place in range(len(normalized.text))]
    assert all(0 <= start < end <= len(original) for start, end in spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)
