"""Every number, unit, hedge and date of the first summary, altered one by one, is refused at its line."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from briefset.article.text import Article
from briefset.build.check import Checked, check
from briefset.diagnostics import Diagnostic, Failure, Severity
from briefset.evidence.ledger import check_length, find_ledger_faults
from briefset.evidence.ledger.entries import check_event, check_statistic, untold_rates
from briefset.evidence.ledger.evidence import EvidenceIndex
from briefset.evidence.ledger.faults import Fault
from briefset.evidence.ledger.prose import Prose, diagnose, find_faults, prose_of
from briefset.evidence.ledger.weigh import find_number_faults, weigh
from briefset.evidence.quotations.collect import collect_quoted
from briefset.evidence.quotations.verify import State, Verified
from briefset.language.quantities import read_quantities
from briefset.language.reading import read
from briefset.language.registry import require_language
from briefset.language.stems import stem
from briefset.summary.model import Entry, Statistic, Summary
from briefset.summary.model.versions import recall
from briefset.yaml12.document import Loaded
from tests.support.sets import OWN

ENGLISH = require_language("en")
FIGURE = re.compile(r"(?<![\w.,\[P–-])\d[\d,.]*\d|(?<![\w.,\[P–-])\d(?![\w.,]*\d)")
QUOTED = re.compile(r"“[^”]*”|\[[^\]]*\]|‘[^’]*’")
DATED = re.compile(r"\b20[012]\d\b|\b(?:January|February|March|April|May|June|September|October|November|December)\b")
MONTHS = calendar.month_name[1:]
LATER = dict(zip(MONTHS, [*MONTHS[2:], *MONTHS[:2]], strict=True))
OTHER = {"million": "billion", "billion": "million", "trillion": "billion", "percent": "percentage points"}


@cache
def checked() -> Checked:
    """The first summary with everything that it leaves out, from the article's text or from its lock."""
    return check(OWN)


def loaded() -> Loaded:
    return checked().loaded


@cache
def verified() -> Verified:
    """The first summary as if verified; the ledger needs no text of the article."""
    return Verified(checked().summary, {}, State.LOCKED)


@cache
def evidence() -> EvidenceIndex:
    return EvidenceIndex(verified().summary)


def faults_of(statistic: Statistic, **changes: object) -> list[tuple[str, str]]:
    altered = statistic.model_copy(update=changes)
    altered.place(statistic.path)
    found = check_statistic(altered, ENGLISH, verified(), None, loaded())
    return [(fault.path.rpartition(".")[2], fault.code) for fault in found]


def statistics() -> list[Statistic]:
    return verified().summary.statistics


@pytest.mark.parametrize(("changes", "left_out"), [
    ({"label": "Carbon given off"}, "hectare"), ({"label": "Carbon given off per hectare"}, ""),
    ({"label": "Carbon given off", "period": "per hectare"}, ""),
])  # fmt: skip
def test_a_rate_that_a_statistic_leaves_out_is_named(changes: dict[str, str], left_out: str) -> None:
    plain = statistics()[0].model_copy(update={"unit": "tonnes", "period": None, "note": None} | changes)
    whole = read("It gave off 4.6 tonnes per hectare.", ENGLISH).quantities[0]
    assert untold_rates(plain, whole, ENGLISH, ENGLISH) == left_out


def test_the_first_summary_is_clean() -> None:
    assert find_ledger_faults(verified(), None, loaded()) == []
    assert len(statistics()) > 40


def test_a_value_altered_is_refused_at_its_line() -> None:
    for statistic in statistics():
        for value in (statistic.value + 1, statistic.value * 10, -statistic.value):
            found = faults_of(statistic, value=Decimal(value))
            assert found == [("value", "number-not-in-evidence")], statistic.id


def test_a_unit_altered_is_refused_at_its_line() -> None:
    for statistic in statistics():
        for old, new in (*OTHER.items(), ("$", "€")):
            if old in (statistic.unit or ""):
                found = faults_of(statistic, unit=statistic.unit.replace(old, new))  # type: ignore[union-attr]
                assert found == [("unit", "unit-differs")], statistic.id
        if statistic.unit:
            assert faults_of(statistic, unit=None) == [("value", "unit-differs")], statistic.id


def test_a_hedge_altered_is_refused_at_its_line() -> None:
    for statistic in statistics():
        if statistic.qualifier:
            assert faults_of(statistic, qualifier=None) == [("value", "hedge-dropped")], statistic.id
            assert faults_of(statistic, qualifier="about") == [("qualifier", "hedge-added")], statistic.id
        else:
            assert faults_of(statistic, qualifier="nearly") == [("qualifier", "hedge-added")], statistic.id


