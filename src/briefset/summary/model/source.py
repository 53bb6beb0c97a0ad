"""The article that is summarised: bibliographic variables after CSL, and what a reader must know of it.

In: plain values from YAML. Out: `Source`. Never: the article's text itself.
"""

from __future__ import annotations

from typing import Annotated, Literal

from briefset.summary.model.base import (
    Date,
    Editorial,
    Entry,
    Evidence,
    Locator,
    Parsed,
    ProperName,
    Reason,
    Setting,
    Verbatim,
    field,
    found,
)
from briefset.summary.model.roles import Role, Tabular

Unquoting = Annotated[Editorial, Role.WEIGHED]
"""What the editor says of the text used: its numbers are checked, its quotation marks need not be the article's."""


class Name(Entry):
    """A person, named as in CSL; an institution has a family name only."""

    family: ProperName = field("Family name.", "Ruan")
    given: ProperName | None = field("Given name.", "Zongze", default=None)
    family_first: bool = field("Whether the family name is printed first.", True, default=False)


class Author(Name):
    """One author, with what the article says of the post."""

    post: Editorial | None = field(
        "The author's post, as the article gives it.", "Senior Research Fellow", default=None
    )
    at: Locator | None = field("The paragraph that gives the post.", 35, default=None)
    evidence: list[Evidence] = field(
        "The article's words for the post.", [{"at": 35, "quote": "Senior Research Fellow"}], default_factory=list
    )
    note: Editorial | None = field(
        "What the editor adds about the author; always printed as an editorial addition.",
        "the institute is the think tank of China’s Foreign Ministry",
        default=None,
    )


class Slip(Entry):
    """A fault in the text used, and how it is read here."""

    at: Locator = found("The paragraph with the fault.", 25, "where its words stand", list)
    printed: Annotated[Verbatim, Role.STATEMENT] = field("What stands in the text used.", "White House talks in 2105")
    reading: Unquoting = field("How the editor reads it.", "2015")
    note: Unquoting | None = field("Why.", "2105 lies in the future of the article.", default=None)


HEAD = "read from the head of the article's text"


class Source(Entry):
    """The article. Names follow the variables of CSL 1.0.2, appendix IV."""

    type: Literal[
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "book",
        "chapter",
        "report",
        "speech",
        "webpage",
    ] = field("The CSL type.", "article-journal", default="article")
    title: ProperName = found(
        "The article's title, as printed.", "Forging a Community of Shared Destiny for Mankind", HEAD, str
    )
    author: list[Author] = found("The authors.", [{"family": "Ruan", "given": "Zongze"}], HEAD, list, min_length=1)
    container_title: ProperName | None = field("The journal or book.", "China International Studies", default=None)
    publisher: Editorial | None = field("The publisher.", "China Institute of International Studies", default=None)
    editor: list[Name] = field("Who edited the book.", [{"family": "Moreau", "given": "Ada"}], default_factory=list)
    publisher_place: Editorial | None = field(
        "Where the publisher is, or the speech was given.", "Beijing", default=None
    )
    event_title: Editorial | None = field("The event of a speech.", "Boao Forum for Asia", default=None)
    issued: Date = found("When it appeared.", "2016-01/2016-02", HEAD, str)
    volume: Editorial | None = field("Volume.", "56", default=None)
    issue: Editorial | None = field("Issue.", "1", default=None)
    page: Editorial | None = field("Pages.", "5-20", default=None)
    url: Parsed | None = field("Its address.", "https://example.org/article", default=None, pattern=r"^https://")
    doi: Editorial | None = field("Its DOI.", "10.1000/182", default=None, pattern=r"^10\.\d{4,9}/\S+$")
    language: Setting = field("The article's language (BCP 47). Left out: that of the summary.", "en-US", default="en")
    original_language: Setting | None = field(
        "The language of the originals in the glossary (BCP 47).", "zh-CN", default=None
    )
    text: Setting | None = field(
        "The article's text file, beside the summary; it need not be published.", "source.txt", default=None
    )
    encoding: (
        Literal[
            "utf-8",
            "utf-16",
            "windows-1250",
            "windows-1251",
            "windows-1252",
            "iso-8859-1",
            "iso-8859-2",
            "iso-8859-15",
            "mac-roman",
            "koi8-r",
            "gb18030",
            "big5",
            "shift_jis",
            "euc-jp",
            "euc-kr",
        ]
        | None
    ) = field("The encoding of that file, where it is not UTF-8.", "windows-1252", default=None)
    front: int = field("How many non-empty lines stand before the first paragraph: title, byline.", 2, ge=0, default=2)
    publish: bool = field(
        "True when the article may be published with the set, so that its words are shown whole in the evidence.",
        True,
        default=False,
    )
    ends_before: Setting | None = field("How the first line after the article begins.", "Leave a Reply", default=None)
    sha256: Setting | None = field(
        "The SHA-256 of the text used, so that another text is noticed.",
        "b37d5d49" * 8,
        default=None,
        pattern="^[0-9a-f]{64}$",
    )
    paragraphs: int = found(
        "How many paragraphs the article has, headings and captions counted.", 35, "counted", int, ge=1
    )
    length: Editorial | int | None = found(
        "Its length as a reader is told it, or the number of its words (of its characters in Chinese).",
        "About 4,900 words",
        "measured",
        lambda: None,
    )
    kind: Editorial | None = field(
        "What kind of text it is, neutrally.", "Policy essay. It argues for the policy it describes.", default=None
    )
    as_of: Editorial | None = field("The date that the text speaks from.", "January/February 2016.", default=None)
    missing: Unquoting | None = field("What the text used lacks.", "All notes and the photographs.", default=None)
    slips: Annotated[list[Slip], Tabular()] = field(
        "Faults of the text used, and how they are read.",
        [{"at": 25, "printed": "2105", "reading": "2015"}],
        default_factory=list,
    )
    attribution: Reason | None = field(
        "Why title, author or journal are not as the head of the text has them; not printed.",
        "[ed.: the text used has no byline]",
        default=None,
    )
