"""Where the placeholders of one slide stand, once it is known what they hold.

In: the `Placeholder`s of a layout and a slide's parts. Out: those that leave their layout's position, by name.
Never: moves a placeholder of a layout that is not arranged like ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from briefset.charts import GROWTH, TOLD_GROWTH
from briefset.design.fonts import text_width_pt
from briefset.writers.pptx.deck import ASIDE_PT, Paragraph, Run, Slide, TextBox
from briefset.writers.pptx.layouts import Box, Level, Placeholder
from briefset.writers.pptx.text import (
    TEXT_FLOOR_PT,
    first_line,
    fit_text,
    floor_pt,
    grow,
    holds,
    text_height_pt,
    times_more_lines,
    widest,
)

FOOT_GAP_PT, FOOT_SLACK, FOOT_SLACK_PT = 6.0, 0.36, (10.0, 72.0)
"""Locators get more room than they need, at least and at most so much: without their face they run wider."""
CREDIT_GAP_PT, CREDIT_GROWTH = 18.0, 1.33
GROWING = ("quotation",)
"""Places whose type steps up where there is little in them."""
BESIDE_CHART = ("fact-", "chart-2")
"""What may stand right of the first chart."""
NUMBERS, RAISED, AIR_PT = "number-", 0.4, 18.0
"""The room above contents is that share of what is left; the words beneath a number stand off in larger type."""
BROKEN = 1.5
"""From how many lines on a number stands on more than one; beside words of another face it is a little higher."""
AIRED, LEAST = 0.2, 0.85
"""How much of what is left stands between a number and the words beneath it; both take so much of the room at least."""
STEPS = {1: TOLD_GROWTH[1:], 2: GROWTH, 3: GROWTH[2:]}
"""By how much so many numbers on a slide may grow."""
LARGE_PT = 64.0
"""From which size on the words beneath a number may grow by the steps of `TOLD_GROWTH`."""
SMALLER = (1.0, 0.86, 0.72, 0.57, 0.5)
"""By how much they step down where what stands in for their face would break them."""
Places = Mapping[str, Placeholder]


def move_placeholders(places: Places, slide: Slide) -> dict[str, Placeholder]:
    """The places whose position depends on what stands in them."""
    texts = {part.placeholder: part for part in slide.parts if isinstance(part, TextBox)}
    moved: dict[str, Placeholder] = {}
    for move in (_grow, _spread_numbers, _fill_with_numbers, _follow_quotation, _follow_locators):
        moved |= move({**places, **moved}, texts)
    return moved | _widen_chart(places, {part.placeholder for part in slide.parts})


def _grow(places: Places, texts: Mapping[str, TextBox]) -> dict[str, Placeholder]:
    """A short quotation in larger type."""
    found = ((name, places[name]) for name in GROWING if name in places and name in texts)
    larger = ((place, grow(texts[name].paragraphs, place.levels, place.text_box)) for name, place in found)
    return {place.name: replace(place, levels=levels, grown=True) for place, levels in larger if levels != place.levels}


def _spread_numbers(places: Places, texts: Mapping[str, TextBox]) -> dict[str, Placeholder]:
    """Two or three numbers share the width that the layout gives to four, as on paper."""
    row = [place for name, place in places.items() if name.startswith(NUMBERS)]
    used = [place.name for place in row if place.name in texts]
    if len(row) < 2 or len(used) in (0, len(row)) or len({(place.box.y_pt, place.box.width_pt) for place in row}) > 1:
        return {}
    first, second, last = row[0].box, row[1].box, row[-1].box
    gap_pt = second.x_pt - first.x_pt - first.width_pt
    width_pt = (last.x_pt + last.width_pt - first.x_pt + gap_pt) / len(used) - gap_pt
    steps = ((name, first.x_pt + number * (width_pt + gap_pt)) for number, name in enumerate(used))
    return {name: _at(places[name], replace(places[name].box, x_pt=x_pt, width_pt=width_pt)) for name, x_pt in steps}


def _fill_with_numbers(places: Places, texts: Mapping[str, TextBox]) -> dict[str, Placeholder]:
    """Few numbers and their words in larger type, in the middle of their room."""
    row = [place for name, place in places.items() if name.startswith(NUMBERS)]
    used = [(place, texts[place.name]) for place in row if place.name in texts]
    if len(row) < 2 or not used or "note" in texts:
        return {}
    below = places["note"].box if "note" in places else used[0][0].box
    end_pt = max(below.y_pt + below.height_pt, used[0][0].box.y_pt + used[0][0].box.height_pt)
    shares = [_share(part, _down_to(place, end_pt), STEPS.get(len(used), ())) for place, part in used]
    whole = {place.name: _down_to(_scaled(place, min(shares)), end_pt) for place, _ in used}
    steps = TOLD_GROWTH if min(_number_pt(part, whole[place.name]) for place, part in used) >= LARGE_PT else GROWTH
    grown = next(filter(None, (_told(used, whole, share) for share in steps)), whole)
    first = used[0][0].box
    room_pt = end_pt - first.y_pt
    free_pt = max(0.0, room_pt - max(_taken_pt(part, grown[place.name]) for place, part in used))
    air_pt = max(AIRED * free_pt, free_pt - (1 - LEAST) * room_pt)
    grown = {name: _aired(place, air_pt) for name, place in grown.items()}
    down_pt = RAISED * (free_pt - air_pt)
    return {
        name: _at(place, replace(place.box, y_pt=first.y_pt + down_pt, height_pt=end_pt - first.y_pt - down_pt))
        for name, place in grown.items()
    }


def _share(part: TextBox, place: Placeholder, steps: Sequence[float]) -> float:
    """The largest step at which the number stays on one line, and all has room, whatever stands in for its face."""
    levels, box, first = place.levels, place.text_box, first_line(part.paragraphs[0])
    for share in steps:
        larger = tuple(level.scaled(share) for level in levels)
        if _is_on_one_line(first, larger, box.width_pt) and holds(part.paragraphs, larger, box):
            return share
    smaller = () if widest(levels) is levels else SMALLER
    return next((share for share in smaller if holds([first], [level.scaled(share) for level in levels], box)), 1.0)


def _is_on_one_line(number: Paragraph, levels: Sequence[Level], width_pt: float) -> bool:
    line, one = (
        text_height_pt([text], levels, width_pt, levels[0].size_pt)
        for text in (number, replace(number, runs=(Run("0"),)))
    )
    return line < BROKEN * one


def _aired(place: Placeholder, more_pt: float) -> Placeholder:
    """The place with so much more between the number and the words beneath it."""
    number, words, *others = place.levels
    return replace(place, levels=(number, replace(words, before_pt=words.before_pt + more_pt), *others), grown=True)


def _scaled(place: Placeholder, share: float) -> Placeholder:
    return (
        place
        if share == 1.0
        else replace(place, levels=tuple(level.scaled(share) for level in place.levels), grown=True)
    )


def _down_to(place: Placeholder, end_pt: float) -> Placeholder:
    """The place with all the room above a line."""
    return _at(place, replace(place.box, height_pt=end_pt - place.box.y_pt))


def _told(used: Sequence[tuple[Placeholder, TextBox]], places: Places, share: float) -> dict[str, Placeholder] | None:
    """The places with the words beneath the numbers in larger type, as on paper; None where any has no room."""
    grown = {}
    for place, _ in used:
        words = (replace(level.scaled(share), before_pt=level.before_pt + share * AIR_PT) for level in place.levels[1:])
        larger = places[place.name]
        number = replace(larger.levels[0], unit_pt=share * ASIDE_PT)
        grown[place.name] = replace(larger, levels=(number, *words), grown=True)
    fit = (_fits_beneath(part, grown[place.name]) for place, part in used)
    return grown if all(fit) else None


def _fits_beneath(part: TextBox, place: Placeholder) -> bool:
    """Whether the words have room beneath the number at the size that it has."""
    size_pt = max(_number_pt(part, place), place.levels[1].size_pt)
    words = [paragraph for paragraph in part.paragraphs if paragraph.level > 1]
    return (
        text_height_pt(part.paragraphs, place.levels, place.text_box.width_pt, size_pt) <= place.text_box.height_pt
    ) and holds(words, place.levels, place.text_box)


def _number_pt(part: TextBox, place: Placeholder) -> float:
    """The size of a number by itself."""
    least_pt = floor_pt(part.placeholder, place.levels[0])
    return fit_text(part.paragraphs[:1], place.levels, place.text_box, least_pt, part.path)


def _taken_pt(part: TextBox, place: Placeholder) -> float:
    """The height of a number with its words, from the top of its box."""
    least_pt = floor_pt(part.placeholder, place.levels[0])
    size_pt = fit_text(part.paragraphs, place.levels, place.text_box, least_pt, part.path)
    words_pt = text_height_pt(part.paragraphs, place.levels, place.text_box.width_pt, size_pt)
    return place.text_box.y_pt - place.box.y_pt + words_pt


def _widen_chart(places: Places, used: Set[str]) -> dict[str, Placeholder]:
    """A chart takes the room of the facts, or of the other chart, that do not stand beside it."""
    beside = {name: place.box for name, place in places.items() if name.startswith(BESIDE_CHART)}
    if "chart-1" not in used or not beside or used & beside.keys():
        return {}
    right_pt = max(box.x_pt + box.width_pt for box in beside.values())
    found = [places[name] for name in ("chart-1", "caption-1") if name in places]
    wide = {place.name: replace(place.box, width_pt=right_pt - place.box.x_pt) for place in found}
    return {
        place.name: _at(place, wide[place.name]) for place in found if wide[place.name].width_pt > place.box.width_pt
    }


def _follow_quotation(places: Places, texts: Mapping[str, TextBox]) -> dict[str, Placeholder]:
    """Whose words they are stands beneath the last line, not where the longest quotation would end.

    The quotation stands on that line, so that more lines of another face take room above.
    """
    if not {"quotation", "credit"} <= (places.keys() & texts.keys()):
        return {}
    words, above, below = texts["quotation"], places["quotation"], _credited(places, texts["credit"])
    gap_pt = CREDIT_GAP_PT * below.levels[0].size_pt / places["credit"].levels[0].size_pt
    size_pt = fit_text(words.paragraphs, above.levels, above.text_box, TEXT_FLOOR_PT, words.path)
    end_pt = above.text_box.y_pt + text_height_pt(words.paragraphs, above.levels, above.text_box.width_pt, size_pt)
    free_pt = below.box.y_pt - end_pt - gap_pt
    if free_pt <= 0:
        return {}
    down_pt = (1.0 if times_more_lines(words.paragraphs, above.levels, above.text_box) > 1 else RAISED) * free_pt
    last_pt = end_pt + down_pt + gap_pt / 2 - above.box.y_pt
    return {
        "quotation": replace(_at(above, replace(above.box, height_pt=last_pt)), anchor="b"),
        "credit": _at(below, replace(below.box, y_pt=end_pt + down_pt + gap_pt)),
    }


def _credited(places: Places, credit: TextBox) -> Placeholder:
    """The place for whose words they are, in larger type beneath a larger quotation where one line has room for it."""
    below = places["credit"]
    larger = _scaled(below, CREDIT_GROWTH)
    height_pt = text_height_pt(credit.paragraphs, larger.levels, below.text_box.width_pt, larger.levels[0].size_pt)
    one_pt = text_height_pt([Paragraph((Run("0"),))], larger.levels, below.text_box.width_pt, larger.levels[0].size_pt)
    return larger if places["quotation"].grown and height_pt < BROKEN * one_pt else below


def _follow_locators(places: Places, texts: Mapping[str, TextBox]) -> dict[str, Placeholder]:
    """The source follows the locators at a small distance, as on paper; the layout keeps them in columns."""
    if not {"locator", "source"} <= places.keys() or "source" not in texts:
        return {}
    locator, source = places["locator"], places["source"]
    if "locator" not in texts:
        right_pt = source.box.x_pt + source.box.width_pt
        return {"source": _at(source, replace(source.box, x_pt=locator.box.x_pt, width_pt=right_pt - locator.box.x_pt))}
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
