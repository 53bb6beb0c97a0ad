"""The forms in which a text may name a person: in full, without initials and titles, by the family name.

In: a name as the summary has it. Out: its forms. Never: decides who is meant; a form may be another's too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import zip_longest

from briefset.article.normalize import normalize
from briefset.article.quotation_words import every_language
from briefset.language.data import LanguageData
from briefset.language.reading import sentences
from briefset.language.scripts import WITHOUT_SPACES, is_eastern
from briefset.summary.model import Speaker

NAME = re.compile(r"[^\W\d_a-zà-öø-ÿ][^\W\d_]*(?:[’'-][^\W\d_]+)*")
NO_BREAK, OPENING = "\u00a0", " “\"'(‘„«[¡¿"
MOST_NAMES = 4
"""A name of more words, initials and particles aside, is a title or an institution, and counts as a whole only."""
MOST_KEPT = 1024
"""Names of which what was made is kept; a summary has fewer."""
INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+|[^\W\d_a-zà-þ]")
SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|esq)\.?", re.IGNORECASE)
HAN_NAME = re.compile(rf"[{WITHOUT_SPACES}]{{2,4}}")


def forms_of(speaker: Speaker) -> list[str]:
    """Every form of a speaker's name, and the aliases."""
    return list(_forms_of(speaker.name, tuple(speaker.aliases)))


@lru_cache(maxsize=MOST_KEPT)
def _forms_of(full: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    name = normalize(full).text
    return tuple(dict.fromkeys([name, *_forms(name), *(normalize(alias).text for alias in aliases)]))


@lru_cache(maxsize=MOST_KEPT)
def whole(name: str) -> str:
    """The pattern of a name that is no part of a longer word; in Chinese, words have no edges."""
    before, after = (
        "" if is_eastern(letter) else edge for edge, letter in ((r"(?<!\w)", name[0]), (r"(?!\w)", name[-1]))
    )
    return f"{before}{re.escape(name)}{after}"


def without_titles(name: str) -> str:
    """The name without titles before it and suffixes behind it: Mr. Kerry, Martin Luther King, Jr."""
    words = [word.strip(",") for word in name.split()]
    while len(words) > 1 and is_title(words[0]):
        del words[0]
    while len(words) > 1 and SUFFIX.fullmatch(words[-1]):
        del words[-1]
    return " ".join(words)


@cache
def _titles() -> frozenset[str]:
    return frozenset(title for language in every_language() for title in language.titles)


@cache
def _particles() -> frozenset[str]:
    return frozenset(particle for language in every_language() for particle in language.particles)


@cache
def _definite() -> frozenset[str]:
    return frozenset(article for language in every_language() for article in language.definite)


def is_title(word: str) -> bool:
    """Whether a word stands before names: Mr, Professor."""
    return word.rstrip(".").casefold() in _titles()


def is_initial(word: str) -> bool:
    """Whether a word is the first letter of a name, or several."""
    return INITIAL.fullmatch(word) is not None


def is_person(name: str) -> bool:
    """Whether a name without its title is a person's: a few words with capitals, initials and particles."""
    words = without_titles(name).split()
    named = [word for word in words if not is_initial(word) and word not in _particles()]
    if not words or words[0].casefold() in _definite():
        return False
    return 0 < len(named) <= MOST_NAMES and len(words) > 1 and all(
        word[0].isupper() and re.fullmatch(r"[^\W\d_]+(?:[-'’.][^\W\d_]*)*", word) for word in named
    )  # fmt: skip


def full_names(text: str, language: LanguageData) -> Iterator[str]:
    """The names of people that a text gives in full: names side by side, an initial or a particle between them too."""
    starts = {
        begin + len(text[begin:end]) - len(text[begin:end].lstrip(OPENING)) for begin, end in sentences(text, language)
    }
    names = [
        one
        for one in NAME.finditer(text)
        if one[0].casefold() not in language.months
        and not (one.start() in starts and one[0].casefold() in language.stop)
    ]
    joints = {"", ".", *language.particles}
    run = ""
    for one, after in zip_longest(names, names[1:]):
        run += one[0]
        gap = text[one.end() : after.start()] if after else "\n"
        if "\n" not in gap and gap.endswith((" ", NO_BREAK)) and gap.strip() in joints and not _ends(one[0], gap):
            run += gap
            continue
        if is_person(run):
            yield without_titles(run)
        run = ""


def _ends(word: str, gap: str) -> bool:
    """Whether a stop behind a word ends a sentence, and is none of an initial or a title."""
    return gap.startswith(".") and not (is_title(word) or is_initial(word))


def _forms(name: str) -> list[str]:
    plain = without_titles(name)
    if HAN_NAME.fullmatch(plain):
        return _han_forms(plain)
    if not is_person(name):
        return [*([plain] if plain != name and plain[0].isupper() else []), *_within_sentence(plain)]
    words = plain.split()
    initials = [index for index, word in enumerate(words) if is_initial(word)]
    if initials and initials[-1] > 0:
        family = " ".join(words[initials[-1] + 1 :])
        given = [word for word in words[: initials[-1]] if not is_initial(word)]
        return [form for form in (plain, " ".join([*given, family]), family) if form.strip()]
    named = words[initials[-1] + 1 :] if initials else words
    return [plain, " ".join(named), *_edges(named)]


def _within_sentence(name: str) -> list[str]:
    """A name with an article or a small word in it as it stands within a sentence, and at its beginning."""
    words = name.split()
    if len(words) < 2 or not (words[0].casefold() in _definite() or any(word[0].islower() for word in words[1:])):
        return []
    return [name[0].swapcase() + name[1:]]


def _edges(words: list[str]) -> list[str]:
    """The first and the last word, either of which may be the family name; the last with its particles too."""
    first = len(words) - 1
    while first > 1 and words[first - 1] in _particles():
        first -= 1
    return [words[0], words[-1], " ".join(words[first:])]


def _han_forms(name: str) -> list[str]:
    """The family name with each title behind it: 李教授."""
    surnames = {surname for language in every_language() for surname in language.surnames}
    family = next((name[:length] for length in (2, 1) if name[:length] in surnames), "")
    titles = (title for title in _titles() if is_eastern(title[0]))
    return [f"{family}{title}" for title in titles] if family and family != name else []
