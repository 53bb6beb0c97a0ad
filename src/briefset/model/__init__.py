"""The summary as types; see `Summary`."""

from briefset.model.base import Entry, Evidence, Locator
from briefset.model.content import (
    Abbreviation,
    Activity,
    Caution,
    Claim,
    Derived,
    Event,
    Passage,
    Question,
    Quotation,
    Section,
    Speaker,
    Statistic,
    Term,
)
from briefset.model.exhibits import Bar, BarTable, Exhibit, PairChart, Row, Table
from briefset.model.slides import Slide
from briefset.model.source import Author, Slip, Source
from briefset.model.summary import Selection, Summary

__all__ = [
    "Abbreviation",
    "Activity",
    "Author",
    "Bar",
    "BarTable",
    "Caution",
    "Claim",
    "Derived",
    "Entry",
    "Event",
    "Evidence",
    "Exhibit",
    "Locator",
    "PairChart",
    "Passage",
    "Question",
    "Quotation",
    "Row",
    "Section",
    "Selection",
    "Slide",
    "Slip",
    "Source",
    "Speaker",
    "Statistic",
    "Summary",
    "Table",
    "Term",
]
