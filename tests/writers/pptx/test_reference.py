"""What a colleague finds in PowerPoint: layouts under names that people know, their places, a foot that goes on."""

import io
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation

from briefset.design.fonts import text_width_pt
from briefset.writers.ooxml.xml import find, qualify
from briefset.writers.pptx import deck_to_pptx
from briefset.writers.pptx.deck import Deck, Paragraph, Run, Slide, TextBox
from briefset.writers.pptx.layouts import KNOWN_NAMES
from tests.support.slides import REFERENCE, theme

DATED = {"date": "2026-11-23T00:00:00Z"}
FOR_PEOPLE = ("Title", "Title and text", "Section", "Two columns", "Chart", "Quotation", "Sources and contact")


def said(place: str, text: str) -> TextBox:
    return TextBox(place, "", (Paragraph((Run(text),)),))


def written(*parts: TextBox, layout: str = "quotation", reference: bytes = REFERENCE, language: str = "en") -> Any:
    slide = Slide(layout, "", "A title", (said("title", "A title"), *parts), ())
    deck = Deck((slide,), language, "A title", DATED | {"author": "Ann Author"})
    return Presentation(io.BytesIO(deck_to_pptx(deck, theme().speaking(language), reference)))


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


def test_an_author_who_is_not_named_is_the_brand() -> None:
    deck = Deck((Slide("quotation", "", "A title", (said("title", "A title"),), ()),), "en", "A title", DATED)
    data = deck_to_pptx(deck, replace(theme(), publisher="The House"), REFERENCE)
    properties = Presentation(io.BytesIO(data)).core_properties
    assert (properties.author, properties.last_modified_by) == ("The House", "The House")


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


def number_one(*paragraphs: Paragraph, count: int = 2, language: str = "en") -> Any:
    """The first of so many alike numbers on a slide."""
    numbers = [TextBox(f"number-{n}", "", paragraphs) for n in range(1, count + 1)]
    shown = written(*numbers, layout="numbers", language=language).slides[0].placeholders
    return next(each for each in shown if each.name == "number-1").text_frame.paragraphs


def test_words_beneath_a_large_number_grow_with_it_and_stand_off_from_it() -> None:
    _, words = number_one(Paragraph((Run("54,000"),)), Paragraph((Run("boats"),), 2))
    assert words.runs[0].font.size.pt == 38
    assert words.space_before.pt > 30


def test_a_unit_beneath_its_number_is_as_large_as_the_words_below() -> None:
    runs = (Run("23 800"), Run("\vmillion euros", aside=True))
    number, words = number_one(Paragraph(runs), Paragraph((Run("cost"),), 2), count=3)
    assert 20 < number.runs[-1].font.size.pt == words.runs[0].font.size.pt


@pytest.mark.parametrize(("number", "steps_up"), [("540", True), ("54,000", False)])
def test_a_number_grows_as_far_as_the_face_has_room_that_stands_in_where_its_own_is_missing(
    number: str, *, steps_up: bool
) -> None:
    (shown,) = number_one(Paragraph((Run(number),)), language="zh-CN")
    size_pt = max((run.font.size.pt for run in shown.runs if run.font.size), default=112)
    assert (size_pt > 112) is steps_up
    assert text_width_pt(number, "DejaVu Sans", "regular", size_pt) < 418
