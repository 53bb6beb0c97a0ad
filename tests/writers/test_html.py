from __future__ import annotations

import pytest

from briefset.diagnostics import Failure
from briefset.pages.doctree import Doctree
from briefset.writers.html import doctree_to_html
from tests.support.trees import doctree


def tree(body: str, style: str = "p { margin: 0 }") -> Doctree:
    return doctree(body, head=f"<style>{style}</style>")


def test_the_page_comes_out_as_printed_with_one_newline() -> None:
    data = doctree_to_html(tree("<p>人类 &amp; words</p>"))
    assert data.decode().endswith("<p>人类 &amp; words</p></body></html>\n")


@pytest.mark.parametrize("style", ["p { background: url(a.png) }", "@import 'a.css';"])
def test_a_style_that_needs_another_file_is_refused(style: str) -> None:
    with pytest.raises(Failure, match="needs another file"):
        doctree_to_html(tree("<p>x</p>", style))


def test_prose_may_speak_of_addresses() -> None:
    assert b"url(" in doctree_to_html(tree("<p>CSS writes url(a.png) and @import.</p>"))
