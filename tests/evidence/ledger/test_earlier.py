"""An earlier value is not told as the present one, and what follows from two values is borne out."""

import pytest

from tests.support.statements import find_faults

EARLIER = [
    ("en", "62 cases were notified (2022: 71).", "In all 71 cases were notified.", "62 cases were notified."),
    (
        "en",
        "The repair was to cost £1.1 million; the final bill came to £1.9 million.",
        "The repair was finished for £1.1 million.",
        "The repair was finished for £1.9 million.",
    ),
    ("es", "Los ingresos crecieron de 61 a 66 millones.", "Ingresó 61 millones.", "Ingresó 66 millones."),
    (
        "de",
        "Der Umsatz stieg auf 84,2 Millionen Euro nach 78,9 Millionen im Vorjahr.",
        "Umgesetzt wurden 78,9 Millionen Euro.",
        "Umgesetzt wurden 84,2 Millionen Euro.",
    ),
]
FOLLOWS = [
    ("en", "She seats 150. The older ship seats 220.", "She has 70 seats fewer than the older ship."),
    ("de", "In Tarnów arbeiten 140 Menschen, in Ettenheim 620.", "In Tarnów arbeiten 480 Menschen weniger."),
    ("fr", "La dette passe de 156 à 129 millions.", "La dette a été réduite de 27 millions."),
    ("es", "La deuda bajó a 31 millones, frente a 38 en diciembre.", "La deuda se redujo en siete millones, hasta 31."),
    ("zh", "取消47条线路，新开31条。", "停掉的线路比新开的多16条。"),
    (
        "de",
        "Das Ergebnis erreichte 6,1 Millionen Euro, 0,7 Millionen weniger als ein Jahr zuvor.",
        "Verdient wurden 6,1 Millionen Euro, ein Jahr zuvor waren es 6,8 Millionen.",
    ),
    ("de", "Jeder dritte Besucher leiht nichts aus.", "Zwei von drei Besuchern leihen etwas aus."),
    ("de", "In den ersten neun Monaten waren es 239 Millionen.", "Von Januar bis September waren es 239 Millionen."),
]


@pytest.mark.parametrize(("language", "sentence", "earlier", "present"), EARLIER)
def test_an_earlier_value_is_told_from_the_present_one(
    language: str, sentence: str, earlier: str, present: str
) -> None:
    assert {fault.code for fault in find_faults(sentence, earlier, language)} == {"number-of-other"}
    assert [fault.code for fault in find_faults(sentence, present, language)] == []


@pytest.mark.parametrize(("language", "sentence", "statement"), FOLLOWS)
def test_what_follows_from_two_values_is_borne_out(language: str, sentence: str, statement: str) -> None:
    assert [fault.message for fault in find_faults(sentence, statement, language)] == []


def test_a_number_that_follows_from_none_is_refused() -> None:
    found = find_faults("She seats 150. The older ship seats 220.", "She has 80 seats fewer than the older ship.", "en")
    assert [fault.code for fault in found] == ["number-not-in-evidence"]
