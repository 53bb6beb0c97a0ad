"""Text of a slide: paragraphs in placeholders, at a size that fits.

In: `Paragraph` values and a `Placeholder`. Out: DrawingML text (ECMA-376, part 1, 21.1.2).
Never: a face or a colour by value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefset.charts import QUOTED_GROWTH
from briefset.design.theme import OFFICE_EAST_ASIAN
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.language.scripts import split_foreign
from briefset.writers.ooxml.fit import (
    SizedParagraph,
    SizedRun,
    cap,
    choose_cap_pt,
    count_lines,
    fits,
    height_pt,
    line_em,
    widest_piece_pt,
    words_over,
)
from briefset.writers.ooxml.xml import Node, build
from briefset.writers.pptx.deck import Paragraph, Run
from briefset.writers.pptx.layouts import Box, Level

TEXT_FLOOR_PT, TITLE_FLOOR_PT, NUMBER_FLOOR_PT = 16.0, 24.0, 30.0
STACKED_EM = 1.15
"""The pitch of a big number with its unit beneath, as on paper."""
SUBSTITUTES = {"major": "Cambria", "minor": "Calibri"}
EASTERN = {language: face for language, face in OFFICE_EAST_ASIAN.items() if language != "zh"}
"""The faces for the forms of Japanese and Korean; for Chinese the theme names one."""
OFFICE_FACES, WIDEST = frozenset(("Arial", "Calibri", "Cambria", "Georgia", "Times New Roman")), "DejaVu Sans"
WIDEST_ROOM = 1.12
"""How much of its box a quotation may take in that face: there is some room above it."""
SLIDE_NUMBER = "{1E1B8A30-0C4B-4E43-8C0A-5F0D3B1C7A01}"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """What every run needs to know: language, minor face, the colour of soft text, the face of a right-to-left one."""

    language: str
    minor: str
    soft: str = "tx2"
    complex_face: Callable[[str], str] = lambda _: ""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph's style where no placeholder gives one; colours and faces are those of the theme."""

    size_pt: float
    colour: str = "tx1"
    font: str = "minor"
    bold: bool = False
    align: str = "l"
    pitch_pt: float = 0.0

    def scaled(self, share: float) -> ParagraphStyle:
        """The style in larger type."""
        return replace(self, size_pt=round(share * self.size_pt, 1), pitch_pt=share * self.pitch_pt)

    @property
    def pitch(self) -> float:
        """The pitch as a share of the face's own; 1 where none is given."""
        return self.pitch_pt / (self.size_pt * line_em(SUBSTITUTES[self.font])) if self.pitch_pt else 1.0


def scheme(name: str, keep: int = 100) -> Node:
    """A theme colour as a fill's content, lightened so that `keep` percent of it remain."""
    change = (build("a:lumMod", {"val": keep * 1000}), build("a:lumOff", {"val": (100 - keep) * 1000}))
    return build("a:schemeClr", {"val": name}, *(change if keep < 100 else ()))


def solid(name: str, keep: int = 100) -> Node:
    """A solid fill in a theme colour."""
    return build("a:solidFill", {}, scheme(name, keep))


def floor_pt(name: str, level: Level) -> float:
    """The smallest size that the text of a placeholder may take."""
    if name == "title":
        return TITLE_FLOOR_PT
    return min(NUMBER_FLOOR_PT if name.startswith("number") else TEXT_FLOOR_PT, level.size_pt)


def grow(paragraphs: Sequence[Paragraph], levels: Sequence[Level], box: Box) -> tuple[Level, ...]:
    """The levels in the largest type in which a quotation has room in that box; as they are where it has in none."""
    for share in QUOTED_GROWTH:
        larger = tuple(level.scaled(share) for level in levels)
        if fits(_sized(paragraphs, larger), box.width_pt, box.height_pt) and _is_narrow(paragraphs, larger, box):
            return larger
    return tuple(levels)


def _is_narrow(paragraphs: Sequence[Paragraph], levels: Sequence[Level], box: Box) -> bool:
    """Whether the lines of the widest face that stands in have room as well, at the same pitch."""
    own_pt = height_pt(_sized(paragraphs, levels), box.width_pt)
    is_held = all(widest_piece_pt(each) <= box.width_pt for each in _sized(paragraphs, widest(levels)))
    return is_held and times_more_lines(paragraphs, levels, box) * own_pt <= WIDEST_ROOM * box.height_pt


