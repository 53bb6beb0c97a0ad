"""What a colleague finds in PowerPoint: layouts under names that people know, their places, a foot that goes on."""

import io
from typing import Any

import pytest
from pptx import Presentation

from briefset.writers.ooxml.xml import find, qualify
from briefset.writers.pptx import deck_to_pptx
from briefset.writers.pptx.deck import Deck, Paragraph, Run, Slide, TextBox
from briefset.writers.pptx.layouts import KNOWN_NAMES
from tests.support.slides import REFERENCE, theme

FOR_PEOPLE = ("Title", "Title and text", "Section", "Two columns", "Chart", "Quotation", "Sources and contact")


def said(place: str, text: str) -> TextBox:
    return TextBox(place, "", (Paragraph((Run(text),)),))


def written(*parts: TextBox, layout: str = "quotation", reference: bytes = REFERENCE) -> Any:
    slide = Slide(layout, "", "A title", (said("title", "A title"), *parts), ())
    deck = Deck((slide,), "en", "A title", {"date": "2026-11-23T00:00:00Z", "author": "Ann Author"})
    return Presentation(io.BytesIO(deck_to_pptx(deck, theme(), reference)))


def test_the_layouts_have_names_that_people_know() -> None:
    names = [layout.name for layout in Presentation(io.BytesIO(REFERENCE)).slide_layouts]
    assert set(FOR_PEOPLE) <= set(names)
    assert set(KNOWN_NAMES.values()) <= set(names)
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", FOR_PEOPLE[1:])
def test_a_new_slide_has_a_title_a_place_for_text_a_date_and_a_number(name: str) -> None:
    presentation = Presentation(io.BytesIO(REFERENCE))
    layout: Any = next(each for each in presentation.slide_layouts if each.name == name)
    kinds = {next(shape.element.iter(qualify("p:ph"))).get("type", "obj") for shape in layout.placeholders}
    assert {"title", "ftr", "dt", "sldNum"} <= kinds
    assert kinds & {"body", "obj", "chart"}
    fields = [field.get("type") for field in layout.element.iter(qualify("a:fld"))]
    assert sorted(str(field) for field in fields) == ["datetime1", "slidenum"]
    slide = presentation.slides.add_slide(layout)
    assert slide.shapes.title is not None


def test_the_master_shows_feet_on_new_slides_and_no_slide_is_an_example() -> None:
    presentation = Presentation(io.BytesIO(REFERENCE))
    heads = find(presentation.slide_master.element, "p:hf")
    assert heads is not None
    assert dict(heads.attrib.items()) == {"hdr": "0"}
    assert len(presentation.slides) == 0


def test_a_new_slide_has_the_source_of_the_deck_in_its_foot() -> None:
    presentation = written(said("quotation", "Words"), said("credit", "Ann"), said("source", "Moreau, March 2024"))
    layout = next(each for each in presentation.slide_layouts if each.name == "Title and text")
    assert "Moreau, March 2024" in [shape.text_frame.text for shape in layout.placeholders]
    assert presentation.core_properties.author == "Ann Author"


def test_a_house_template_may_have_a_layout_under_the_name_of_its_kind() -> None:
    presentation = Presentation(io.BytesIO(REFERENCE))
    layout = next(each for each in presentation.slide_layouts if each.name == "Quotation")
    next(layout.element.iter(qualify("p:cSld"))).set("name", "quotation")
    buffer = io.BytesIO()
    presentation.save(buffer)
    slide = written(said("quotation", "Words"), said("credit", "Ann"), reference=buffer.getvalue()).slides[0]
    assert slide.slide_layout.name == "quotation"


def test_a_short_quotation_steps_up_and_a_long_one_keeps_its_size() -> None:
    def size(words: str) -> float | None:
        slide = written(said("quotation", words), said("credit", "Ann")).slides[0]
        sizes = [run.font.size for shape in slide.placeholders for run in shape.text_frame.paragraphs[0].runs]
        return max((length.pt for length in sizes if length), default=None)

    assert size("Few words") == pytest.approx(79.9)
    assert size("word " * 60) is None


def test_a_unit_on_a_line_of_its_own_leaves_the_number_its_size() -> None:
    def top_and_size(*runs: Run) -> tuple[float, float]:
        numbers = [TextBox(f"number-{n}", "", (Paragraph(runs), Paragraph((Run("cost"),), 2))) for n in (1, 2)]
        shape = next(
            each for each in written(*numbers, layout="numbers").slides[0].placeholders if each.name == "number-1"
        )
        return shape.top / 12700, shape.text_frame.paragraphs[0].runs[0].font.size.pt

    beside, beneath = top_and_size(Run("31")), top_and_size(Run("31"), Run("\vmillion", aside=True))
    assert beneath[1] == beside[1]
    assert beneath[0] < beside[0], "what is higher begins higher"
