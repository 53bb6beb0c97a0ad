"""Templates print what the view holds, escaped, with references and additions marked; mistakes name their line."""

from pathlib import Path

import pytest

from briefset.design.product import Product
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import read_theme
from briefset.diagnostics import Failure
from briefset.evidence.quotations.verify import State, Verified
from briefset.evidence.register import Check, Register, Statement, Support
from briefset.pages.render import render
from briefset.pages.render.prose import Citations, mark_prose
from briefset.pages.view import View, make_view
from briefset.summary.model import Summary
from briefset.wording.markdown import plain
from briefset.yaml12.document import Loaded
from tests.support.wording import LABELS

SUPPORTS = tuple(
    Support(f"brief.evidence[{index}]", "words", paragraph, None) for index, paragraph in enumerate((9, 1))
)
BRIEF = Statement(7, "brief", "brief", "", "One thing (P9). Another (P1).", Check.PARAPHRASE, SUPPORTS, (1, 9))
PLAIN, CITED = (Citations(Register((BRIEF,)), LABELS, file) for file in ("", "evidence.pdf"))


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("a *b* **c**", "a <em>b</em> <strong>c</strong>"),
        ("x < y & z", "x &lt; y &amp; z"),
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("as said (P9–P10).", 'as said\u00a0(<span class="locator">P9–P10</span>).'),
        ("the bank [ed.: in Beijing]", 'the bank <span class="editorial">[ed.: in Beijing]</span>'),
        ("has being [sic] building", 'has being <span class="editorial">[sic]</span> building'),
        ("{{ 7 * 7 }} {% raw %}", "{{ 7 * 7 }} {% raw %}"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
    ],
)
def test_prose_is_marked_and_never_trusted(prose: str, expected: str) -> None:
    assert mark_prose(LABELS, PLAIN, prose) == expected


def test_locators_stay_on_one_line() -> None:
    assert PLAIN.several([1, 7]) == '<span class="locator">P1,\u00a0P7</span>'


def test_a_reference_leads_to_the_row_of_the_evidence_that_holds_its_words() -> None:
    said = mark_prose(LABELS, CITED, "One thing (P9). Another (P1). A third (P4).", "brief")
    assert [part.partition('"')[0] for part in said.split('href="')[1:]] == [
        "evidence.pdf#e7",
        "evidence.pdf#e7-2",
        "evidence.pdf#e7",
    ]
    assert CITED.several([1, 7], "brief").count("<a ") == 2


def test_a_reference_to_what_has_no_evidence_is_no_link() -> None:
    assert CITED.several([1, 7], "claims[0]") == PLAIN.several([1, 7], "brief") == PLAIN.several([1, 7])


def test_plain_text_has_no_marks() -> None:
    assert plain("a *b* & [c](https://example.org/)") == "a b & c"


def product(name: str = "demo") -> Product:
    return Product(name, "Demo", {"html": "page.html.jinja"}, frozenset())


@pytest.fixture
def view(summary: Summary, loaded: Loaded) -> View:
    return make_view(Verified(summary, {}, State.UNVERIFIED), product(), LABELS, loaded, "2026-01-01T00:00:00Z")


def print_page(view: View, folder: Path, template: str) -> str:
    page = folder / "demo" / "page.html.jinja"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(template, encoding="utf-8")
    templates = Templates((folder, built_in_templates()))
    return render(view, "page.html.jinja", read_theme(templates), templates)


def test_a_template_prints_the_view(view: View, tmp_path: Path) -> None:
    assert print_page(view, tmp_path, "{{ view.claims[0].text | prose }}").startswith("A quay can serve")


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("a\n{{ view.titel }}", 2, "has no attribute 'titel'"),
        ("a\nb\n{{ titel }}", 3, "'titel' is undefined"),
        ("a\n{% if %}", 2, "Expected an expression"),
        ("{{ view.summary.title | upcase }}", 1, "No filter named 'upcase'"),
        ("{{ cycler.__init__.__globals__ }}", 1, "unsafe"),
        ("{% include 'gone.html.jinja' %}", 0, "no template gone.html.jinja"),
    ],
)
def test_a_mistake_in_a_template_is_one_error_with_its_line(
    view: View, tmp_path: Path, template: str, line: int, message: str
) -> None:
    with pytest.raises(Failure) as caught:
        print_page(view, tmp_path, template)
    fault = caught.value.diagnostics[0]
    assert message in fault.message
    assert fault.position.file == "templates/demo/page.html.jinja"
    assert fault.position.line == line


def test_a_template_cannot_reach_out_of_its_folders(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "link").symlink_to(tmp_path / "secret")
    templates = Templates((tmp_path / "templates",))
    assert templates.find("../secret") is None
    with pytest.raises(Failure, match="lies outside the folder of templates"):
        templates.find("link")
