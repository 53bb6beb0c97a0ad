"""The words that turn the sense of a quotation are known in every language, and the marks of notes are typography."""

import pytest

from briefset.article.search import Found, Passages
from briefset.language.registry import find_language

OMITTED = [
    ("de", "Es kamen knapp 300 Gäste zum Fest.", "Es kamen […] 300 Gäste", "knapp"),
    ("de", "Es kamen rund 300 Gäste zum Fest.", "Es kamen […] 300 Gäste", "rund"),
    ("de", "Der Wert blieb im Mai unter 300 Punkten.", "Der Wert blieb […] 300 Punkten", "unter"),
    ("de", "Das Amt kann im Notfall die Häfen schließen.", "Das Amt […] die Häfen schließen", "kann"),
    ("de", "Der Hafen wird nicht gebaut.", "Der Hafen wird […] gebaut", "nicht"),
    ("fr", "Une hausse d’environ 300 euros est prévue.", "Une hausse […] 300 euros", "environ"),
    ("fr", "Le port pourrait fermer ses portes.", "Le port […] fermer ses portes", "pourrait"),
    ("fr", "Le port ne fermera jamais ses portes.", "Le port […] fermera […] ses portes", "ne"),
    ("es", "Llegaron casi 300 invitados a la fiesta.", "Llegaron […] 300 invitados", "casi"),
    ("es", "El puerto podría cerrar sus puertas.", "El puerto […] cerrar sus puertas", "podría"),
    ("zh", "会议当天约300人到场。", "会议当天[…]300人到场", "约"),
    ("zh", "会议当天有300人左右到场。", "会议当天有300人[…]到场", "左右"),
    ("zh", "港口可能关闭大门。", "港口[…]关闭大门", "可能"),
    ("zh", "港口不关闭大门。", "港口[…]关闭大门", "不"),
    ("en", "The port has 300 ships or more in May.", "The port has 300 ships […] in May", "or more"),
    ("en", "The port plans to close its doors.", "The port […] close its doors", "plans"),
    ("de", "Das Amt versucht, die Häfen zu schließen.", "Das Amt […] die Häfen zu schließen", ""),
]


def passages(language: str, *paragraphs: str) -> Passages:
    return Passages(["Title", *paragraphs], find_language(language))


@pytest.mark.parametrize(("language", "text", "words", "swallowed"), OMITTED)
def test_an_omission_that_swallows_a_hedge_modal_or_negation_is_refused(
    language: str, text: str, words: str, swallowed: str
) -> None:
    article = passages(language, text)
    if not swallowed:
        assert list(article.find_all(words)) != []
        return
    refusal = article.refusal(words)
    assert refusal is not None
    assert refusal.message == f"the omission swallows “{swallowed}”"
    assert list(article.find_all(words)) == []


KEPT = [
    ("de", "Der Hafen im Norden der Stadt wird gebaut.", "Der Hafen […] wird gebaut"),
    ("fr", "Le port du nord ferme ses portes.", "Le port […] ferme ses portes"),
    ("es", "El puerto del norte cierra sus puertas.", "El puerto […] cierra sus puertas"),
    ("zh", "港口和若干码头在节约用水后关闭大门。", "港口[…]关闭大门"),
    ("en", "The port of the old town closes its doors.", "The port […] closes its doors"),
    ("de", "Er will mehr.", "[Der Minister] will mehr"),
    ("fr", "Il veut davantage.", "[Le ministre] veut davantage"),
    ("es", "Ella quiere más.", "[La ministra] quiere más"),
]


@pytest.mark.parametrize(("language", "text", "words"), KEPT)
def test_what_turns_nothing_may_be_left_out_or_explained(language: str, text: str, words: str) -> None:
    assert list(passages(language, text).find_all(words)) != []


def test_an_article_of_no_known_language_has_the_words_of_all() -> None:
    refusal = Passages(["Title", "Es kamen knapp 300 Gäste."]).refusal("Es kamen […] 300 Gäste")
    assert refusal is not None
    assert refusal.message == "the omission swallows “knapp”"


NOTED = "The harbour¹ is open,² and ships[3] come.[4–5] It measures 40 km² and 10² units; see figure [6] too."


def place(words: str) -> Found | None:
    return next(passages("en", NOTED).find_all(words), None)


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("The harbour is open, and ships come.", "The harbour¹ is open,² and ships[3] come."),
        ("The harbour¹ is open,² and ships[3] come", "The harbour¹ is open,² and ships[3] come"),
        ("ships come. It measures", "ships[3] come.[4–5] It measures"),
        ("harbour", "harbour"),
        ("see figure [6] too", "see figure [6] too"),
    ],
)
def test_the_mark_of_a_note_is_typography(words: str, cut: str) -> None:
    found = place(words)
    assert found is not None
    assert NOTED[found.start : found.end] == cut


@pytest.mark.parametrize(
    "words", ["It measures 40 km and", "10 units", "see figure too", "The harbour² is open", "ships[4] come"]
)
def test_a_power_a_reference_and_another_notes_mark_are_not(words: str) -> None:
    assert place(words) is None
