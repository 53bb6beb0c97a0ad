"""What somebody changed in a Word file, by the YAML paths of the summary from which it was built.

In: `Origin`s and the file as edited. Out: `Change`s; those with a `value` could be written into the summary.
Never: writes; leaves a paragraph, a tracked change or a comment unmentioned that differs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from briefset.language.typography import without_spaces
from briefset.reconcile.alignment import Match, Text, align, likeness
from briefset.reconcile.origins import BuiltDocument, Origin, Span
from briefset.reconcile.rewording import Edit, Rewording, apply_edits, reword, rewrite
from briefset.reconcile.word_document import Comment, EditedDocument
from briefset.reconcile.word_runs import OBJECT, Paragraph, TrackedChange

CELL = re.compile(r"(table \d+, row \d+), column \d+")
LOOKS = {
    "e": "emphasised",
    "s": "strong",
    "b": "strong and emphasised",
    "x": "struck through",
    "h": "highlighted or underlined",
}
MOST_STYLED = 12
"""Changed styles that are listed one by one."""
TEMPLATE = "no text of the summary stands here: the template, a label or another field printed these words"
PASTED = "a picture or another object was put in, which a summary does not hold"
BY_HAND = "write it into the summary by hand, or undo it in Word"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: what and where, in Word and in the summary, before and after, and who tracked it.

    `value` is what the YAML would have to hold; without it the change cannot be written, and `reason` says why.
    """

    kind: str
    place: str
    path: str
    old: str
    new: str
    authors: tuple[str, ...] = ()
    value: str | None = None
    reason: str = ""
    hint: str = BY_HAND


Read = Callable[[str], Any]
"""The YAML value at a path."""


def compare(fresh: BuiltDocument, edited: EditedDocument, read: Read) -> tuple[list[Change], float]:
    """Every change, in the order of the edited file, and how much of the built file's own text is in it (0 to 1)."""
    origins = fresh.origins
    matches = align([_text(origin.paragraph) for origin in origins], [_text(each) for each in edited.paragraphs])
    comparison = _Comparison(origins, edited, read)
    found = [change for match in matches for change in comparison.changes(match)]
    found += comparison.vanished()
    found += comparison.comments(matches, fresh.comments)
    return _grouped(_with_few_styles(found)), comparison.kept(matches)


def _text(paragraph: Paragraph) -> Text:
    return Text(" ".join(paragraph.text.split()), f"{paragraph.story}/{paragraph.style}")


