"""What a summary leaves out is found in its article, and what is not there is told."""

from pathlib import Path

import pytest
import yaml

from briefset.article.text import read_article
from briefset.diagnostics import Failure, Severity
from briefset.evidence.finding import Completion, complete
from briefset.evidence.finding.head import Head, read_dateline, read_head
from briefset.language.registry import require_language
from briefset.summary.model.exhibits import Table
from briefset.summary.validate import validate
from briefset.yaml12.document import load
from tests.support.projects import check_project

ARTICLE = """\
The quay of Port Aster

By Ada Moreau, Harbour Review, 3 March 2024
The harbour was closed to the public until 2015. Some 40 boats landed fish there every morning.
What changed
In June 2022 the council voted to open the quay. The work cost $2.4 million, of which the county paid a third.
Visitors rose from 12,000 in 2021 to 54,000 in 2023. The number of boats did not fall.
“We were afraid of losing our place,” said Omar Diallo. Diallo speaks for the cooperative.
The number of boats had been 52 in 1990. Nobody counted the visitors then.
"""
NETS = """\
The cooperative’s nets weigh 1.3 tonnes in all. A generation ago it was 2.6. Salt and rope have become dear.
The hemp nets, made by eleven women in the old sail loft of the harbour, are the last of the coast. Salt is dear.
"""
REST = {
    "deck": "D", "date": "2026-11-28", "thesis": "The harbour was closed to the public (P1).",
    "brief": "Some 40 boats landed fish (P1).", "abstract": ["The council voted to open the quay (P3)."],
    "sections": [{"title": "The past", "text": "Closed until 2015 (P1).", "first": 1},
                 {"title": "What changed", "text": "Visitors rose (P4)."}],
    "cautions": [{"head": "C", "text": "Mind this."}], "slides": [{"kind": "cover"}],
}  # fmt: skip


def completed(article: str = ARTICLE, **parts: object) -> Completion:
    data = {"title": "T", "language": "en-GB", "source": {"text": "source.txt"}, "claims": ["Boats stayed."], **REST}
    loaded = load(yaml.safe_dump(data | parts, allow_unicode=True).encode(), "summary.yaml")
    return complete(validate(loaded), read_article(article.encode(), "source.txt"), loaded)


def evidence_for(claim: str, article: str = ARTICLE) -> list[tuple[int, str]]:
    found = completed(article, claims=[claim])
    assert found.faults == []
    return [(piece.at, piece.quote) for piece in found.summary.claims[0].evidence]


def test_the_sentence_with_a_statements_number_and_words_is_its_evidence() -> None:
    assert evidence_for("The work cost 2.4 million dollars.") == [
        (3, "The work cost $2.4 million, of which the county paid a third.")
    ]


def test_a_statement_of_two_facts_rests_on_two_sentences() -> None:
    assert evidence_for("The council voted in June 2022; visitors rose to 54,000 in 2023.") == [
        (3, "In June 2022 the council voted to open the quay."),
        (4, "Visitors rose from 12,000 in 2021 to 54,000 in 2023."),
    ]


def test_a_named_paragraph_is_the_only_place_that_counts() -> None:
    assert evidence_for("The number of boats is told (P6).") == [(6, "The number of boats had been 52 in 1990.")]


def test_each_clause_rests_on_the_sentence_that_has_its_words() -> None:
    claim = "Eleven women make the hemp nets in the old sail loft, the last of the coast, and salt is dear (P8)."
    assert [words for _, words in evidence_for(claim, ARTICLE + NETS)] == [
        "The hemp nets, made by eleven women in the old sail loft of the harbour, are the last of the coast.",
        "Salt is dear.",
    ]


def test_a_number_whose_unit_the_sentence_before_names_is_found_beside_it() -> None:
    assert evidence_for("The cooperative’s nets weigh 1.3 tonnes, down from 2.6 tonnes.", ARTICLE + NETS) == [
        (7, "The cooperative’s nets weigh 1.3 tonnes in all."),
        (7, "A generation ago it was 2.6."),
    ]


