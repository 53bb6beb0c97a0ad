"""A slide's title says its message, and nothing stands beside a chart that the title knows nothing of."""

import shutil
from pathlib import Path
from typing import TypeGuard

import pytest

from briefset.build.lengths import find_slide_notes, is_topic
from briefset.language.registry import require_language
from briefset.writers.pptx.deck import Chart, Placed, doctree_to_deck
from tests.support.languages import FOLDER, write_sample
from tests.support.projects import change, check_project, page_of, summary_of

TOPICS = {
    "en": ["Numbers", "Key figures", "Trade with Africa", "Visitor numbers by year", "The harbour master’s rule"],
    "de": ["Zahlen", "Kurz gefasst", "Die Öffnung in Zahlen", "Fahrgäste im Jahr", "Der neue Hafen"],
    "fr": ["En bref", "La ligne en chiffres", "Ville et tramway", "Du vote à l’ouverture", "Le bâtiment"],
    "es": ["En breve", "La plaza en cifras", "Dos voces sobre el mercado", "La economía local"],
    "zh": ["数字", "双方的理由", "大馆与小馆"],
}
MESSAGES = {
    "en": ["Visitors came", "How trading works", "Prices doubled", "They can’t pay", "Numbers: 54 of 60",
           "Read with care", "What the council of Lindmouth and its cooperative"],
    "de": ["Die Zahl wächst", "Besucher kamen", "Der Hafen bleibt offen", "Das Land zahlte", "Alle 44 Prozent"],
    "fr": ["Les loyers augmentent", "La ligne coûte cher", "La ville a perdu", "Les rives s’ignoraient"],
    "es": ["Casi todo lo pagaron ellos", "Las visitas crecen", "El mercado volvió", "La ciudad paga"],
    "zh": ["借书量增长", "钱来自市财政", "居民要书架"],
}  # fmt: skip


@pytest.mark.parametrize(("tag", "title"), [(tag, title) for tag, titles in TOPICS.items() for title in titles])
def test_a_title_of_few_words_without_a_verb_is_a_topic(tag: str, title: str) -> None:
    assert is_topic(title, require_language(tag))


@pytest.mark.parametrize(("tag", "title"), [(tag, title) for tag, titles in MESSAGES.items() for title in titles])
def test_a_title_with_a_verb_a_number_or_many_words_is_none(tag: str, title: str) -> None:
    assert not is_topic(title, require_language(tag))


def notes(project: Path) -> list[tuple[str, str]]:
    return [(note.code, note.path) for note in find_slide_notes(check_project(project))]


def test_the_sample_has_messages_and_no_value_apart(project: Path) -> None:
    assert notes(project) == []


@pytest.mark.parametrize("language", ["de", "es", "fr", "zh"])
def test_the_sets_in_other_languages_have_messages_and_no_value_apart(language: str, tmp_path: Path) -> None:
    if (FOLDER / language).is_dir():
        shutil.copytree(FOLDER / language, tmp_path / "content" / "demo")
    else:
        write_sample(tmp_path, language)
    assert notes(tmp_path) == []


def test_a_topic_is_told_at_its_line(project: Path) -> None:
    change(summary_of(project), ("title: Visitors came, and the boats stayed", "title: The opening in numbers"))
    assert notes(project) == [("bare-title", "slides[2].title")]


def test_a_fact_that_the_title_does_not_name_is_told_and_one_computed_from_the_chart_is_not(project: Path) -> None:
    change(summary_of(project), ("    facts:\n", "    facts:\n      - {label: Rules, text: hours}\n"))
    assert notes(project) == [("unlinked-fact", "slides[3].facts[0]")]


LONG = "the council met again and " * 13


def test_an_event_that_no_slide_has_room_for_is_told_and_the_others_are_shown(project: Path) -> None:
    summary = summary_of(project)
    text = summary.read_text(encoding="utf-8")
    head, _, rest = text.partition("\nslides:")
    summary.write_text(f"{head}\nselection:{rest.partition(chr(10) + 'selection:')[2]}", encoding="utf-8")
    assert notes(project) == []
    assert timelines(project) == [3]
    change(
        summary, ("text: Joan Field speaks to the town council", f"text: Joan Field speaks to the council and {LONG}")
    )
    assert notes(project) == [("budget", "events[0]")]
    assert timelines(project) == [2]


def timelines(project: Path) -> list[int]:
    """How many events each time line of the slides shows."""
    slides = doctree_to_deck(page_of(project, "factsheet").tree("pptx")).slides
    return [len(part.data.rows) for slide in slides for part in slide.parts if is_timeline(part)]


def is_timeline(part: Placed) -> TypeGuard[Chart]:
    return isinstance(part, Chart) and part.data.kind == "timeline"
