"""Whether the paragraphs of quotations and claims name the speakers to whom the summary gives them.

In: `Verified` and `Article`. Out: warnings. Never: decides who spoke; an editor's reason silences it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefset.article.locator import list_paragraphs
from briefset.article.normalize import normalize
from briefset.article.text import Article
from briefset.diagnostics import Diagnostic, Severity
from briefset.evidence.quotations.collect import HOLE, MARKED, REMARK, Kind, Quoted, collect_quoted
from briefset.evidence.quotations.person_names import forms_of, whole
from briefset.evidence.quotations.sayers import find_byline, find_sayers
from briefset.evidence.quotations.verify import Found, Verified
from briefset.language.quantity import CLAUSE
from briefset.language.registry import find_language
from briefset.language.sentences import count_words
from briefset.summary.model import Claim, Quotation, Source, Speaker
from briefset.summary.model.versions import recall
from briefset.yaml12.document import Loaded

RUNS_ON = re.compile(r"[^.!?:。！？\"'’”»)\]\d]\n[^\W\dA-ZÀ-Þ]|\b(?:the|of|and|to|in|a)\n")
"""A paragraph broken in mid-sentence: it ends without a stop before a small letter, or with a small word."""
LEAST_SAID = 5
"""Words in quotation marks in the article that are a person's; fewer are often a phrase that the author takes up."""
MOST_SHOWN = 60
GIVE_REASON = 'or give the reason: `attribution: "[ed.: …]"`'
Told = tuple[str, str, str]
"""Of a warning the YAML path, the message and the hint."""


def check_attributions(verified: Verified, article: Article, loaded: Loaded) -> Iterator[Diagnostic]:
    """A warning for each quotation, claim and word in quotation marks whose paragraph does not name its speaker."""
    for path, message, hint in _find_unnamed(verified, article):
        yield loaded.diagnose(path, "attribution", message, hint, severity=Severity.WARNING)


def _find_unnamed(verified: Verified, article: Article) -> Iterator[Told]:
    summary = verified.summary
    pieces = list(collect_quoted(summary))
    places = {quoted.path: verified.found.get(quoted.key) for quoted in pieces}
    for quotation in summary.quotations:
        others = _find_others([quotation.speaker], places.get(f"{quotation.path}.text"), verified, article)
        if others and not _is_own(quotation, verified):
            yield _other_sayer(quotation, others, verified)
        else:
            speaker, found = summary.speakers[quotation.speaker], places.get(f"{quotation.path}.text")
            yield from _check_given(quotation, speaker, found, verified, article)
    for claim in summary.claims:
        if claim.speaker and not is_author(summary.speakers[claim.speaker], summary.source):
            yield from _check_given(claim, summary.speakers[claim.speaker], None, verified, article)
    names = tuple((key, speaker.name, *speaker.aliases) for key, speaker in summary.speakers.items())
    authors = tuple(author.family for author in summary.source.author)
    known = recall(summary, "attribution", article.paragraphs, names, authors, summary.source.language)
    for quoted in pieces:
        found = verified.found.get(quoted.key)
        if quoted.kind is Kind.PROSE and found is not None and REMARK not in quoted.sentence:
            yield from known.list_once(quoted, found, _check_prose, quoted, found, verified, article)


def _check_given(
    entry: Quotation | Claim,
    speaker: Speaker,
    found: Found | None,
    verified: Verified,
    article: Article,
) -> Iterator[Told]:
    """A warning for an entry with a `speaker` whom none of its paragraphs names, and no reason."""
    if isinstance(entry, Quotation) and _is_own(entry, verified):
        return
    at = entry.at
    if not at or entry.attribution or _is_named(speaker, _context(at, article)):
        return
    if _is_named(speaker, article.paragraphs[0]) and not (found and _is_marked(found, article)):
        return
    aliases = f"`speakers.{entry.speaker}.aliases`"
    hint = f"correct the speaker, add the article's name to {aliases}, {GIVE_REASON}"
    message = f"{list_paragraphs(dict.fromkeys(at))} {_do(at)} not name {speaker.name}"
    yield f"{entry.path}.speaker", message, hint


def _is_own(entry: Quotation, verified: Verified) -> bool:
    """Whether these are words of the article itself, by one who wrote it."""
    speaker = verified.summary.speakers[entry.speaker]
    return not entry.reported and is_author(speaker, verified.summary.source)


def _find_others(given: list[str], found: Found | None, verified: Verified, article: Article) -> list[Speaker]:
    """The speakers whom the article names as those who say the words, where none of them is one of those given."""
    language = find_language(verified.summary.source.language)
    if found is None or language is None:
        return []
    speakers = verified.summary.speakers
    sayers = find_sayers(found, article, speakers, language)
    return [] if sayers & set(given) else [speakers[key] for key in speakers if key in sayers]


def _other_sayer(entry: Quotation, others: list[Speaker], verified: Verified) -> Told:
    """A warning that no reason answers: the article gives the words to another speaker of the summary."""
    name = verified.summary.speakers[entry.speaker].name
    places = list_paragraphs(dict.fromkeys(entry.at))
    message = f"{places} names {_join(others, 'or')} as the one who says these words, not {name}"
    return f"{entry.path}.speaker", message, "correct the speaker"