def test_a_number_that_follows_from_two_sentences_rests_on_both() -> None:
    ferries = "The old ferry of the county carries 150 people. Its crew is four. The new one will carry 80.\n"
    assert evidence_for("The county's new ferry will carry 70 people fewer.", ARTICLE + ferries) == [
        (7, "The old ferry of the county carries 150 people."),
        (7, "The new one will carry 80."),
    ]


def test_a_heading_is_no_evidence_and_an_event_rests_on_the_sentence_with_its_date() -> None:
    rules = "Restrictions\nNobody may water a garden. From 1 July 2024 this is forbidden; restrictions end in May.\n"
    event = completed(
        ARTICLE + rules, events=[{"date": "2024-07-01", "text": "The restrictions begin"}]
    ).summary.events[0]
    assert event.quote == "From 1 July 2024 this is forbidden; restrictions end in May."


def test_words_in_quotation_marks_decide() -> None:
    assert evidence_for("Diallo was “afraid of losing our place”.")[0] == (
        5, "“We were afraid of losing our place,” said Omar Diallo.")  # fmt: skip


def test_an_altered_number_finds_no_sentence_of_its_own() -> None:
    assert evidence_for("Visitors rose from 12,000 in 2021 to 45,000 in 2023.") == [
        (4, "Visitors rose from 12,000 in 2021 to 54,000 in 2023.")
    ]


def test_written_evidence_wins() -> None:
    written = {"text": "Visitors rose.", "evidence": [{"quote": "Nobody counted the visitors"}]}
    found = completed(claims=[written])
    assert [(one.at, one.quote) for one in found.summary.claims[0].evidence] == [(6, "Nobody counted the visitors")]
    assert not any(path.startswith("claims[0].evidence") for path in found.located)


def test_a_statement_whose_words_stand_nowhere_is_told() -> None:
    (fault,) = completed(claims=["Elephants sing."]).faults
    assert (fault.code, fault.path) == ("no-evidence", "claims[0]")
    assert "(P12)" in fault.hint


def test_a_statistic_is_read_from_its_quotation() -> None:
    (one,) = completed(statistics=[{"label": "Cost of the work", "quote": "$2.4 million"}]).summary.statistics
    assert (str(one.value), one.unit, one.qualifier, one.at, one.id) == (
        "2.4", "$ million", None, 3, "cost-of-the-work")  # fmt: skip
    (boats,) = completed(statistics=[{"label": "Boats", "quote": "Some 40 boats"}]).summary.statistics
    assert (str(boats.value), boats.unit, boats.qualifier, boats.at) == ("40", None, "some", 1)


def test_a_quotation_with_two_numbers_is_not_guessed() -> None:
    with pytest.raises(Failure) as failed:
        completed(statistics=[{"label": "Visitors", "quote": "from 12,000 in 2021 to 54,000 in 2023"}])
    (fault,) = failed.value.diagnostics
    assert fault.code == "left-out"
    assert "12,000, 54,000" in fault.hint


def test_words_in_several_paragraphs_are_placed_by_the_words_beside_them() -> None:
    entry = {"label": "Boats in 1990, as counted then", "value": 52, "quote": "The number of boats"}
    assert completed(statistics=[entry]).summary.statistics[0].at == 6


def test_a_speaker_may_be_a_name() -> None:
    found = completed(quotations=[{"speaker": "Omar Diallo", "text": "We were afraid of losing our place"}]).summary
    assert found.quotations[0].at == [5]
    assert found.speakers[found.quotations[0].speaker].name == "Omar Diallo"


def test_sections_begin_where_the_article_has_their_headings() -> None:
    assert [(one.first, one.last) for one in completed().summary.sections] == [(1, 1), (2, 6)]


def test_a_row_stands_where_its_evidence_does() -> None:
    row = {"cells": ["Boats", "52"], "evidence": [{"quote": "had been 52 in 1990"}]}
    table = {"kind": "table", "title": "Boats", "columns": ["What", "How many"], "rows": [row]}
    (found,) = completed(exhibits=[table | {"id": "boats"}]).summary.exhibits
    assert isinstance(found, Table)
    assert found.rows[0].at == [6]
    assert found.rows[0].evidence[0].at == 6