def test_a_date_altered_is_refused_at_its_line() -> None:
    codes = {"date-not-in-evidence", "date-too-precise"}
    for event in verified().summary.events:
        for date in altered_dates(event.date):
            altered = event.model_copy(update={"date": date})
            altered.place(event.path)
            found = [(fault.path, fault.code) for fault in check_event(altered, evidence(), loaded())]
            assert any(path == f"{event.path}.date" and code in codes for path, code in found), (event.id, date)


def altered_dates(date: str) -> Iterator[str]:
    first = date.partition("/")[0]
    yield date.replace(first, f"{int(first[:4]) - 3}{first[4:]}", 1)
    if len(first) >= 7:
        yield date.replace(first, f"{first[:5]}{int(first[5:7]) % 12 + 1:02d}{first[7:]}", 1)
    if len(first) == 10:
        yield date.replace(first, f"{first[:8]}{int(first[8:]) % 27 + 1:02d}", 1)
    if len(first) == 7 and "/" not in date:
        yield f"{date}-17"


def prose() -> list[tuple[Entry, str, str]]:
    """Every published text with a figure outside quotation marks and brackets."""
    words = {quoted.path for quoted in collect_quoted(verified().summary) if "#" not in quoted.key}
    return [
        (entry, name, text)
        for entry in verified().summary.walk()
        for name, text in entry.texts()
        if FIGURE.search(QUOTED.sub("", text)) and f"{entry.path}.{name}" not in words and is_published(entry, name)
    ]


def is_published(entry: Entry, name: str) -> bool:
    private = {"date", "sha256", "issued", "id", "expression", "format", "statistic", "unit", "printed", "reading"}
    return not entry.path.startswith("source") and name.partition("[")[0] not in private


def test_each_number_in_prose_altered_is_refused_at_its_line() -> None:
    for entry, name, text in prose():
        line = loaded().position(f"{entry.path}.{name}".lstrip(".")).line
        for figure in FIGURE.finditer(blanked(text)):
            altered = f"{text[: figure.start()]}7{figure[0]}{text[figure.end() :]}"
            found = list(diagnosed(Prose(entry, name, altered, evidence())))
            assert {fault.position.line for fault in found} == {line}, f"{figure[0]} in {text!r}"


def test_each_date_one_year_or_two_months_later_is_refused() -> None:
    for entry, name, text in prose():
        own = " ".join(piece.words for piece in evidence().find(entry.path))
        for date in DATED.finditer(blanked(text)):
            later = str(int(date[0]) + 1) if date[0].isdigit() else LATER[date[0]]
            altered = f"{text[: date.start()]}{later}{text[date.end() :]}"
            assert later in own or list(diagnosed(Prose(entry, name, altered, evidence()))), altered


def blanked(text: str) -> str:
    """The text with spaces in place of what stands in quotation marks and brackets."""
    return QUOTED.sub(lambda match: " " * len(match[0]), text)


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("late Jun–early Jul", "early Jun–late Jul", "date-too-precise"),
        ("dates the state visit to September", "dates the state visit to October", "date-not-in-evidence"),
        (
            "from 30 November to 12 December 2015 (P19)",
            "from 30 November to 13 December 2015 (P19)",
            "date-not-in-evidence",
        ),
        ("The diplomacy of 2012 to 2015", "The diplomacy of 2011 to 2015", "date-not-in-evidence"),
    ],
)
def test_a_word_or_date_altered_in_the_file_is_refused_at_its_line(right: str, wrong: str, code: str) -> None:
    assert codes_after(right, wrong) == [code]


def codes_after(right: str, wrong: str) -> list[str]:
    """What a check tells of the first summary with other words at the one place that has these, over lines too."""
    pattern = r"\s+".join(re.escape(word) for word in right.split(" "))
    files = (OWN.summary, OWN.path / "slips.csv")
    altered = {path: re.subn(pattern, lambda _: wrong, path.read_text(encoding="utf-8")) for path in files}
    assert sum(count for _, count in altered.values()) == 1, "the summary still says so, once"
    try:
        check(replace(OWN, held={path: text.encode() for path, (text, _) in altered.items()}))
    except Failure as failure:
        return [fault.code for fault in failure.diagnostics]
    return []