def _check_prose(quoted: Quoted, found: Found, verified: Verified, article: Article) -> Iterator[Told]:
    """A warning for words in quotation marks beside a known speaker whom their paragraphs do not name."""
    summary = verified.summary
    speakers = list(summary.speakers.values())
    beside = _named_beside(speakers, quoted.sentence)
    places = _places(quoted, found, article)
    context = "\n".join(_context(at, article) for at in places)
    if not beside:
        return
    if any(_is_named(speaker, context) for speaker in beside):
        yield from _check_sayer(quoted, beside, found, verified, article)
        return
    named = [speaker for speaker in speakers if _is_named(speaker, context)]
    if any(is_author(speaker, summary.source) for speaker in beside) and not (
        named and _is_said(quoted, found, article)
    ):
        return
    at = list(dict.fromkeys(number for place in places for number in place))
    names = f", but {_join(named, 'and')}" if named else ""
    message = f"“{shorten(quoted.words)}”: {list_paragraphs(at)} {_do(at)} not name {_join(beside, 'or')}{names}"
    hint = "correct the name, add the article's name to `aliases`, or explain it with `[ed.: …]` in the sentence"
    yield quoted.path, message, hint


def _check_sayer(
    quoted: Quoted, beside: list[Speaker], found: Found, verified: Verified, article: Article
) -> Iterator[Told]:
    """A warning for words beside a person whom their paragraph names, where it says that another speaks them."""
    if any(is_author(speaker, verified.summary.source) for speaker in beside) or not _is_said(quoted, found, article):
        return
    given = [key for key, speaker in verified.summary.speakers.items() if speaker in beside]
    if others := _find_others(given, found, verified, article):
        message = f"“{shorten(quoted.words)}”: P{found.paragraph} gives it to {_join(others, 'or')}"
        hint = "name who says it, or explain it with `[ed.: …]` in the sentence"
        yield quoted.path, message, hint


def _places(quoted: Quoted, found: Found, article: Article) -> list[list[int]]:
    """The paragraphs where the words stand; without a locator, all that have the same words."""
    at = [found.paragraph, *(stretch.paragraph for stretch in found.rest)]
    words = article.paragraphs[found.paragraph][found.start : found.end]
    if quoted.at or found.rest:
        return [at]
    return [[number] for number, paragraph in enumerate(article.paragraphs) if words in paragraph]


def _is_said(quoted: Quoted, found: Found, article: Article) -> bool:
    """Whether the article itself has the words in quotation marks, and they are more than a phrase."""
    return count_words(quoted.words) >= LEAST_SAID and _is_marked(found, article)


def _is_marked(found: Found, article: Article) -> bool:
    """Whether the article has the words in quotation marks, so that they are not its own."""
    marked = MARKED.finditer(article.paragraphs[found.paragraph])
    return any(match.start() <= found.start and found.end <= match.end() for match in marked)


def _context(at: list[int], article: Article) -> str:
    """The paragraphs of some words, with those before them whose sentence runs on."""
    first = at[0]
    while first > 1 and RUNS_ON.search(article.paragraphs[first - 1] + "\n" + article.paragraphs[first][:1]):
        first -= 1
    numbers = sorted({*range(first, at[0] + 1), *at})
    texts = [*(article.paragraphs[number] for number in numbers), find_byline(at[-1], article)]
    return normalize("\n".join(texts)).text


def _is_named(speaker: Speaker, context: str) -> bool:
    return any(re.search(whole(name), context) for name in forms_of(speaker))


def _named_beside(speakers: list[Speaker], sentence: str) -> list[Speaker]:
    """Those whom the clause around quoted words names, or the sentence where the clause names none."""
    before, _, after = sentence.partition(HOLE)
    clause = f"{CLAUSE.split(before)[-1]}{HOLE}{CLAUSE.split(after)[0]}"
    named = ([speaker for speaker in speakers if stands_in(speaker, text)] for text in (clause, sentence))
    return next(filter(None, named), [])


def stands_in(speaker: Speaker, sentence: str) -> bool:
    """Whether a sentence of ours names a speaker; a part of a name before another capital may be another's."""
    text = _plain(sentence)
    if any(re.search(whole(_plain(name)), text) for name in (speaker.name, *speaker.aliases)):
        return True
    return any(re.search(rf"{whole(name)}(?! [A-ZÀ-Þ])", text) for name in forms_of(speaker))


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """A sentence or name, of which each is held against many, without typography."""
    return normalize(text).text


def is_author(speaker: Speaker, source: Source) -> bool:
    """Whether a speaker is an author of the article."""
    return any(
        re.search(whole(normalize(author.family).text), normalize(speaker.name).text) for author in source.author
    )


def _do(at: list[int]) -> str:
    return "does" if len(set(at)) == 1 else "do"


def _join(speakers: Iterable[Speaker], word: str) -> str:
    return f" {word} ".join(speaker.name for speaker in speakers)


def shorten(words: str) -> str:
    """Words as a message shows them."""
    return words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN].rsplit(' ', 1)[0]} …"
