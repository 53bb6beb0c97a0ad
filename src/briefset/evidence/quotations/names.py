"""Whether speakers, author, title and journal are named as the article names them.

In: `Summary` and `Article`. Out: warnings. Never: knows a name from elsewhere; an editor's reason silences it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from briefset.article.normalize import normalize
from briefset.article.text import Article
from briefset.diagnostics import Diagnostic, Severity
from briefset.evidence.quotations.person_names import forms_of, is_initial, is_person, is_title, without_titles
from briefset.evidence.quotations.speakers import GIVE_REASON
from briefset.language.scripts import WITHOUT_SPACES
from briefset.language.sentences import SENTENCE_OPENERS
from briefset.language.tags import primary
from briefset.summary.model import Speaker, Summary
from briefset.summary.model.source import Author
from briefset.yaml12.document import Loaded

WORD = re.compile(rf"[{WITHOUT_SPACES}]|[^\W_{WITHOUT_SPACES}]+")
APART = 4
"""How many words the parts of one person's name may lie apart: “George Herbert Walker Bush”."""
LIKE = 0.6
"""From which likeness on other words of the head are taken for a journal with a slip in its name."""
CODE = "name-differs"


def check_names(summary: Summary, article: Article, loaded: Loaded) -> Iterator[Diagnostic]:
    """A warning for each name of a speaker that the article does not have, and for a title, author or journal."""
    lines = (line for paragraph in article.paragraphs for line in paragraph.splitlines())
    text = " | ".join(normalize(line).text for line in lines)
    words = _words(text)
    for key, speaker in summary.speakers.items():
        fault = "" if speaker.attribution or _is_translated(summary, speaker, words) else _fault(speaker.name, words)
        fault = "" if fault and _is_called_otherwise(speaker, text) else fault
        if fault:
            hint = f"write the name as the article has it, {GIVE_REASON} beside the name"
            yield loaded.diagnose(f"speakers.{key}.name", CODE, fault, hint, severity=Severity.WARNING)
    if summary.source.front and not summary.source.attribution:
        for path, fault in _source_faults(summary, article, words):
            hint = f"write it as the head of the text has it, {GIVE_REASON} below `source:`"
            yield loaded.diagnose(path, CODE, fault, hint, severity=Severity.WARNING)


def _words(text: str) -> list[str]:
    return WORD.findall(normalize(text).text.casefold())


def _is_translated(summary: Summary, speaker: Speaker, words: list[str]) -> bool:
    """Whether the summary's language has another name for whom an alias names as the article does."""
    language, original = (primary(tag) for tag in (summary.language, summary.source.language))
    return language != original and any(not _fault(alias, words) for alias in speaker.aliases)


def _fault(name: str, words: list[str]) -> str:
    """What is wrong with a name: words that the article does not have, or that it never has together."""
    parts = [part for part in _words(without_titles(name)) if len(part) > 1 or re.match(f"[{WITHOUT_SPACES}]", part)]
    known = set(words)
    if missing := [part for part in parts if part not in known]:
        return f"the article does not have “{_as_written(missing[0], name)}”"
    if is_person(name) and len(parts) > 1 and not _stand_together(parts[0], parts[-1], words):
        return f"the article never has “{name}” together"
    return ""


def _is_called_otherwise(speaker: Speaker, text: str) -> bool:
    """Whether the article has the family name alone, or in Chinese with a title: Marshall, 李教授."""
    if re.match(f"[{WITHOUT_SPACES}]", speaker.name):
        return any(form in text for form in forms_of(speaker) if form not in speaker.aliases)
    return _is_bare(normalize(speaker.name).text, text)


def _as_written(part: str, name: str) -> str:
    return next((word for word in WORD.findall(name) if word.casefold() == part), part)


def _is_bare(name: str, text: str) -> bool:
    """Whether the article calls a person by one name only, and never has a given name or an initial beside it."""
    words = without_titles(name).split()
    named = [
        word for word in dict.fromkeys((words[0], words[-1])) if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    ]
    if not is_person(name) or len(named) != 1 or is_initial(named[0]):
        return False
    places = re.finditer(rf"(?:([^\W\d_][\w'’-]*\.?) )?(?<!\w){re.escape(named[0])}(?!\w)(?: ([^\W\d_]\w*))?", text)
    return not any(_is_beside(match[1], text[: match.start()]) or _is_beside(match[2], "a") for match in places)


def _is_beside(word: str | None, before: str) -> bool:
    """Whether a word beside a name is a part of it: it has a capital, is no title, and begins no sentence."""
    if not word or not word[0].isupper() or is_title(word):
        return False
    return is_initial(word) or bool(re.search(r"[\w,;] $|^a$", before)) or word.casefold() not in SENTENCE_OPENERS


def _stand_together(first: str, last: str, words: list[str]) -> bool:
    """Whether both stand near one another, in either order: a family name may come first."""
    places = [index for index, word in enumerate(words) if word == first]
    return any(last in words[max(place - APART, 0) : place + APART + 1] for place in places)


def _source_faults(summary: Summary, article: Article, words: list[str]) -> Iterator[tuple[str, str]]:
    """The paths of what the head of the text has otherwise, and how."""
    source = summary.source
    head = article.paragraphs[0]
    title = _words(source.title)
    if not _holds(_words("\n".join(article.paragraphs[:2])), title) and _can_read(head, source.title):
        yield "source.title", f"the head of the text has “{head.partition(chr(10))[0]}”"
    for author in source.author:
        yield from _author_faults(author, head, words) if _can_read(head, author.family) else ()
    near = _nearest(source.container_title, head) if source.container_title else ""
    if near:
        yield "source.container-title", f"the head of the text has “{near}”"


def _author_faults(author: Author, head: str, words: list[str]) -> Iterator[tuple[str, str]]:
    """The parts of an author's name that the article does not have; for a given name its initial will do."""
    initials = {initial.casefold() for initial in re.findall(r"\b([^\W\d_])\.", head)}
    known = set(words)
    for name, value in (("family", author.family), ("given", author.given or "")):
        parts = [part for part in _words(value) if len(part) > 1]
        missing = (part for part in parts if part not in known and not (name == "given" and part[0] in initials))
        for part in missing:
            yield f"{author.path}.{name}", f"the article does not have “{_as_written(part, value)}”"


def _can_read(head: str, name: str) -> bool:
    """Whether both are in one script, so that the one can hold the other."""
    return _is_latin(head) == _is_latin(name)


def _is_latin(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter < "\u0250" for letter in letters) * 2 >= len(letters)


def _holds(words: list[str], wanted: list[str]) -> bool:
    return f" {' '.join(wanted)} " in f" {' '.join(words)} "


def _nearest(name: str, head: str) -> str:
    """Words of the head that are like a name without being it."""
    wanted = [word for word in _words(name) if word != "the"]
    spans = [(match.start(), match.end()) for match in WORD.finditer(head)]
    if not wanted or _holds(_words(head), wanted):
        return ""
    best, found = LIKE, ""
    for index in range(len(spans) - len(wanted) + 1):
        piece = head[spans[index][0] : spans[index + len(wanted) - 1][1]]
        likeness = SequenceMatcher(None, " ".join(wanted), piece.casefold(), autojunk=False).ratio()
        shared = set(wanted) & set(_words(piece))
        if likeness > best and (shared or len(wanted) == 1):
            best, found = likeness, piece
    return found
