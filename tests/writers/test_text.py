"""A page as plain text: every word, in order, without markup."""

from __future__ import annotations

from briefset.proofs.readback import read_back
from briefset.writers.text import doctree_to_text
from tests.support.trees import doctree


def text(body: str) -> str:
    return doctree_to_text(doctree(body)).decode()


def test_headings_are_underlined_and_items_stand_behind_a_dash() -> None:
    body = "<h1>Title</h1><p>Words.</p><ul><li><strong>One.</strong> First</li><li>Second</li></ul>"
    assert text(body) == "Title\n=====\n\nWords.\n\n- One. First\n\n- Second\n"


def test_lines_have_at_most_72_columns_and_keep_under_their_dash() -> None:
    lines = text(f"<ul><li>{'word ' * 40}</li></ul>").splitlines()
    assert max(map(len, lines)) <= 72
    assert lines[0].startswith("- word")
    assert {line[:6] for line in lines[1:]} == {"  word"}


def test_a_break_is_a_line_and_a_link_is_followed_by_its_address() -> None:
    body = '<p>8,000<br>people</p><p>The <a href="https://example.org/a">article</a>.</p><p><a href="#a">here</a></p>'
    assert text(body) == "8,000\npeople\n\nThe article.\nhttps://example.org/a\n\nhere\n"


def test_a_long_word_is_not_cut() -> None:
    assert text(f"<p>{'x' * 100}</p>") == "x" * 100 + "\n"


def test_every_statement_is_read_back_out_of_it() -> None:
    tree = doctree(f'<p data-src="a">{"word " * 40}</p><ul><li data-src="b">One <em>two</em> three</li></ul>')
    assert read_back(tree, "txt", doctree_to_text(tree)).statements == 2
