"""People, title and journal are called as the article calls them, until a reason is given."""

from pathlib import Path

import pytest

from briefset.article.text import Article, read_article
from briefset.diagnostics import Diagnostic, Severity
from briefset.evidence.quotations.names import check_names
from briefset.summary.validate import validate
from briefset.yaml12.document import load

IN_GERMAN = ("language: en-GB", "language: de"), ("type: article-journal", "type: article-journal\n  language: en")
FIELD = "field: {name: Joan Field, role: harbour master of Lindmouth}"


def check(path: Path, article: Article, *changes: tuple[str, str]) -> list[Diagnostic]:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    loaded = load(text.encode(), "summary.yaml")
    return list(check_names(validate(loaded), article, loaded))


SLIPS = {
    "given name": ("name: Joan Field", "name: Jane Field", "the article does not have “Jane”"),
    "family name": ("name: Omar Diallo", "name: Omar Dialo", "the article does not have “Dialo”"),
    "of two people": ("name: Joan Field", "name: Joan Diallo", "the article never has “Joan Diallo” together"),
    "institution": ("name: Joan Field", "name: the fishing corporation", "the article does not have “corporation”"),
    "author": ("family: Moreau", "family: Morreau", "the article does not have “Morreau”"),
    "author’s given name": ("given: Ada", "given: Ida", "the article does not have “Ida”"),
    "title": (
        "What Small Ports Can Teach",
        "What No Small Port Can Teach",
        "the head of the text has “A Harbour Worth Sharing: What Small Ports Can Teach”",
    ),
    "journal": (
        "container-title: Review of Coastal Studies",
        "container-title: Review of Coastal Science",
        "the head of the text has “Review of Coastal Studies”",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), SLIPS.values(), ids=SLIPS)
def test_a_name_that_the_article_does_not_have_is_a_warning_at_its_line(
    sample: Path, article: Article, old: str, new: str, message: str
) -> None:
    (warning,) = check(sample, article, (old, new))
    assert (warning.code, warning.severity, warning.message) == ("name-differs", Severity.WARNING, message)
    assert new.partition(": ")[2] in warning.excerpt or new in warning.excerpt


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("name: Joan Field", "name: Field"),
        ("name: Joan Field", "name: Field Joan"),
        ("name: Joan Field", "name: The fishing cooperative"),
        ('title: "A Harbour Worth Sharing: What Small Ports Can Teach"', "title: A HARBOUR WORTH SHARING"),
        ("container-title: Review of Coastal Studies", "container-title: The Review of Coastal Studies"),
        ("container-title: Review of Coastal Studies", "container-title: Nature"),
        (FIELD, 'field: {name: Jane Field, attribution: "[ed.: so in the minutes of the council]"}'),
        ("family: Moreau", 'family: Morreau\n  attribution: "[ed.: the byline has a slip]"'),
    ],
)
def test_names_as_the_article_has_them_or_with_a_reason_are_not(
    sample: Path, article: Article, old: str, new: str
) -> None:
    own = new.partition("\n")[0]
    reason = new.removeprefix(own)
    changes = [(old, own)] if own else []
    if reason:
        changes.append(("  container-title:", f"{reason.lstrip(chr(10))}\n  container-title:"))
    assert check(sample, article, *changes) == []


def test_in_another_language_an_alias_that_the_article_has_will_do(sample: Path, article: Article) -> None:
    renamed = "field: {name: Hafenmeisterin Feld, aliases: [Joan Field]}"
    assert check(sample, article, *IN_GERMAN, (FIELD, renamed)) == []
    assert len(check(sample, article, (FIELD, renamed))) == 1
    unknown = "field: {name: Hafenmeisterin Feld, aliases: [Jane Field]}"
    assert len(check(sample, article, *IN_GERMAN, (FIELD, unknown))) == 1


def test_an_initial_in_the_byline_stands_for_the_given_name(sample: Path) -> None:
    text = "A Harbour Worth Sharing: What Small Ports Can Teach\nA. Moreau\nJoan Field met Omar Diallo."
    article = read_article(text.encode(), "source.txt")
    (warning,) = check(sample, article)
    assert (warning.message, "speakers" in warning.excerpt) == ("the article does not have “Ada”", False)
    assert "moreau: {name: Ada Moreau" in warning.excerpt


ARTICLE = "A Harbour Worth Sharing: What Small Ports Can Teach\nAda Moreau\n{} Omar Diallo met Ada Moreau."


@pytest.mark.parametrize(
    ("name", "text", "messages"),
    [
        ("George C. Marshall", "Marshall told Congress so. Secretary Marshall left.", []),
        ("Mr. Kerry", "John Kerry told Congress so.", []),
        ("Li Wenhao", "Professor Li told Congress so.", []),
        ("李文豪", "李教授 told Congress so.", []),
        ("George C. Marshall", "Thurgood Marshall told Congress so.", ["the article does not have “George”"]),
        ("Li Wenhao", "Professor Li Wenhai told Congress so.", ["the article does not have “Wenhao”"]),
    ],
)
def test_a_fuller_name_than_the_articles_will_do_where_the_article_has_no_other(
    sample: Path, name: str, text: str, messages: list[str]
) -> None:
    article = read_article(ARTICLE.format(text).encode(), "source.txt")
    found = check(sample, article, ("name: Joan Field", f"name: {name}"))
    assert [one.message for one in found] == messages
