"""Statistics in a CSV file: each cell the value of a key, each mistake at its line and column."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from briefset.diagnostics import Failure
from briefset.summary.schema import summary_schema
from briefset.summary.tables import append_row, include_tables, read_table
from briefset.yaml12.document import load

NAME = "statistics"


def rows(text: str) -> list[dict[str, object]]:
    table: list[dict[str, object]] = read_table(text.encode(), "figures.csv", NAME).data[NAME]
    return table


def told(data: bytes) -> list[tuple[str, int, int, str]]:
    with pytest.raises(Failure) as failure:
        read_table(data, "figures.csv", NAME)
    found = failure.value.diagnostics
    assert {one.position.file for one in found} == {"figures.csv"}
    return [(one.code, one.position.line, one.position.column, one.message) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        'label,quote\nBoats,"about 40, or so"\nA fence,600 metres\n',
        "label;quote\r\nBoats;about 40, or so\r\n\r\n;\r\nA fence;600 metres",
        '"label" ,"quote",\n"Boats" , "about 40, or so",\nA fence,600 metres,\n',
    ],
)
def test_commas_and_semicolons_and_quotation_marks_are_read(text: str) -> None:
    assert rows(text) == [
        {"label": "Boats", "quote": "about 40, or so"},
        {"label": "A fence", "quote": "600 metres"},
    ]


def test_texts_stay_texts_and_numbers_are_numbers_and_an_empty_cell_is_left_out() -> None:
    text = 'label,quote,at,value,ordinal,period,unit\n2016,"he said ""40""",3,40,true,2015,\n'
    assert rows(text) == [
        {"label": "2016", "quote": 'he said "40"', "at": 3, "value": 40, "ordinal": True, "period": "2015"}
    ]


def test_a_list_of_the_source_stands_in_a_file_and_a_cell_holds_several_paragraphs() -> None:
    loaded = load(b"source: {text: a.txt, slips: {file: slips.csv}}", "summary.yaml")
    read = include_tables(loaded, lambda *_: (b"at,printed,reading\n1 33,zero,naught\n2,one,1\n", "slips.csv"))
    assert read.data["source"] == {
        "text": "a.txt",
        "slips": [{"at": [1, 33], "printed": "zero", "reading": "naught"}, {"at": 2, "printed": "one", "reading": "1"}],
    }
    place = read.position("source.slips[0].at[1]")
    assert (place.file, place.line, place.column) == ("slips.csv", 2, 1)


def test_several_paragraphs_are_added_in_one_cell() -> None:
    assert append_row(b"term,meaning,at\n", "terms.csv", "terms", {"term": "A", "meaning": "b", "at": [1, 2]}) == (
        b"term,meaning,at\nA,b,1 2\n"
    )


def test_each_cell_knows_its_place() -> None:
    table = read_table(b'label,quote\nBoats,"about\n40"\nA fence, 600 metres\n', "figures.csv", NAME)
    assert table.marks["statistics[0].quote"] == (2, 7, 3, 4)
    assert table.marks["statistics[1]"] == (4, 1, 4, 20)
    assert table.marks["statistics[1].label"] == (4, 1, 4, 8)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"labl,quote\na,b\n", [("unknown-key", 1, 1, "“labl” is not a column here")]),
        (b"label,evidence,quote\na,b,c\n", [("unknown-key", 1, 7, "“evidence” is not a column here")]),
        (b"label,label,quote\n", [("duplicate-key", 1, 7, "the column “label” stands twice")]),
        (b"label\na\n", [("missing-key", 1, 1, "the column “quote” is missing")]),
        (
            b"",
            [
                ("missing-key", 1, 1, "the column “label” is missing"),
                ("missing-key", 1, 1, "the column “quote” is missing"),
            ],
        ),
        (b"label,quote\na,b,c\n", [("bad-count", 2, 5, "this row has 3 entries for 2 columns")]),
        (
            b'label,quote\na,"b\nc,d\n',
            [
                (
                    "csv-syntax",
                    2,
                    3,
                    "a quotation mark is not closed, or stands inside a cell that does not begin with one",
                )
            ],
        ),
        (
            b'label,quote\na,b "c"\n',
            [
                (
                    "csv-syntax",
                    2,
                    3,
                    "a quotation mark is not closed, or stands inside a cell that does not begin with one",
                )
            ],
        ),
        (b"label,quote\nCaf\xe9,b\n", [("encoding", 2, 4, "byte 0xE9 is not UTF-8")]),
        (b"label\tquote\n", [("tab", 1, 6, "a tab character")]),
    ],
)
def test_a_mistake_is_told_where_it_stands(data: bytes, found: list[tuple[str, int, int, str]]) -> None:
    assert told(data) == found


def test_a_table_without_end_is_refused() -> None:
    ((code, line, *_),) = told(b"label,quote\n" + b"a,b\n" * 20_000)
    assert (code, line) == ("too-many-values", 10_001)


def test_a_row_is_added_in_the_manner_of_the_others() -> None:
    data = b"quote;label;note\r\nabout 40;Boats;"
    added = append_row(data, "figures.csv", NAME, {"label": "A; b", "quote": "600"})
    assert added == data + b'\r\n600;"A; b";'
    with pytest.raises(Failure) as failure:
        append_row(data, "figures.csv", NAME, {"label": "A", "quote": "b", "at": 3})
    assert failure.value.diagnostics[0].message == "the table has no column for at"


def test_another_mapping_than_a_file_is_refused_in_the_summary() -> None:
    loaded = load(b"statistics: {fil: figures.csv}", "summary.yaml")
    with pytest.raises(Failure) as failure:
        include_tables(loaded, lambda *_: (b"", ""))
    (found,) = failure.value.diagnostics
    assert (found.code, found.position.file, found.position.line) == ("wrong-type", "summary.yaml", 1)


@pytest.mark.parametrize(
    ("value", "is_right"), [({"file": "a.csv"}, True), ({"fil": "a.csv"}, False), ("a.csv", False)]
)
def test_the_schema_allows_a_file_for_the_list(value: object, is_right: bool) -> None:
    schema = summary_schema()
    statistics = {"$defs": schema["$defs"], **schema["properties"]["statistics"]}
    assert Draft202012Validator(statistics).is_valid(value) == is_right