def test_the_source_is_read_from_the_head_of_the_article() -> None:
    source = completed().summary.source
    assert (source.title, source.author[0].family, source.container_title, source.issued, source.paragraphs) == (
        "The quay of Port Aster", "Ada Moreau", "Harbour Review", "2024-03-03", 6)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "paragraph", "issued"),
    [
        ("en", "Saturday, 8 February 2025", "2025-02-08"),
        ("en", "LINDMOUTH, 3 March 2024 (Reuters) – The harbour was closed in 2015.", "2024-03-03"),
        ("de", "Innsbruck, 12. September 2025", "2025-09-12"),
        ("fr", "Paris, le 4 mars 2024", "2024-03-04"),
        ("en", "Institute for Harbours, working paper 14/2025, published 3 September 2025", "2025-09-03"),
        ("fr", "Revue des territoires, juin 2025", "2025-06"),
        ("en", "The quay, as published on 3 March 2024, is long.", ""),
        ("en", "In March 2024 the council met.", ""),
        ("en", "The harbour in March 2024", ""),
        ("en", "1998", ""),
    ],
)
def test_a_dateline_below_the_head_is_the_date_of_issue(language: str, paragraph: str, issued: str) -> None:
    assert read_dateline(paragraph, require_language(language)) == issued


@pytest.mark.parametrize(
    ("date", "quote", "implied"),
    [("2022-06", "In June 2022 the council voted", False), ("2015", "until 2015", False), ("2024-06", "In June", True)],
)
def test_a_year_that_the_words_for_an_event_lack_is_implied(date: str, quote: str, implied: bool) -> None:
    (event,) = completed(events=[{"date": date, "text": "A vote", "at": 3, "quote": quote}]).summary.events
    assert event.implied == implied


TUESDAY = """\
The verdict

Court of Port Aster, 14 May 2024
The utility must pay the couple $900, for nobody had read the meter. So the court decided on Tuesday.
"""


@pytest.mark.parametrize(("date", "is_implied"), [("2024-05-14", True), ("2024-05-15", False), ("2024-05-28", False)])
def test_a_day_of_the_week_is_that_around_the_day_of_issue(date: str, is_implied: bool) -> None:
    (event,) = completed(TUESDAY, events=[{"date": date, "text": "The court decides"}]).summary.events
    assert (event.quote, event.implied) == ("So the court decided on Tuesday.", is_implied)


def test_the_length_is_that_of_the_article_in_round_words() -> None:
    assert completed().summary.source.length == 87
    assert completed(source={"text": "source.txt", "length": "Short"}).summary.source.length == "Short"


@pytest.mark.parametrize(
    ("language", "head", "expected"),
    [
        ("en", "T\nRuan Zongze, China International Studies, January/February 2016",
         Head("T", ("Ruan Zongze",), "China International Studies", "2016-01/2016-02")),
        ("en", "T\nFebruary 14, 2002", Head("T", (), "", "2002-02-14")),
        ("en", "T\nAda Moreau | 3 March 2024 | 5 min read", Head("T", ("Ada Moreau",), "", "2024-03-03")),
        ("en", "T\nLONDON, March 3, 2024 — By Ada Moreau, Harbour Review",
         Head("T", ("Ada Moreau",), "Harbour Review", "2024-03-03")),
        ("de", "T\nVon Ada Moreau und Bo Lind, Hafenblatt, 17. April 2025",
         Head("T", ("Ada Moreau", "Bo Lind"), "Hafenblatt", "2025-04-17")),
        ("zh", "T\n作者：林晓燕，《河湾日报》，2026年5月12日", Head("T", ("林晓燕",), "河湾日报", "2026-05-12")),
    ],
)  # fmt: skip
def test_heads(language: str, head: str, expected: Head) -> None:
    assert read_head(head, require_language(language)) == expected


