"""Where the placeholders of one slide stand, once it is known what they hold.

In: the `Placeholder`s of a layout and a slide's parts. Out: those that leave their layout's position, by name.
Never: moves a placeholder of a layout that is not arranged like ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefset.design.fonts import text_width_pt
from briefset.writers.pptx.deck import Slide, TextBox
from briefset.writers.pptx.layouts import Box, Placeholder
from briefset.writers.pptx.text import TEXT_FLOOR_PT, fit_text, grow, text_height_pt

FOOT_GAP_PT, FOOT_SLACK, FOOT_SLACK_PT = 6.0, 0.36, (10.0, 26.0)
"""Locators get more room than they need, at least and at most so much: without their face they run wider."""
CREDIT_GAP_PT = 18.0
GROWING = ("quotation",)
"""Places whose type steps up where there is little in them."""
Places = Mapping[str, Placeholder]


def move_placeholders(places: Places, slide: Slide) -> dict[str, Placeholder]:
    """The places whose position depends on what stands in them."""
    texts = {part.placeholder: part for part in slide.parts if isinstance(part, TextBox)}
    grown = _grow(places, texts)
    places = {**places, **grown}
    return grown | _spread_numbers(places, texts) | _follow_quotation(places, texts) | _follow_locators(places, texts)


def _grow(places: Places, texts: Mapping[str, TextBox]) -> dict[str, Placeholder]:
    """A short quotation in larger type."""
    found = ((name, places[name]) for name in GROWING if name in places and name in texts)
    larger = ((place, grow(texts[name].paragraphs, place.levels, place.text_box)) for name, place in found)
    return {place.name: replace(place, levels=levels, grown=True) for place, levels in larger if levels != place.levels}


def _spread_numbers(places: Places, texts: Mapping[str, TextBox]) -> dict[str, Placeholder]:
    """Two or three numbers share the width that the layout gives to four, as on paper."""
    row = [place for name, place in places.items() if name.startswith("number-")]
    used = [place.name for place in row if place.name in texts]
    if len(row) < 2 or len(used) in (0, len(row)) or len({(place.box.y_pt, place.box.width_pt) for place in row}) > 1:
        return {}
    first, second, last = row[0].box, row[1].box, row[-1].box
    gap_pt = second.x_pt - first.x_pt - first.width_pt
    width_pt = (last.x_pt + last.width_pt - first.x_pt + gap_pt) / len(used) - gap_pt
    steps = ((name, first.x_pt + number * (width_pt + gap_pt)) for number, name in enumerate(used))
    return {name: _at(places[name], replace(places[name].box, x_pt=x_pt, width_pt=width_pt)) for name, x_pt in steps}


def _follow_quotation(places: Places, texts: Mapping[str, TextBox]) -> dict[str, Placeholder]:
    """Whose words they are stands beneath the last line, not where the longest quotation would end."""
    if not {"quotation", "credit"} <= (places.keys() & texts.keys()):
        return {}
    words, above, below = texts["quotation"], places["quotation"], places["credit"]
    size_pt = fit_text(words.paragraphs, above.levels, above.text_box, TEXT_FLOOR_PT, words.path)
    end_pt = above.text_box.y_pt + text_height_pt(words.paragraphs, above.levels, above.text_box.width_pt, size_pt)
    if end_pt + CREDIT_GAP_PT >= below.box.y_pt:
        return {}
    quotation = _at(above, replace(above.box, height_pt=end_pt + CREDIT_GAP_PT / 2 - above.box.y_pt))
    return {"quotation": quotation, "credit": _at(below, replace(below.box, y_pt=end_pt + CREDIT_GAP_PT))}


def _follow_locators(places: Places, texts: Mapping[str, TextBox]) -> dict[str, Placeholder]:
    """The source follows the locators at a small distance, as on paper; the layout keeps them in columns."""
    if not {"locator", "source"} <= (places.keys() & texts.keys()):
        return {}
    locator, source = places["locator"], places["source"]
    level, box = locator.levels[0], locator.box
    needed_pt = text_width_pt(texts["locator"].text, level.family, "bold", level.size_pt) * 1.03
    least_pt, most_pt = FOOT_SLACK_PT
    width_pt = needed_pt + min(max(least_pt, FOOT_SLACK * needed_pt), most_pt)
    left_pt = box.x_pt + width_pt + FOOT_GAP_PT
    number = places.get("slide-number")
    room_pt = number.box.x_pt - FOOT_GAP_PT - left_pt if number else 0.0
    beside = replace(source.box, x_pt=left_pt, width_pt=max(source.box.width_pt, room_pt))
    return {"locator": _at(locator, replace(box, width_pt=width_pt)), "source": _at(source, beside)}


def _at(place: Placeholder, box: Box) -> Placeholder:
    """The place in another box, with its insets."""
    old, inner = place.box, place.text_box
    text_box = Box(
        box.x_pt + inner.x_pt - old.x_pt,
        box.y_pt + inner.y_pt - old.y_pt,
        box.width_pt + inner.width_pt - old.width_pt,
        box.height_pt + inner.height_pt - old.height_pt,
    )
    return replace(place, box=box, text_box=text_box)
