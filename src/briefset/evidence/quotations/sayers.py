"""Whom a paragraph names as the one who says some words: by a verb of speaking beside them, or in a byline below.

In: where the words stand, the `Article`, and the speakers of the summary. Out: the speakers so named. Never: guesses; a
name with another between it and the verb is left aside.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from briefset.article.quotation_words import listed
from briefset.article.search import Found
from briefset.article.text import Article
from briefset.evidence.quotations.collect import MARKED
from briefset.evidence.quotations.person_names import forms_of, is_title, whole
from briefset.language.data import LanguageData
from briefset.language.sentences import sentence_bounds
from briefset.summary.model import Speaker

BYLINE = re.compile(r"\s*(?:[—–―⸺]|--?|——)\s*(?=[^\W\d_a-zà-þ])(?P<name>[^,，(（;；\n]{2,80})")
"""A line that begins with a dash and a name."""
OPENS = re.compile(r"\s*[\"“„«‘「]")
CLAUSE = re.compile(r"[;:(){}；：（）\ufffc]")
CAPITAL = re.compile(r"(?<![\w'’])[^\W\d_a-zà-þ]\w+")
LONGEST = {"spaced": 40, "nouns": 25, "joined": 8}
"""How many characters may stand between a name and its verb; fewer where capitals show no names."""
MOST_OFFICE = 4
"""Words of an office before a name, with its article."""
GAP = "\ufffc"
"""What stands for words in quotation marks."""


def find_byline(at: int, article: Article) -> str:
    """The name in the line below a block quotation, which may run over several paragraphs in quotation marks."""
    for number in range(at + 1, article.last + 1):
        paragraph = article.paragraphs[number]
        if byline := BYLINE.match(paragraph):
            return byline["name"]
        if not OPENS.match(paragraph):
            return ""
    return ""


def find_sayers(
    found: Found, article: Article, speakers: Mapping[str, Speaker], language: LanguageData
) -> frozenset[str]:
    """The keys of the speakers whom the paragraph names as those who say the words; several may share a name."""
    last = found.rest[-1].paragraph if found.rest else found.paragraph
    if byline := find_byline(last, article):
        return frozenset(key for key, speaker in speakers.items() if _ends_with(byline, speaker))
    text = _around(article.paragraphs[found.paragraph], found)
    return frozenset(key for key, speaker in speakers.items() if _says(text, speaker, language))


def _ends_with(byline: str, speaker: Speaker) -> bool:
    return any(re.search(rf"{whole(form)}\s*$", byline) for form in forms_of(speaker))


def _around(paragraph: str, found: Found) -> str:
    """The sentence around the words without what stands in quotation marks; the next one where nothing else is left."""
    first, last = sentence_bounds(paragraph, found.start, found.end)
    plain = MARKED.sub(lambda marked: GAP * len(marked[0]), paragraph)
    plain = f"{plain[: found.start]}{GAP * (found.end - found.start)}{plain[found.end :]}"
    if not re.search(r"\w", plain[first:last]) and last < len(plain):
        _, last = sentence_bounds(plain, last, last + 1)
    return re.sub(f"{GAP}+", GAP, plain[first:last])


@cache
def _verbs(language: LanguageData) -> re.Pattern[str]:
    return re.compile(listed(language.reporting, language.spaced), re.IGNORECASE)


def _says(text: str, speaker: Speaker, language: LanguageData) -> bool:
    forms = "|".join(whole(form) for form in sorted(forms_of(speaker), key=len, reverse=True))
    verbs = _verbs(language)
    for clause in CLAUSE.split(text):
        names = list(re.finditer(forms, clause))
        for verb in verbs.finditer(clause) if names else ():
            if any(_is_subject(clause, name, verb, language) for name in names):
                return True
    return False


def _is_subject(clause: str, name: re.Match[str], verb: re.Match[str], language: LanguageData) -> bool:
    """Whether a name stands before the verb with no other between, or right behind a verb that begins its clause."""
    if _has_pronoun(clause, verb, language):
        return False
    if name.end() <= verb.start():
        between = clause[name.end() : verb.start()]
        kind = "joined" if not language.spaced else "nouns" if language.capitalised_nouns else "spaced"
        other = kind == "spaced" and CAPITAL.search(between)
        return (
            len(between) <= LONGEST[kind] and not other and not _follows_preposition(clause[: name.start()], language)
        )
    begins = {*re.findall(r"\w+", clause[: verb.start()].casefold())} <= language.stop - language.sayers  # a déclaré
    return begins and language.spaced and _may_lead(clause[verb.end() : name.start()], language)


def _has_pronoun(clause: str, verb: re.Match[str], language: LanguageData) -> bool:
    """Whether a pronoun is the subject of the verb: one right before it, or behind it at the clause's end: sagt sie."""
    before = re.search(r"([^\W\d_]+)\s*$", clause[: verb.start()])
    after = re.match(r"(?:-t)?[\s-]([^\W\d_]+)(?!\s*[\w-])", clause[verb.end() :])
    return any(match is not None and match[1].casefold() in language.sayers for match in (before, after))


def _may_lead(between: str, language: LanguageData) -> bool:
    """Whether nothing but an office stands between a verb and a name: said the harbour master Joan Field, says Dr."""
    words = [word for word in re.findall(r"[\w'’-]+", between) if not is_title(word)]
    opens = bool(words) and words[0].casefold() in {*language.determiners, *language.definite, *language.articles}
    is_office = (
        opens and len(words) <= MOST_OFFICE and "," not in between and not _follows_preposition(between, language)
    )
    return not words or is_office


def _follows_preposition(before: str, language: LanguageData) -> bool:
    """Whether the name is no subject: "the rival of Field said"."""
    word = re.search(r"([^\W\d_]+) $", before)
    return word is not None and word[1].casefold() in {*language.whole_openers, *language.oblique}
