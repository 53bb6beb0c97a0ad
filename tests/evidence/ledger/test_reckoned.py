"""A number may be made of two others where these are few."""

import pytest

from briefset.evidence.ledger.reckoned import MOST_COMPARED, is_inferred
from briefset.language.reading import read
from briefset.language.registry import require_language


@pytest.mark.parametrize(("beside", "is_made"), [(0, True), (MOST_COMPARED - 2, True), (MOST_COMPARED - 1, False)])
def test_the_pairs_of_many_texts_make_no_number(beside: int, is_made: bool) -> None:
    english = require_language("en")
    statement = read("The second of the two ships was 12 tonnes heavier.", english)
    weights = ["The Alder weighed 40 tonnes.", "The Birk weighed 52 tonnes."]
    others = [f"The clerk {number * 'wrote and '}slept." for number in range(beside)]
    readings = [read(text, english) for text in (*weights, *others)]
    stated = next(one for one in statement.quantities if one.unit == "t")
    assert is_inferred(stated, None, statement, [readings]) == is_made