def test_a_summary_without_written_evidence_passes_the_ledger(project: Path, sample: Path) -> None:
    data = yaml.safe_load(sample.read_text(encoding="utf-8"))
    for entry in [data["thesis"], data["brief"], *data["abstract"], *data["claims"], *data["sections"]]:
        del entry["evidence"]
    sample.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    assert len(check_project(project).summary.claims[0].evidence) >= 1


def test_a_false_number_is_caught_without_written_evidence(project: Path, sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    data = yaml.safe_load(text.replace("The essay reports 54,000 visitors", "The essay reports 45,000 visitors"))
    del data["claims"][1]["evidence"]
    sample.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    with pytest.raises(Failure) as failed:
        check_project(project)
    assert [fault.path for fault in failed.value.diagnostics] == ["claims[1].text"]


def test_two_sentences_bear_out_how_their_numbers_compare() -> None:
    assert [at for at, _ in evidence_for("Boats fell by more than a fifth from 52 to about 40.")] == [1, 6]
    assert evidence_for("The number of visitors more than quadrupled.") == [
        (4, "Visitors rose from 12,000 in 2021 to 54,000 in 2023.")
    ]


def test_the_first_section_begins_with_the_article() -> None:
    sections = [{"title": "What changed", "text": "The council voted to open the quay."}]
    found = completed(sections=sections)
    assert [(one.first, one.last) for one in found.summary.sections] == [(1, 6)]


def test_a_section_begins_at_the_heading_before_what_its_words_lead_to() -> None:
    sections = [{"title": "Before", "text": "Some 40 boats landed fish."}, {"title": "Later", "text": "Visitors rose."}]
    found = completed(sections=sections)
    assert [(one.first, one.last) for one in found.summary.sections] == [(1, 1), (2, 6)]
    assert found.faults == []


def test_a_section_whose_words_lead_back_before_the_one_before_it_is_told() -> None:
    texts = ("Boats landed fish (P1).", "Visitors rose.", "The work cost a third more.")
    found = completed(sections=[{"title": str(number), "text": text} for number, text in enumerate(texts)])
    assert [(fault.code, fault.path) for fault in found.faults] == [("left-out", "sections[2]")]


def test_a_section_that_begins_behind_the_article_has_no_heading() -> None:
    (one,) = completed(sections=[{"text": "Visitors rose.", "first": 9}]).summary.sections
    assert (one.first, one.last) == (9, 9)
    assert "P9" in one.title


def test_a_term_may_stand_in_another_form_than_in_the_article() -> None:
    found = completed(terms=[{"term": "visitor", "meaning": "Who comes to look"}])
    assert [term.at for term in found.summary.terms] == [[4]]


def test_what_a_row_says_of_its_statistic_is_found_for_the_statistic() -> None:
    exhibit = {"kind": "bars", "title": "Costs", "unit": "US$ million", "columns": ["For", "Terms"],
               "bars": [{"statistic": "cost", "label": "The work", "terms": "voted in June 2022"}]}  # fmt: skip
    found = completed(statistics=[{"id": "cost", "label": "Cost", "quote": "$2.4 million"}], exhibits=[exhibit])
    assert [one.quote for one in found.summary.statistics[0].evidence] == [
        "In June 2022 the council voted to open the quay."
    ]


def test_the_article_is_in_the_summarys_language_unless_it_is_told() -> None:
    assert completed(language="de-DE").summary.source.language == "de"
    assert completed(language="de-DE", source={"text": "source.txt", "language": "en"}).summary.source.language == "en"


def test_a_part_that_names_no_paragraph_rests_on_those_that_the_others_name() -> None:
    claim = "The number of boats was 52 in 1990 (P6). The boats did not fall."
    assert {at for at, _ in evidence_for(claim)} == {6}


def test_an_authors_name_leads_to_no_sentence() -> None:
    assert [at for at, _ in evidence_for("Ada Moreau writes that the council voted.")] == [3]


def test_a_written_value_says_which_number_of_a_quotation_is_meant() -> None:
    told = [
        {"label": "Visitors at last", "value": 54000, "quote": "from 12,000 in 2021 to 54,000 in 2023"},
        {"label": "Paid", "value": 2.4, "quote": "The work cost $2.4 million, of which the county paid a third"},
    ]
    found = completed(statistics=told).summary.statistics
    assert [(str(one.value), one.unit) for one in found] == [("54000", None), ("2.4", "$ million")]


def test_of_the_paragraphs_of_an_event_the_one_with_its_whole_date_is_quoted() -> None:
    found = completed(events=[{"date": "2022-06", "at": [3, 4], "text": "Council votes, visitors come"}])
    assert [event.quote for event in found.summary.events] == ["In June 2022 the council voted to open the quay."]


def test_a_false_number_leads_to_no_sentence_that_its_words_do_not() -> None:
    assert [at for at, _ in evidence_for("The work cost $52 million.")] == [3]
    assert [at for at, _ in evidence_for("Visitors tripled from 12,000 to 54,000.")] == [4]


def test_a_false_date_leads_to_no_other_sentence() -> None:
    assert [at for at, _ in evidence_for("In June 1990 the council voted to open the quay.")] == [3]
    assert [at for at, _ in evidence_for("The council voted to open the quay in March 2024.")] == [3]


def test_a_name_alone_leads_to_no_sentence_far_away() -> None:
    assert [at for at, _ in evidence_for("Omar Diallo rose from 12,000 in 2021 to 54,000 visitors in 2023.")] == [4]


def test_the_sentence_that_names_whom_a_pronoun_means_is_evidence_whoever_the_statement_names() -> None:
    article = ARTICLE + "Ruth Osei ran the ferry. The weather was fine. She sold eleven tickets a day.\n"
    told = [(7, "Ruth Osei ran the ferry."), (7, "She sold eleven tickets a day.")]
    assert evidence_for("Osei sold eleven tickets.", article) == told
    assert evidence_for("Diallo sold eleven tickets.", article) == told


def test_the_paragraphs_of_a_section_are_sentences_and_their_marks_no_numbers() -> None:
    article = (
        ARTICLE + "(1) A deposit must not exceed the rent of three months. (3) It is held by a bank. (4) No more.\n"
    )
    assert evidence_for("A deposit may not exceed three months’ rent.", article) == [
        (7, "(1) A deposit must not exceed the rent of three months.")
    ]


def test_a_date_leads_to_no_sentence_whose_words_another_with_a_date_has() -> None:
    assert [at for at, _ in evidence_for("Visitors rose to 54,000 in 1990.")] == [4]


def test_a_number_beside_the_sentence_of_its_statement_belongs_to_it() -> None:
    assert evidence_for("The work, opened by vote of June 2022, cost $2.4 million.") == [
        (3, "In June 2022 the council voted to open the quay."),
        (3, "The work cost $2.4 million, of which the county paid a third."),
    ]


TWICE = """Title
Ada Moreau, May 2023
The harbour council closed the north quay in a storm.
Boats stayed.
Later, when the harbour council closed the north quay again, in a storm as before, nobody came.
"""


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (
            {"claims": ["The harbour council closed the north quay."]},
            ["P3 would bear this out as well as P1, which is taken"],
        ),
        ({"claims": ["The harbour council closed the north quay (P1)."]}, []),
        ({"claims": ["Nobody came when the harbour council closed the north quay again."]}, []),
        ({"claims": ["Boats stayed."]}, []),
    ],
)
def test_another_place_that_is_as_good_is_told(parts: dict[str, object], told: list[str]) -> None:
    loaded = load(yaml.safe_dump({"title": "T", "language": "en-GB", "source": {"text": "source.txt"}, **REST, **parts},
                                 allow_unicode=True).encode(), "summary.yaml")  # fmt: skip
    faults = complete(validate(loaded), read_article(TWICE.encode(), "source.txt"), loaded).faults
    assert [one.message for one in faults if one.code == "ambiguous"] == told
    assert {one.severity for one in faults if one.code == "ambiguous"} <= {Severity.NOTE}
