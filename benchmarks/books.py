"""What a book costs: an article of 500,000 words, with a summary several times as long as that of an article.

Run: `make bench`. It makes both after fixed rules; times are processor time, and ratios hold on any machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from timing import best_of, cpu_of

from briefset.build.articles import ArticleFolder
from briefset.build.check import check, find_remarks
from briefset.diagnostics import Failure
from briefset.evidence.export.coverage import measure_coverage

WORDS = 500_000
PLACES = ("Alder", "Birk", "Carrow", "Dunmere", "Esk", "Farrow", "Garth", "Hollin", "Inver", "Kelder", "Lorne", "Maple")
KINDS = (
    "Bridge",
    "Quay",
    "Moss",
    "Mill",
    "Ferry",
    "Down",
    "Reach",
    "Hollow",
    "Point",
    "Sands",
    "Weir",
    "Common",
    "Fold",
)
THINGS = (
    "boats", "dams", "wells", "fences", "barges", "gates", "pumps", "lamps", "mills", "carts", "nets", "huts", "roofs",
    "bells", "sheds", "looms", "kilns", "presses", "ovens", "maps", "ledgers", "sluices",
)  # fmt: skip
DEEDS = ("repaired", "counted", "painted", "moved", "sold", "bought", "measured", "insured", "lent", "rented", "burnt")
WHO = ("the council", "the wardens", "two engineers", "the cooperative", "a committee", "the fishers", "the parish")
WHY = ("after the flood", "before the fair", "without a vote", "in spite of the rain", "at the old price", "by lantern")
FILLER = (
    "Nobody wrote down why, and the minutes of that evening are lost.",
    "The clerk kept the receipts in a tin box under the stairs, where they were found much later.",
    "It was said that the water had never stood so high, though the marks on the wall tell another story.",
    "Those who remember it speak of the smell of tar, and of a long silence on the quay.",
    "“We shall not do it that way again”, the foreman told everybody who would listen.",
)
PARAGRAPHS = WORDS // 100
HEAD = """title: The shore, told at length
deck: A long book in short
date: "2026-11-29"
language: en-GB
source: {type: book, text: source.txt, publish: true, issued: "2020"}
speakers:
  solheim: {name: Marit Solheim}"""
WRONG = 25
"""Quotations that are not in the book."""


def place_of(number: int) -> str:
    """A name that no other paragraph near has."""
    return f"{PLACES[number % len(PLACES)]} {KINDS[number // len(PLACES) % len(KINDS)]}"


def told(number: int) -> tuple[str, str, int, str]:
    """What a paragraph tells: who did what, to how many of which things."""
    count = 11 + number * 37 % 8_971
    return WHO[number % 7], DEEDS[number % 11], count, THINGS[number * 7 % len(THINGS)]


def fact(number: int) -> str:
    """The sentence of a paragraph that has its number."""
    who, deed, count, things = told(number)
    return f"at {place_of(number)} {who} {deed} {count:,} {things} {WHY[number % 6]}"


def paragraph(number: int) -> str:
    """About a hundred words, with a number, a year and a quotation."""
    year = 1700 + number % 300
    fillers = " ".join(FILLER[(number + step) % 5] for step in range(5))
    return f"In {year}, {fact(number)}. {fillers}"


def article() -> str:
    """The text of the book."""
    return "\n".join(["The Long Book of the Shore", "By Marit Solheim", *map(paragraph, range(1, PARAGRAPHS + 1))])


@dataclass(frozen=True)
class Counts:
    """How many entries of each part a summary has."""

    claims: int = 72
    sections: int = 32
    quotations: int = 216
    statistics: int = 320
    events: int = 296
    terms: int = 48
    cautions: int = 48
    questions: int = 64
    charts: int = 50
    rows: int = 120
    slides: int = 100


def at(index: int) -> int:
    """The paragraph of an entry."""
    return 1 + index * 13 % PARAGRAPHS


def entries(counts: Counts) -> Iterator[str]:
    """The lines of the summary."""
    yield HEAD
    yield "claims:"
    for index in range(counts.claims):
        who, deed, count, things = told(at(index))
        yield f"  - At {place_of(at(index))} {who} {deed} {count:,} {things} (P{at(index)})."
    yield "sections:"
    for index in range(counts.sections):
        first = 1 + index * (PARAGRAPHS // counts.sections)
        last = PARAGRAPHS if index == counts.sections - 1 else first + PARAGRAPHS // counts.sections - 1
        who, deed, count, things = told(first)
        text = f"{who.capitalize()} {deed} {count:,} {things} (P{first})."
        yield f'  - {{title: A part of the shore, first: {first}, last: {last}, text: "{text}"}}'
    yield "quotations:"
    yield from (f'  - {{speaker: solheim, at: {at(n)}, text: "{fact(at(n))}"}}' for n in range(counts.quotations))
    yield "statistics:"
    for index in range(counts.statistics):
        who, deed, count, things = told(at(index))
        label = f"{things.capitalize()} {deed} at {place_of(at(index))}"
        quote = f"{count:,} {things} {WHY[at(index) % 6]}"
        yield f'  - {{id: s{index}, label: "{label}", at: {at(index)}, quote: "{quote}"}}'
    yield "exhibits:"
    for index in range(counts.charts):
        bars = ", ".join(f"{{statistic: s{6 * index + bar}, label: {PLACES[bar]}}}" for bar in range(6))
        yield f"  - {{id: e{index}, kind: bars, title: A chart of the shore, unit: things,"
        yield f"     columns: [Place, Terms], bars: [{bars}]}}"
    yield "  - kind: table\n    title: Every thing of the shore\n    columns: [Place, What]\n    rows:"
    for index in range(counts.rows):
        yield f'      - {{at: {at(index)}, cells: ["{place_of(at(index))}", "{told(at(index))[3]}"]}}'
    yield "events:"
    for index in range(counts.events):
        number = index + 300 * (1 + index % 12)
        who, deed, count, things = told(number)
        text = f"At {place_of(number)} {who} {deed} {count:,} {things}"
        yield f'  - {{date: "{1700 + index}", at: {number}, text: "{text}"}}'
    yield "terms:"
    yield from (f"  - {{term: {place_of(n)}, meaning: A place on the shore}}" for n in range(1, counts.terms + 1))
    yield "cautions:"
    yield from (
        f"  - {{head: A place told of once, text: The book tells of {place_of(at(n))} once (P{at(n)}).}}"
        for n in range(counts.cautions)
    )
    yield "questions:"
    yield from (f"  - Why did they do so at {place_of(at(n))}? (P{at(n)})" for n in range(counts.questions))


def make_book(folder: Path, counts: Counts = Counts()) -> ArticleFolder:
    """A folder with the text of the book and its summary."""
    path = folder / "content" / "book"
    path.mkdir(parents=True)
    (path / "source.txt").write_text(article(), encoding="utf-8")
    (path / "summary.yaml").write_text("\n".join(entries(counts)) + "\n", encoding="utf-8")
    return ArticleFolder("book", path, folder)


def with_wrong_quotations(summary: bytes) -> bytes:
    """The summary with some of its quotations altered in one word."""
    text = summary.decode()
    for number in range(WRONG):
        words = fact(at(number))
        text = text.replace(f'"{words}"', f'"{words.replace(told(at(number))[1], "dreamed of")}"', 1)
    return text.encode()


def refuse(folder: ArticleFolder, summary: bytes) -> int:
    """How many quotations of a wrong summary are refused."""
    try:
        check(folder, data=summary)
    except Failure as failure:
        return sum(fault.code == "not-in-article" for fault in failure.diagnostics)
    return 0


def measure() -> None:
    """Print the times and their ratios to reading the book's words once."""
    with TemporaryDirectory() as name:
        book = make_book(Path(name))
        text, summary = article(), book.summary.read_bytes()
        splitting = best_of(lambda: Counter(text.lower().split()))
        wrong = with_wrong_quotations(summary)
        first = cpu_of(lambda: find_remarks(check(book)))
        again = cpu_of(lambda: find_remarks(check(book, data=summary + b"#\n")))
        refusing = cpu_of(lambda: refuse(book, wrong))
        assert refuse(book, wrong) == WRONG
        checked = check(book)
        covering = cpu_of(lambda: measure_coverage(checked.verified, checked.require_article()))
    rows = {
        "checked for the first time": first,
        "checked again": again,
        f"{WRONG} wrong quotations refused, beyond that": refusing - again,
        "coverage": covering,
    }
    print(f"A book of {len(text.split()):,} words; counting them takes {splitting * 1000:.0f} ms")
    for row, took_s in rows.items():
        print(f"  {row}: {took_s:.2f} s, {took_s / splitting:.1f} times as long")


if __name__ == "__main__":
    measure()