def times_more_lines(paragraphs: Sequence[Paragraph], levels: Sequence[Level], box: Box) -> float:
    """How many times the lines the paragraphs take in the widest face that stands in."""
    drawn = (_sized(paragraphs, each) for each in (levels, widest(levels)))
    own, wide = (sum(count_lines(each, box.width_pt) for each in sized) for sized in drawn)
    return wide / own


def holds(paragraphs: Sequence[Paragraph], levels: Sequence[Level], box: Box) -> bool:
    """Whether the paragraphs have room in the box in that type, on as many lines whatever stands in for its faces."""
    width_pt, own, wide = box.width_pt, _sized(paragraphs, levels), _sized(paragraphs, widest(levels))
    is_alike = all(
        count_lines(one, width_pt) == count_lines(other, width_pt) and widest_piece_pt(other) <= width_pt
        for one, other in zip(own, wide, strict=True)
    )
    return is_alike and fits(own, width_pt, box.height_pt)


def widest(levels: Sequence[Level]) -> Sequence[Level]:
    """The levels in the widest face that a program puts in the place of theirs; Office has its own everywhere."""
    if {level.family for level in levels} <= OFFICE_FACES:
        return levels
    return tuple(replace(level, family=WIDEST, minor=WIDEST) for level in levels)


def fit_text(paragraphs: Sequence[Paragraph], levels: Sequence[Level], box: Box, minimum_pt: float, path: str) -> float:
    """The largest size that the paragraphs may have in that box, in points.

    Raises `Failure` at the YAML path, with the number of words to cut, when they do not fit at the minimum.
    """
    blocks = tuple(_sized([paragraph for paragraph in paragraphs if paragraph.text], levels))
    if not blocks:
        return levels[0].size_pt
    size_pt = choose_cap_pt(blocks, box.width_pt, box.height_pt, minimum_pt)
    if size_pt is None:
        words = words_over(blocks, box.width_pt, box.height_pt, minimum_pt)
        message = f"“{paragraphs[0].text[:60]}” does not fit its box on the slide at {minimum_pt:g} pt"
        hint = f"cut {words} word{'s' if words != 1 else ''}, or move them to the notes"
        raise Failure([Diagnostic(Position(""), "overflow", message, hint, path)])
    return size_pt


def text_height_pt(paragraphs: Sequence[Paragraph], levels: Sequence[Level], width_pt: float, size_pt: float) -> float:
    """The height of the paragraphs at a size from `fit_text`, in points."""
    return height_pt(cap(_sized(paragraphs, levels), size_pt), width_pt)


def first_line(paragraph: Paragraph) -> Paragraph:
    """A big number without the unit that stands on a line of its own; any other paragraph whole."""
    return replace(paragraph, runs=_lines(paragraph)[0])


def _lines(paragraph: Paragraph) -> list[tuple[Run, ...]]:
    if not paragraph.is_stacked:
        return [paragraph.runs]
    lines: list[tuple[Run, ...]] = [()]
    for run in paragraph.runs:
        first, *others = (replace(run, text=text) for text in run.text.split("\v"))
        lines[-1] += (first,) if first.text else ()
        lines += [(other,) for other in others]
    return lines


def _sized(paragraphs: Sequence[Paragraph], levels: Sequence[Level]) -> list[SizedParagraph]:
    """The paragraphs as they are measured; the unit beneath a big number is as high as its own type."""
    found = []
    for paragraph in paragraphs:
        level = levels[paragraph.level - 1]
        for number, runs in enumerate(_lines(paragraph.with_unit(level.unit_pt))):
            size_pt, before_pt = (level.unit_pt, 0.0) if number else (level.size_pt, level.before_pt)
            spans = tuple(_sized_run(run, level) for run in runs)
            found.append(SizedParagraph(spans, size_pt, pitch_of(paragraph, level), before_pt))
    return found


def pitch_of(paragraph: Paragraph, level: Level) -> float:
    """The pitch as a share of the face's own; the unit beneath a big number stands clear of it."""
    return STACKED_EM / line_em(level.family) if paragraph.is_stacked else level.pitch


