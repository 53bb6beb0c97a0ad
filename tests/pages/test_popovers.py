"""Links to popovers become the buttons that open them; every other link stays as it is."""

from __future__ import annotations

from briefset.pages.render.prose import open_popovers

SHEETS = '<div id="e1" popover="auto"><p id="e1-2">a</p></div><div id="e1-3" popover="auto">b</div><p id="e2">c</p>'


def opened(link: str) -> str:
    return open_popovers(f"{link}{SHEETS}").removesuffix(SHEETS)


def test_a_link_to_a_popover_or_to_a_part_of_it_opens_the_popover() -> None:
    for name, popover in (("e1", "e1"), ("e1-2", "e1"), ("e1-3", "e1-3")):
        button = f'<button type="button" popovertarget="{popover}" aria-label="P1: evidence">P1</button>'
        assert opened(f'<a href="#{name}" aria-label="P1: evidence">P1</a>') == button


def test_other_links_and_pages_without_popovers_stay_as_they_are() -> None:
    for link in ('<a href="#e2">P2</a>', '<a href="https://example.org/#e1">x</a>', '<a href="#e1-4">y</a>'):
        assert opened(link) == link
    assert open_popovers('<a href="#e1">P1</a>') == '<a href="#e1">P1</a>'


def test_a_button_stays_on_the_line_of_its_brackets() -> None:
    assert opened('(<span class="locator"><a href="#e1">P1</a></span>)') == (
        '(<span class="locator">\u2060<button type="button" popovertarget="e1">P1</button>\u2060</span>)'
    )
