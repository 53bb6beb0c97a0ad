"""Whether the paragraphs of quotations and claims name the speakers to whom the summary gives them.

In: `Verified` and `Article`. Out: warnings. Never: decides who spoke; an editor's reason silences it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefset.article.locator import list_paragraphs
from briefset.article.normalize import normalize
from briefset.article.text import Article
from briefset.diagnostics import Diagnostic, Severity
from briefset.evidence.quotations.collect import HOLE, MARKED, REMARK, Kind, Quoted, collect_quoted
from briefset.evidence.quotations.verify import Found, Verified
from briefset.language.scripts import is_eastern
from briefset.language.sentences import count_words
from briefset.summary.model import Claim, Quotation, Source, Speaker
from briefset.yaml12.document import Loaded

RUNS_ON = re.compile(r"[^.!?:。！？\"'’”»)\]\d]\n[^\W\dA-ZÀ-Þ]|\b(?:the|of|and|to|in|a)\n")
"""A paragraph broken in mid-sentence: it ends without a stop before a small letter, or with a small word."""
MOST_NAMES = 4
"""A name of more words is a title or an institution, and counts as a whole only."""
LEAST_SAID = 5
"""Words in quotation marks in the article that are a person's; fewer are often a phrase that the author takes up."""
CLAUSE = re.compile(r"[,;:()，；：、（）]")
MOST_SHOWN = 60
GIVE_REASON = 'or give the reason: `attribution: "[ed.: …]"`'


def check_attributions(verified: Verified, article: Article, loaded: Loaded) -> Iterator[Diagnostic]:
    """A warning for each quotation, claim and word in quotation marks whose paragraph does not name its speaker."""
    summary = verified.summary
    for quotation in summary.quotations:
        yield from _check_given(quotation, quotation.at, verified, article, loaded)
    for claim in summary.claims:
        if not is_author(summary.speakers[claim.speaker], summary.source):
            yield from _check_given(claim, claim.at, verified, article, loaded)
    for quoted in collect_quoted(summary):
        found = verified.found.get(quoted.key)
        if quoted.kind is Kind.PROSE and found is not None and REMARK not in quoted.sentence:
            yield from _check_prose(quoted, found, verified, article, loaded)


def _check_given(
    entry: Quotation | Claim, at: list[int], verified: Verified, article: Article, loaded: Loaded
) -> Iterator[Diagnostic]:
    """A warning for an entry with a `speaker` whom none of its paragraphs names, and no reason."""
    speaker = verified.summary.speakers[entry.speaker]
    is_own = isinstance(entry, Quotation) and not entry.reported and is_author(speaker, verified.summary.source)
    if is_own or entry.attribution or _is_named(speaker, _context(at, article)):
        return
    aliases = f"`speakers.{entry.speaker}.aliases`"
    hint = f"correct the speaker, add the article's name to {aliases}, {GIVE_REASON}"
    message = f"{list_paragraphs(dict.fromkeys(at))} {_do(at)} not name {speaker.name}"
    yield loaded.diagnose(f"{entry.path}.speaker", "attribution", message, hint, severity=Severity.WARNING)


def _check_prose(
    quoted: Quoted, found: Found, verified: Verified, article: Article, loaded: Loaded
) -> Iterator[Diagnostic]:
    """A warning for words in quotation marks beside a known speaker whom their paragraphs do not name."""
    summary = verified.summary
    speakers = list(summary.speakers.values())
    beside = _named_beside(speakers, quoted.sentence)
    places = _places(quoted, found, article)
    context = "\n".join(_context(at, article) for at in places)
    if not beside or any(_is_named(speaker, context) for speaker in beside):
        return
    named = [speaker for speaker in speakers if _is_named(speaker, context)]
    if any(is_author(speaker, summary.source) for speaker in beside) and not (
        named and _is_said(quoted, found, article)
    ):
        return
    at = list(dict.fromkeys(number for place in places for number in place))
    names = f", but {_join(named, 'and')}" if named else ""
    message = f"“{_shorten(quoted.words)}”: {list_paragraphs(at)} {_do(at)} not name {_join(beside, 'or')}{names}"
    hint = "correct the name, add the article's name to `aliases`, or explain it with `[ed.: …]` in the sentence"
    yield loaded.diagnose(quoted.path, "attribution", message, hint, severity=Severity.WARNING)