@pytest.mark.parametrize(("unit", "codes"), [("percent", []), ("tons", ["number-not-in-evidence"])])
def test_the_unit_of_a_fact_is_that_of_all_its_numbers(unit: str, codes: list[str]) -> None:
    """Whether or not a paragraph in brackets stands between them."""
    own = "{label: Rank among members, text: sixth → third}"
    assert codes_after(own, f"{{label: Share, text: 3.996 → 6.394 (P12), unit: {unit}}}") == codes


def test_there_is_prose_to_alter() -> None:
    assert len(prose()) > 40


def diagnosed(prose: Prose) -> list[Diagnostic]:
    return list(diagnose(prose, find_faults(prose), loaded()))


def told_of(text: str, quote: str) -> list[Diagnostic]:
    """What is told of one claim of the first summary with this text and this evidence."""
    claim = verified().summary.claims[0]
    evidence = [claim.evidence[0].model_copy(update={"quote": quote})]
    changed: Summary = verified().summary.model_copy(
        update={
            "claims": [claim.model_copy(update={"text": text, "evidence": evidence})],
            "slides": [],
            "selection": {},
        }
    )
    changed.place("")
    return diagnosed(Prose(changed.claims[0], "text", text, EvidenceIndex(changed)))


@pytest.mark.parametrize(
    ("text", "quote", "codes"),
    [
        ("It gave nearly $30 billion.", "nearly $30 billion", []),
        ("It gave almost $30 billion.", "nearly $30 billion", []),
        ("It gave $30 billion.", "nearly $30 billion", ["hedge-dropped"]),
        ("It gave nearly $30 billion.", "gave $30 billion", ["hedge-added"]),
        ("It gave over $30 billion.", "nearly $30 billion", ["hedge-added"]),
        ("It gave nearly $30 million.", "nearly $30 billion", ["number-not-in-evidence"]),
        ("It gave nearly 30 billion.", "nearly $30 billion", []),
        ("It gave nearly €30 billion.", "nearly $30 billion", ["unit-differs"]),
        ("It rose to 6.394 percent.", "from 3.996 percent to 6.394 percent", []),
        ("It rose from 3.996 to 6.394 percent.", "from 3.996 percent to 6.394 percent", []),
        ("It rose by 6.394 percentage points.", "from 3.996 percent to 6.394 percent", ["unit-differs"]),
        ("He paid eight foreign visits.", "made eight foreign visits in 2015", []),
        ("He paid 8 foreign visits.", "made eight foreign visits in 2015", []),
        ("He paid nine foreign visits.", "made eight foreign visits in 2015", ["number-not-in-evidence"]),
        ("Two ideas carry the essay.", "made eight foreign visits in 2015", ["number-not-in-evidence"]),
        ("The essay has three sections.", "made eight foreign visits in 2015", []),
        ("He names nine ideas in ten years.", "two ideas in ten years", ["number-not-in-evidence"]),
        ("He names the second of two ideas.", "has two ideas", []),
        ("It was in April [2016].", "In April", []),
        ("He names the fourth of two ideas.", "has two ideas", ["number-not-in-evidence"]),
        ("He covered nine countries.", "covering 14 countries and nine conferences", ["number-of-other"]),
        ("It fell by a quarter of the total.", "a third of the total", ["number-not-in-evidence"]),
        ("Trade doubled.", "trade doubled", []),
        ("Trade tripled.", "trade doubled", ["number-not-in-evidence"]),
        ("Some twenty-five states joined.", "twenty-four states", ["number-not-in-evidence"]),
        ("Millions of people moved.", "thousands of people", ["number-not-in-evidence"]),
        ("It happened in September 2015.", "in September 2015", []),
        ("It happened on 3 September 2015.", "in September 2015", ["date-too-precise"]),
        ("It happened in October 2015.", "in September 2015", ["date-not-in-evidence"]),
        ("It opened on 16 January 2016.", "was held on January 16, 2016", []),
        ("It opened on 17 January 2016.", "was held on January 16, 2016", ["date-not-in-evidence"]),
        ("People came [ed.: in fact a thousand].", "came", []),
        ("A thousand [ed.: in fact 1,200] came.", "came", ["number-not-in-evidence"]),
        ("Growth was 22-fold.", "from $10 billion to $220 billion", ["derived-unmarked"]),
        ("Growth was 22-fold by our arithmetic.", "from $10 billion to $220 billion", []),
        ("More than 33% are new.", "more than a third are new", []),
        ("About 67% are new.", "two thirds are new", []),
        ("12% are new.", "an eighth are new", ["number-not-in-evidence"]),
        ("A boat counts after half a year.", "if it has been moored for at least six months", []),
        ("It costs 55 million dollars.", "it will cost 55 million", []),
    ],
)
def test_a_number_in_prose_agrees_with_its_evidence_in_every_respect(text: str, quote: str, codes: list[str]) -> None:
    assert [fault.code for fault in told_of(text, quote)] == codes


