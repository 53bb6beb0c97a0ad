"""The styles of a letter stand at its elements, as the cascade has them."""

from __future__ import annotations

import pytest

from briefset.diagnostics import Failure
from briefset.writers.html import doctree_to_html
from tests.support.trees import doctree


def page(body: str, style: str) -> str:
    return doctree_to_html(doctree(body, ["note"], head=f"<style>{style}</style>"), inline=True).decode()


def test_a_rule_stands_at_what_it_selects_and_no_sheet_is_left() -> None:
    written = page("<p>a</p><div>b</div>", "p { color: red; margin: 0 }")
    assert '<p style="color: red; margin: 0">a</p><div>b</div>' in written
    assert "<style" not in written


def test_the_more_specific_and_the_later_rule_win() -> None:
    written = page('<p class="note">a</p><p>b</p>', ".note { color: blue } p { color: red } p { color: green }")
    assert '<p class="note" style="color: blue">' in written
    assert '<p style="color: green">' in written


def test_variables_are_replaced_by_their_values() -> None:
    assert '<p style="color: #0B5A66">' in page("<p>a</p>", ":root{--accent:#0B5A66} p { color: var(--accent) }")


@pytest.mark.parametrize("rule", ["@media (width > 1px) { p { margin: 0 } }", "@import 'a.css';"])
def test_rules_that_no_letter_knows_are_refused(rule: str) -> None:
    with pytest.raises(Failure):
        page("<p>a</p>", rule)