def _places(quoted: Quoted, found: Found, article: Article) -> list[list[int]]:
    """The paragraphs where the words stand; without a locator, all that have the same words."""
    at = [found.paragraph, *(stretch.paragraph for stretch in found.rest)]
    words = article.paragraphs[found.paragraph][found.start : found.end]
    if quoted.at or found.rest:
        return [at]
    return [[number] for number, paragraph in enumerate(article.paragraphs) if words in paragraph]


def _is_said(quoted: Quoted, found: Found, article: Article) -> bool:
    """Whether the article itself has the words in quotation marks, and they are more than a phrase."""
    if count_words(quoted.words) < LEAST_SAID:
        return False
    marked = MARKED.finditer(article.paragraphs[found.paragraph])
    return any(match.start() <= found.start and found.end <= match.end() for match in marked)


def _context(at: list[int], article: Article) -> str:
    """The paragraphs of some words, with those before them whose sentence runs on."""
    first = at[0]
    while first > 1 and RUNS_ON.search(article.paragraphs[first - 1] + "\n" + article.paragraphs[first][:1]):
        first -= 1
    numbers = sorted({*range(first, at[0] + 1), *at})
    return normalize("\n".join(article.paragraphs[number] for number in numbers)).text


def _is_named(speaker: Speaker, context: str) -> bool:
    return any(re.search(_whole(name), context) for name in names_of(speaker))


def _named_beside(speakers: list[Speaker], sentence: str) -> list[Speaker]:
    """Those whom the clause around quoted words names, or the sentence where the clause names none."""
    before, _, after = sentence.partition(HOLE)
    clause = f"{CLAUSE.split(before)[-1]}{HOLE}{CLAUSE.split(after)[0]}"
    named = ([speaker for speaker in speakers if stands_in(speaker, text)] for text in (clause, sentence))
    return next(filter(None, named), [])


def stands_in(speaker: Speaker, sentence: str) -> bool:
    """Whether a sentence of ours names a speaker; a part of a name before another capital may be another's."""
    text = normalize(sentence).text
    full = [normalize(name).text for name in (speaker.name, *speaker.aliases)]
    if any(re.search(_whole(name), text) for name in full):
        return True
    return any(re.search(rf"{_whole(name)}(?! [A-ZÀ-Þ])", text) for name in names_of(speaker))


def _whole(name: str) -> str:
    """The pattern of a name that is no part of a longer word; in Chinese, words have no edges."""
    before, after = (
        "" if is_eastern(letter) else edge for edge, letter in ((r"(?<!\w)", name[0]), (r"(?!\w)", name[-1]))
    )
    return f"{before}{re.escape(name)}{after}"


def names_of(speaker: Speaker) -> list[str]:
    """The full name, its first and last word where it is a person's, and the aliases."""
    name = normalize(speaker.name).text
    words = name.split()
    is_person = 1 < len(words) <= MOST_NAMES and all(
        word[0].isupper() and word.replace("-", "").isalpha() for word in words
    )
    parts = [words[0], words[-1]] if is_person else []
    return [name, *parts, *(normalize(alias).text for alias in speaker.aliases)]


def is_author(speaker: Speaker, source: Source) -> bool:
    """Whether a speaker is an author of the article."""
    return any(
        re.search(_whole(normalize(author.family).text), normalize(speaker.name).text) for author in source.author
    )


def _do(at: list[int]) -> str:
    return "does" if len(set(at)) == 1 else "do"


def _join(speakers: Iterable[Speaker], word: str) -> str:
    return f" {word} ".join(speaker.name for speaker in speakers)


def _shorten(words: str) -> str:
    return words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN].rsplit(' ', 1)[0]} …"