class _Comparison:
    def __init__(self, origins: list[Origin], edited: EditedDocument, read: Read) -> None:
        self.origins, self.edited, self.read = origins, edited, read
        self.gone = [
            (paragraph.place, change)
            for paragraph in edited.paragraphs
            for change in paragraph.tracked
            if not paragraph.text.strip()
        ]

    def changes(self, match: Match) -> Iterator[Change]:
        """What a match says."""
        origins = [self.origins[number] for number in match.old]
        news = [self.edited.paragraphs[number] for number in match.new]
        if match.how in ("same", "edited", "moved", "moved and edited"):
            if match.how.startswith("moved"):
                yield self._moved(origins[0], news[0])
            yield from self._reworded(origins[0], news[0])
        else:
            yield self._other(match.how, origins, news)

    def _moved(self, origin: Origin, new: Paragraph) -> Change:
        hint = "change the order in `selection` or in the summary" if origin.path else BY_HAND
        reason = f"it stood in {origin.paragraph.place}"
        return _change("moved", origin, new, origin.paragraph.text, new.text, reason=reason, hint=hint)

    def _other(self, how: str, origins: list[Origin], news: list[Paragraph]) -> Change:
        old = " ¶ ".join(origin.paragraph.text for origin in origins)
        new = " ¶ ".join(paragraph.text for paragraph in news)
        origin = origins[0] if origins else Origin(news[0])
        hints = {
            "deleted": "take the entry out of `selection` or out of the summary, or put it back in Word",
            "added": BY_HAND,
        }
        reasons = {
            "deleted": "its text stands in the summary all the same",
            "added": "no text of the summary belongs to it",
            "split": "one text of the summary cannot be two paragraphs",
            "joined": "two texts of the summary cannot be one paragraph",
        }
        place = news[0] if news else origin.paragraph
        change = _change(how, origin, place, old, new, reason=reasons[how], hint=hints.get(how, BY_HAND))
        return replace(change, authors=self._deleted_by(old)) if how == "deleted" else change

    def _deleted_by(self, words: str) -> tuple[str, ...]:
        """Who tracked a deletion of the words, which then are accounted for."""
        mine = [
            item
            for item in self.gone
            if without_spaces(item[1].text) and without_spaces(item[1].text) in without_spaces(words)
        ]
        self.gone = [item for item in self.gone if item not in mine]
        return _authors(change for _, change in mine)

    def _reworded(self, origin: Origin, new: Paragraph) -> Iterator[Change]:
        if origin.paragraph.style != new.style:
            words = f"“{new.style or 'none'}” instead of “{origin.paragraph.style}” on “{new.text}”"
            yield _change("styled", origin, new, new.text, words, hint="undo it in Word, or change the template")
        if origin.paragraph.text == new.text and origin.paragraph.looks == new.looks and not new.tracked:
            return
        rewording = reword(origin, new)
        yield from (self._within(origin, new, span, edits) for span, edits in rewording.within.items())
        yield from (self._outside(origin, new, edit) for edit in rewording.outside)
        yield from self._formatted(origin, new, rewording)
        if new.tracked and not rewording.within and not rewording.outside and not rewording.formatted:
            words = ", ".join(f"{change.kind} “{change.text}”" for change in new.tracked)
            yield _change("tracked", origin, new, "", words, reason="no word differs")

    def _within(self, origin: Origin, new: Paragraph, span: Span, edits: list[Edit]) -> Change:
        printed = origin.paragraph.text[span.start : span.end]
        looks = origin.paragraph.looks[span.start : span.end]
        edited = apply_edits(printed, edits)
        raw = self.read(span.path)
        written = rewrite(raw.strip(), printed, looks, edits, markdown=span.markdown) if isinstance(raw, str) else None
        value = written.value if written and written.carried else None
        reason = (
            "" if value else "emphasis in Word has no like in the summary" if written else "it is printed otherwise"
        )
        change = _change("edited", origin, new, printed, edited, value=value or None, reason=reason)
        return replace(change, path=span.path)

    def _outside(self, origin: Origin, new: Paragraph, edit: Edit) -> Change:
        touched = [span.path for span in origin.spans if span.start < edit.end and edit.start < span.end]
        reason = f"it runs over {', '.join(touched)} and what stands around" if touched else TEMPLATE
        change = _change("edited", origin, new, origin.paragraph.text[edit.start : edit.end], edit.text, reason=reason)
        return replace(change, path=touched[0] if touched else origin.path)

    def _formatted(self, origin: Origin, new: Paragraph, rewording: Rewording) -> Iterator[Change]:
        for words, look in rewording.formatted:
            reason = f"the words are {LOOKS.get(look, 'no longer emphasised')} in Word"
            hint = "mark them *so* or **so** in the summary, or undo it in Word"
            yield _change("formatted", origin, new, words, words, reason=reason, hint=hint)

    def vanished(self) -> Iterator[Change]:
        """Tracked changes of paragraphs without text that no deletion accounts for."""
        for place, change in self.gone:
            if change.text.strip() and change.kind != "moved away":
                words = f"{change.kind} “{change.text}”"
                yield Change("tracked", place, "", "", words, (change.author,), reason="nothing is left of it")

    def comments(self, matches: list[Match], own: frozenset[str]) -> Iterator[Change]:
        """The comments that are not ours; ours that are gone."""
        origins = {new: self.origins[match.old[0]] for match in matches if match.old for new in match.new}
        for comment in self.edited.comments:
            if without_spaces(comment.text) not in {without_spaces(text) for text in own}:
                yield self._comment(comment, origins)
        left = {without_spaces(comment.text) for comment in self.edited.comments}
        for text in sorted(own):
            if without_spaces(text) not in left:
                reason = "its text stands in the summary all the same"
                yield Change("deleted", "comment", "", text, "", reason=reason)

    def _comment(self, comment: Comment, origins: dict[int, Origin]) -> Change:
        number = comment.paragraph
        place = self.edited.paragraphs[number].place if number is not None else "no place"
        origin = origins.get(number) if number is not None else None
        path = next((span.path for span in origin.spans), origin.path) if origin else ""
        return Change("comment", place, path, comment.about, comment.text, (comment.author,), hint="answer it")

    def kept(self, matches: list[Match]) -> float:
        """How much of the texts of the summary that were printed is still there."""
        known = any(origin.spans for origin in self.origins)
        scores = {number: 0.0 for number, origin in enumerate(self.origins) if origin.spans or not known}
        for match in matches:
            new = " ".join(self.edited.paragraphs[number].text for number in match.new)
            for number in match.old:
                if number in scores:
                    scores[number] = likeness(self.origins[number].paragraph.text, new)
        return sum(scores.values()) / len(scores) if scores else 0.0


def _change(kind: str, origin: Origin, new: Paragraph, old: str, words: str, **more: Any) -> Change:
    path = origin.path or next((span.path for span in origin.spans), "")
    if OBJECT in words and OBJECT not in old:
        more |= {"value": None, "reason": PASTED, "hint": "put it into the template, or take it out in Word"}
    return Change(kind, new.place, path, old, words, _authors(new.tracked), **more)


def _authors(tracked: Iterable[TrackedChange]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(change.author or "unknown" for change in tracked))


def _with_few_styles(changes: list[Change]) -> list[Change]:
    """The changes; where a programme has renamed the styles, that is said once."""
    styled = [change for change in changes if change.kind == "styled"]
    if len(styled) <= MOST_STYLED:
        return changes
    once = replace(styled[0], place="the whole file", path="", new=f"{len(styled)} paragraphs, first {styled[0].new}")
    return [*(change for change in changes if change.kind != "styled"), once]


def _grouped(changes: list[Change]) -> list[Change]:
    """Cells of one row that came or went together, as one change."""

    def key(change: Change) -> tuple[object, ...]:
        cell = CELL.match(change.place) if change.kind in ("added", "deleted") else None
        return (change.kind, cell[1], change.path) if cell else (id(change),)

    return [_as_row(list(group)) for _, group in groupby(changes, key)]


def _as_row(cells: list[Change]) -> Change:
    first = cells[0]
    if len(cells) == 1:
        return first
    authors = tuple(dict.fromkeys(author for cell in cells for author in cell.authors))
    old, new = (
        " | ".join(filter(None, texts)) for texts in zip(*((cell.old, cell.new) for cell in cells), strict=True)
    )
    return replace(first, place=first.place.rpartition(",")[0], old=old, new=new, authors=authors)