def _sized_run(run: Run, level: Level) -> SizedRun:
    bold, italic = run.bold or level.bold, run.italic
    style = " ".join(filter(None, ("bold" if bold else "", "italic" if italic else ""))) or "regular"
    return SizedRun(run.text, level.minor if run.aside else level.family, style, run.aside_pt if run.aside else 0.0)


def paragraph_node(
    paragraph: Paragraph,
    text_style: TextStyle,
    size_pt: float | None = None,
    style: ParagraphStyle | None = None,
    pitch_pt: float = 0.0,
    pitch: float = 0.0,
    before_pt: float = 0.0,
) -> Node:
    """One paragraph; `size_pt` and `pitch_pt` are written only where the text had to step down.

    With `pitch`, a share of the face's own, each line is as high as its own type.
    """
    level = {"lvl": paragraph.level - 1} if paragraph.level > 1 and style is None else {}
    align = {"algn": style.align} if style and style.align != "l" else {}
    pitch_pt = style.pitch_pt if style else pitch_pt
    lines = build("a:spcPct", {"val": round(pitch * 100_000)}) if pitch else None
    lines = build("a:spcPts", {"val": round(pitch_pt * 100)}) if pitch_pt and not pitch else lines
    above = build("a:spcPts", {"val": round(before_pt * 100)}) if before_pt else None
    spacing = [build(name, {}, found) for name, found in (("a:lnSpc", lines), ("a:spcBef", above)) if found is not None]
    properties = build("a:pPr", {**level, **align}, *spacing) if level or align or spacing else None
    nodes = [node for run in paragraph.runs for node in _run_nodes(run, text_style, size_pt, style)]
    return build("a:p", {}, properties, *nodes)


def _run_nodes(run: Run, text_style: TextStyle, size_pt: float | None, style: ParagraphStyle | None) -> list[Node]:
    nodes: list[Node] = []
    for number, line in enumerate(run.text.split("\v")):
        if number:
            nodes.append(build("a:br", {}, _properties(run, text_style, size_pt, style)))
        for text, language in split_foreign(line, run.language or text_style.language):
            properties = _properties(replace(run, language=language), text_style, size_pt, style)
            nodes.append(build("a:r", {}, properties, build("a:t", text=text)))
    return nodes


def _properties(run: Run, text_style: TextStyle, size_pt: float | None, style: ParagraphStyle | None) -> Node:
    size = run.aside_pt if run.aside else style.size_pt if style else size_pt
    values = {"lang": run.language or text_style.language, "sz": round(size * 100) if size else None}
    values |= {"b": 1 if run.bold or (style and style.bold) else None, "i": 1 if run.italic else None, "dirty": 0}
    colour = text_style.soft if run.soft else "accent1" if run.accent else style.colour if style else ""
    minor = run.aside or (style is not None and style.font == "minor")
    faces = _faces("mn" if minor else "mj") if run.aside or style else ()
    eastern = EASTERN.get(run.language.partition("-")[0])
    if eastern and run.language != text_style.language:
        faces = (*(face for face in faces if not face.tag.endswith("}ea")), build("a:ea", {"typeface": eastern}))
    if complex_face := text_style.complex_face(run.language):
        faces = (*faces, build("a:cs", {"typeface": complex_face}))
    attributes = {key: value for key, value in values.items() if value is not None}
    return build("a:rPr", attributes, solid(colour) if colour else None, *faces)


def _faces(short: str) -> tuple[Node, ...]:
    return tuple(build(f"a:{name}", {"typeface": f"+{short}-{code}"}) for name, code in (("latin", "lt"), ("ea", "ea")))


def text_body(anchor: str, *paragraphs: Node, wrap: str = "square") -> Node:
    """The text of a form, as far as its edges."""
    insets = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), 0)
    body = build("a:bodyPr", {**insets, "wrap": wrap, "anchor": anchor}, build("a:noAutofit"))
    return build("p:txBody", {}, body, build("a:lstStyle"), *paragraphs)


def field_node(text: str, text_style: TextStyle) -> Node:
    """The slide's number as a field."""
    properties = build("a:rPr", {"lang": text_style.language, "dirty": 0})
    field = build("a:fld", {"id": SLIDE_NUMBER, "type": "slidenum"}, properties, build("a:t", text=text))
    return build("a:p", {}, field)
