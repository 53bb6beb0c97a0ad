"""What a slide does not say to those who see it for a moment: its message, why a value is there, how charts compare.

In: `Checked`. Out: notes. Never: an error; whether a title says something is for its writer to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefset.build.check import Checked
from briefset.diagnostics import Diagnostic, Severity
from briefset.evidence.ledger.derived import derived_text
from briefset.evidence.ledger.references import find_references, find_statements_shown
from briefset.language.data import LanguageData
from briefset.language.sentences import WORD, count_words
from briefset.language.stems import content_stems
from briefset.pages.view.default_slides import has_room_on_slide
from briefset.pages.view.slides import unlike_charts
from briefset.summary.model import Entry, Slide, Statistic, Summary
from briefset.summary.model.slides import BarsSlide, ChartSlide, ChartsSlide

TOPIC_WORDS = 5
"""Longer titles are seldom a topic alone."""


def find_slide_notes(checked: Checked) -> Iterator[Diagnostic]:
    """A note for each title without verb or number, each value that its title leaves out, charts of no scale.

    Of slides that nobody wrote, a note for each event that is too long for them.
    """
    summary, language = checked.summary, checked.summary.locale.language_data
    for event in () if summary.slides else summary.events:
        if not has_room_on_slide(event):
            message = "the time line on the slides leaves this event out: it is too long to stand there with others"
            yield _note(checked, event.path, "budget", message, "shorten it, or write the slides yourself")
    for slide in summary.slides:
        title = getattr(slide, "title", "")
        if title and is_topic(title, language):
            message = f"“{title}” is a topic; the title of a slide says its message"
            hint = "say in a sentence what the slide shows"
            yield _note(checked, f"{slide.path}.title", "bare-title", message, hint)
        for path, name, text in _values_beside(slide, summary):
            if not set(content_stems(title, language)) & set(content_stems(text, language)):
                message = f"the title says nothing of “{name}”, which stands beside the chart"
                hint = "name it in the title, or leave it out"
                yield _note(checked, path, "unlinked-fact", message, hint)
        if isinstance(slide, ChartsSlide) and (charts := unlike_charts(slide, summary)):
            message = (
                f"“{charts[0].title}” and “{charts[1].title}” share no scale, so each stands on a slide of its own"
            )
            hint = "choose two upright charts of one kind and unit, or write a slide with a title for each"
            yield _note(checked, f"{slide.path}.exhibits", "unlike-charts", message, hint)


def is_topic(title: str, language: LanguageData) -> bool:
    """Whether a title of few words has no number and no verb that the language's file knows."""
    if not language.predicates or count_words(title) > TOPIC_WORDS or re.search(r"\d", title):
        return False
    if not language.spaced:
        return not any(word in title for word in language.predicates)
    return not any(_is_predicate(word, language, first=not number) for number, word in enumerate(WORD.findall(title)))


def _is_predicate(word: str, language: LanguageData, *, first: bool) -> bool:
    """Whether a word is a form of a verb; within a title one with a capital is a noun or a name."""
    whole = word.replace("’", "'")
    if not (first or whole[:1].islower()):
        return False
    forms = {whole.casefold(), whole.casefold().rpartition("'")[2]}
    ending = re.compile(language.predicate_endings or "(?!)")
    return bool(forms & (language.predicates | language.auxiliaries)) or (
        whole[:1].islower() and any(map(ending.fullmatch, forms))
    )


def _values_beside(slide: Slide, summary: Summary) -> Iterator[tuple[str, str, str]]:
    """Path, name and words of each value beside a chart, but for what is computed from the chart itself."""
    if isinstance(slide, ChartSlide):
        own = _computed(slide.exhibit, summary)
        for fact in slide.facts:
            if not any(text in fact.text or fact.text in text for text in own):
                yield fact.path, fact.label, f"{fact.label} {fact.text} {fact.unit or ''}"
    elif isinstance(slide, BarsSlide) and slide.number:
        (named,) = find_references(summary)[slide.number.path]
        label = named.label if isinstance(named, Statistic) else ""
        yield slide.number.path, slide.number.label, f"{slide.number.label} {label}"


def _computed(exhibit: str, summary: Summary) -> list[str]:
    """The derived numbers that are made of a chart's own, as they are printed."""
    chart: Entry = summary.by_id()["exhibits", exhibit]
    shown = set(find_statements_shown(summary).get(chart.path, ()))
    return [derived_text(entry, summary) for entry in summary.derived if entry.path in shown]


def _note(checked: Checked, path: str, code: str, message: str, hint: str) -> Diagnostic:
    return checked.loaded.diagnose(path, code, message, hint, severity=Severity.NOTE)
