"""Whether the paragraph of a quotation names the speaker to whom the summary gives it.

In: `Summary` and `Article`. Out: warnings. Never: decides who spoke; an editor's reason silences it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefset.article import Article
from briefset.diagnostics import Diagnostic, Severity
from briefset.fold import fold
from briefset.load import Loaded
from briefset.model import Quotation, Speaker, Summary

RUNS_ON = re.compile(r"[^.!?:。！？\"'’”»)\]\d]\n[^\W\dA-ZÀ-Þ]|\b(?:the|of|and|to|in|a)\n")
"""A paragraph broken in mid-sentence: it ends without a stop before a small letter, or with a small word."""
FIRST_HAN = 0x2E80
MOST_NAMES = 4
"""A name of more words is a title or an institution, and counts as a whole only."""


def check_attributions(summary: Summary, article: Article, loaded: Loaded) -> Iterator[Diagnostic]:
    """A warning for each reported quotation whose paragraph does not name its speaker."""
    for quotation in summary.quotations:
        speaker = summary.speakers[quotation.speaker]
        if not quotation.reported or quotation.attribution or _is_named(speaker, _context(quotation, article)):
            continue
        numbers = ", ".join(f"P{number}" for number in quotation.at)
        message = f"{numbers} does not name {speaker.name}"
        hint = (
            f"correct the speaker, add the article's name to `speakers.{quotation.speaker}.aliases`, "
            'or give the reason: `attribution: "[ed.: …]"`'
        )
        path = f"{quotation.path}.speaker"
        yield loaded.diagnose(path, "attribution", message, hint, severity=Severity.WARNING)


def _context(quotation: Quotation, article: Article) -> str:
    """The paragraphs of a quotation, with those before them whose sentence runs on."""
    first = quotation.at[0]
    while first > 1 and RUNS_ON.search(article.paragraphs[first - 1] + "\n" + article.paragraphs[first][:1]):
        first -= 1
    return fold("\n".join(article.paragraphs[first : quotation.at[-1] + 1])).text


def _is_named(speaker: Speaker, context: str) -> bool:
    return any(re.search(_whole(name), context) for name in names_of(speaker))


def _whole(name: str) -> str:
    """The pattern of a name that is no part of a longer word; in Chinese, words have no edges."""
    before, after = (
        edge if ord(letter) < FIRST_HAN else "" for edge, letter in ((r"(?<!\w)", name[0]), (r"(?!\w)", name[-1]))
    )
    return f"{before}{re.escape(name)}{after}"


def names_of(speaker: Speaker) -> list[str]:
    """The full name, its first and last word where it is a person's, and the aliases."""
    name = fold(speaker.name).text
    words = name.split()
    is_person = 1 < len(words) <= MOST_NAMES and all(
        word[0].isupper() and word.replace("-", "").isalpha() for word in words
    )
    parts = [words[0], words[-1]] if is_person else []
    return [name, *parts, *(fold(alias).text for alias in speaker.aliases)]
