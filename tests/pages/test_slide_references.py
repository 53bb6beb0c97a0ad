"""A new type of slide needs only its class: the marks of its fields say what they name, and all else follows."""

from pathlib import Path
from typing import Annotated, Literal, get_args

import pytest
from pydantic import Field

from briefset.design.product import Product
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import read_theme
from briefset.diagnostics import Failure
from briefset.evidence.quotations.verify import State, Verified
from briefset.pages.render import render
from briefset.pages.view import make_view
from briefset.summary.model import Slide, Summary
from briefset.summary.model.base import Slug, field
from briefset.summary.model.roles import Ref
from briefset.summary.model.slides import Headed
from briefset.summary.validate import validate
from briefset.yaml12.document import load
from briefset.yaml12.paths import parent
from tests.support.wording import LABELS

GLOSSARY = "  - {kind: glossary, title: A word and a number, terms: [inner-basin], number: cost}\n"
NOTES = (
    '{% import "factsheet/slides.html.jinja" as slides with context %}{{ slides.notes(view.slides[0]) | striptags }}'
)


class GlossarySlide(Headed):
    """Terms beside a number."""

    kind: Literal["glossary"] = field("Terms and a number.", "glossary")
    terms: list[Annotated[Slug, Ref("terms")]] = field("Which.", ["inner-basin"])
    number: Annotated[Slug, Ref("statistics")] = field("Which.", "cost")


class SummaryWithGlossary(Summary):
    """A summary with one more type of slide."""

    slides: list[Annotated[get_args(Slide)[0] | GlossarySlide, Field(discriminator="kind")]]  # type: ignore[assignment,valid-type]  # wider on purpose


@pytest.fixture
def glossary(sample: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The sample with such a slide before all others."""
    monkeypatch.setattr("briefset.summary.validate.Summary", SummaryWithGlossary)
    text = sample.read_text(encoding="utf-8")
    begin = text.index("\n", text.index("\nslides:") + 1) + 1
    return text[:begin] + GLOSSARY + text[begin:]


@pytest.mark.parametrize(
    ("known", "unknown", "path", "message"),
    [
        ("terms: [inner-basin]", "terms: [basin]", "slides[0].terms[0]", "“basin” is not an id of terms"),
        ("number: cost", "number: price", "slides[0].number", "“price” is not an id of statistics"),
    ],
)
def test_an_unknown_id_on_a_new_type_of_slide_is_an_error_at_its_place(
    glossary: str, known: str, unknown: str, path: str, message: str
) -> None:
    with pytest.raises(Failure) as caught:
        validate(load(glossary.replace(known, unknown, 1).encode(), "summary.yaml"))
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.path, fault.message) == ("unknown-id", path, message)


def test_what_a_new_type_of_slide_names_comes_into_its_notes_and_its_footer(glossary: str, tmp_path: Path) -> None:
    loaded = load(glossary.encode(), "summary.yaml")
    product = Product("demo", "Demo", {"html": "page.html.jinja"}, frozenset())
    view = make_view(Verified(validate(loaded), {}, State.LIVE), product, LABELS, loaded, "2026-01-01T00:00:00Z")
    page = tmp_path / "templates" / "demo" / "page.html.jinja"
    page.parent.mkdir(parents=True)
    page.write_text(NOTES, encoding="utf-8")
    templates = Templates((tmp_path / "templates", built_in_templates()))
    notes = render(view, "page.html.jinja", read_theme(templates), templates)
    assert "P3, inner basin: “inner basin”." in notes
    assert "P5, Cost of the work: “$2.4\u00a0million”." in notes
    assert view.slides[0].at == [3, 5]
    assert [parent(entry.path) for entry in view.slides[0].named] == ["terms", "statistics"]