@pytest.mark.parametrize(
    ("length", "faults"), [("About 215 words", 0), (215, 0), ("About 315 words", 1), (315, 1), ("9 paragraphs", 0)]
)
def test_the_length_of_the_article_as_printed_is_its_length(
    length: str | int, faults: int, summary: Summary, article: Article, loaded: Loaded
) -> None:
    source = summary.source.model_copy(update={"length": length})
    changed = EvidenceIndex(summary.model_copy(update={"source": source}))
    assert len(list(check_length(changed, article, loaded))) == faults


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        ("en", "two dreams in five countries", ["dreams", "countries"]),
        ("en", "It came in week 6", ["week"]),
        ("de", "drei Abschnitte, zwei Träume aus fünf Ländern", ["Abschnitte", "Träume", "Ländern"]),
        ("fr", "deux rêves et dix idées", ["rêves", "idées"]),
        ("es", "dos sueños y cinco países", ["sueños", "países"]),
    ],
)
def test_a_number_counts_what_follows_it_up_to_the_next_number(language: str, text: str, counted: list[str]) -> None:
    data = require_language(language)
    assert [one.counted for one in read_quantities(text, data)] == [{stem(word.lower(), data)} for word in counted]


@pytest.mark.parametrize(
    ("language", "text", "rank"),
    [
        ("fr", "par 27 voix contre 22. Les travaux", False),
        ("en", "from 12,000 to 54. The boats", False),
        ("es", "el 3.º puesto", True),
        ("de", "die 3. Auflage", True),
        ("de", "im Jahr 2021. Danach", False),
    ],
)
def test_a_stop_after_a_number_makes_a_rank_in_german_alone(language: str, text: str, rank: bool) -> None:
    assert read_quantities(text, require_language(language))[-1].ordinal == rank


@pytest.mark.parametrize(
    ("text", "quote", "severity"),
    [
        ("It costs 55 million euros.", "it will cost 55 million dollars", Severity.ERROR),
        ("A third of output was lost.", "a third of exports was lost", Severity.WARNING),
    ],
)
def test_what_may_be_the_same_in_other_words_is_a_warning(text: str, quote: str, severity: Severity) -> None:
    assert [fault.severity for fault in told_of(text, quote)] == [severity]


@pytest.mark.parametrize(
    ("text", "quote", "codes"),
    [
        ("La bajada fue de 0,2 puntos porcentuales.", "bajó dos décimas", []),
        ("La bajada fue de 0,3 puntos porcentuales.", "bajó dos décimas", ["number-not-in-evidence"]),
    ],
)
def test_a_tenth_of_a_point_is_converted(text: str, quote: str, codes: list[str]) -> None:
    spanish = require_language("es")
    weighing = weigh(read(text, spanish), [[read(quote, spanish)]])
    assert [fault.code for fault in find_number_faults(weighing)] == codes


def test_what_a_rate_counts_is_not_compared_across_languages() -> None:
    german, english = require_language("de"), require_language("en")
    dividend = read("Die Dividende beträgt 0,45 Euro je Aktie", german)
    assert not list(find_number_faults(weigh(read("The dividend is 45 cents a share.", english), [[dividend]])))
    assert list(find_number_faults(weigh(read("The dividend is 46 cents a share.", english), [[dividend]])))


def test_a_text_is_weighed_again_where_its_own_evidence_changes_and_nowhere_else() -> None:
    summary = verified().summary
    quoted = next(claim for claim in summary.claims if claim.evidence)
    shorter = quoted.evidence[0].model_copy(update={"quote": quoted.evidence[0].quote.rpartition(" ")[0]})
    claim = quoted.model_copy(update={"evidence": [shorter, *quoted.evidence[1:]]})
    changed = summary.model_copy(update={"claims": [claim if one is quoted else one for one in summary.claims]})
    changed.place("")
    weighed: list[str] = []

    def find(prose: Prose) -> list[Fault]:
        weighed.append(prose.path)
        return find_faults(prose)

    for version in (summary, changed, summary):
        known = recall(version, "test")
        for prose in prose_of(EvidenceIndex(version)):
            prose.once(known, find)
    texts = [prose.path for prose in prose_of(EvidenceIndex(summary))]
    again = weighed[len(texts) :]
    assert weighed[: len(texts)] == texts
    assert f"{quoted.path}.text" in again
    assert len(again) < len(texts) / 4
