"""The reference to the article as documents print it: a full note after The Chicago Manual of Style (17th edition, 14).

In: `Source`, `Locale`. Out: `Part`s of a line. Never: guesses a field that the summary does not give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from briefset.language.locale import Locale
from briefset.language.printed import ReferenceTerms
from briefset.summary.model import Name, Source
from briefset.wording.wording import format_date, join_names, print_name

MOST_NAMES = 3
"""Authors that a note names; of more it names the first (14.76)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the line; the title of a work that stands by itself is set off."""

    text: str
    is_work: bool = False
    is_title: bool = False


@dataclass(frozen=True, kw_only=True)
class Terms(ReferenceTerms):
    """The words of a language for references, with the locale in which dates and quotations are printed."""

    locale: Locale


def _terms(locale: Locale) -> Terms:
    return Terms(**vars(locale.language_data.references), locale=locale)


@dataclass(frozen=True, slots=True)
class Form:
    """What follows the title: something attached to it, then facts between commas; `is_work` sets the title off."""

    facts: tuple[tuple[Part, ...], ...]
    attached: str = ""
    is_work: bool = False


def format_reference(source: Source, locale: Locale) -> list[Part]:
    """The article in one line: who, what, where, when, and the way there."""
    terms = _terms(locale)
    form = FORMS[source.type](source, terms)
    address = f"https://doi.org/{source.doi}" if source.doi else source.url
    facts = [fact for fact in (*form.facts, _plain(address)) if any(part.text for part in fact)]
    return [part for part in _compose(source, terms, form, facts) if part.text]


def format_short(source: Source, locale: Locale) -> list[Part]:
    """The article in short, without its authors, its subtitle and the way there, as the cover of the slides has it."""
    terms = _terms(locale)
    title = source.title.split(":")[0].split("：")[0].rstrip()
    work = [Part(terms.comma), _work(source.container_title, terms)] if source.container_title else []
    date = Part(terms.comma + format_date(source.issued, terms.locale) + terms.stop)
    return [Part(_quote(title, terms), is_title=True), *work, date]


def _compose(source: Source, terms: Terms, form: Form, facts: list[tuple[Part, ...]]) -> Iterator[Part]:
    """The comma stands after the closing mark, but before it in American English (6.9), and never after `?` (14.96)."""
    title = source.title.rstrip(".")
    is_american = terms.locale.primary == "en" and not terms.locale.is_british
    is_inside = is_american and not form.is_work and not form.attached and bool(facts)
    yield Part(_names(source.author, terms) + terms.comma)
    if form.is_work:
        yield replace(_work(title, terms), is_title=True)
    else:
        yield Part(_quote(_with_comma(title) if is_inside else title, terms), is_title=True)
    yield Part(form.attached)
    for index, fact in enumerate(facts):
        yield Part(" " if is_inside and index == 0 else terms.comma)
        yield from fact
    yield Part(terms.stop)


def _format_journal(source: Source, terms: Terms) -> Form:
    """14.168 to 14.187: with volume or issue the date stands in brackets, without them it does not."""
    numbers = _numbers(source, terms)
    if not numbers:
        date = format_date(source.issued, terms.locale)
        return Form(((_work(source.container_title, terms),), *_listed(source.publisher, date, _pages(source, terms))))
    page = terms.within.format(_range(source.page)) if source.page else ""
    gap = " " if source.volume and not terms.marks else terms.comma
    rest = f"{gap}{terms.comma.join(numbers)}{_bracketed(terms, format_date(source.issued, terms.locale))}{page}"
    return Form(((_work(source.container_title, terms), Part(rest)),))


def _format_newspaper(source: Source, terms: Terms) -> Form:
    """14.188 to 14.200: magazines and newspapers are named by their date alone."""
    facts = _listed(format_date(source.issued, terms.locale), _pages(source, terms))
    return Form(((_work(source.container_title, terms),), *facts))


def _format_chapter(source: Source, terms: Terms) -> Form:
    """14.107."""
    edited = terms.edited.format(_names(source.editor, terms)) if source.editor else ""
    imprint = _bracketed(terms, _imprint(source, terms), format_date(source.issued, terms.locale))
    book = (
        Part(terms.inside if terms.marks else f"{terms.inside} "),
        _work(source.container_title, terms),
        Part("" if edited else imprint),
    )
    page = _range(source.page) if source.page else ""
    return Form((book, *_listed(edited and edited + imprint, page)))


def _format_book(source: Source, terms: Terms) -> Form:
    """14.23."""
    imprint = _bracketed(terms, _imprint(source, terms), format_date(source.issued, terms.locale))
    return Form((), imprint, is_work=True)


def _format_report(source: Source, terms: Terms) -> Form:
    """14.220: like a book, with its series and number."""
    series = " ".join(filter(None, (source.container_title, *_numbers(source, terms))))
    imprint = _bracketed(terms, _imprint(source, terms), format_date(source.issued, terms.locale))
    facts = _listed(series and series + imprint, _pages(source, terms))
    return Form(tuple(facts), "" if series else imprint, is_work=True)


def _format_speech(source: Source, terms: Terms) -> Form:
    """14.217."""
    event = source.event_title or source.container_title
    return Form(
        (), _bracketed(terms, terms.speech, event, source.publisher_place, format_date(source.issued, terms.locale))
    )


def _format_page(source: Source, terms: Terms) -> Form:
    """14.207: the name of a website is not set off."""
    return Form(tuple(_listed(source.container_title, source.publisher, format_date(source.issued, terms.locale))))


FORMS: dict[str, Callable[[Source, Terms], Form]] = {
    "article": _format_page,
    "article-journal": _format_journal,
    "article-magazine": _format_newspaper,
    "article-newspaper": _format_newspaper,
    "book": _format_book,
    "chapter": _format_chapter,
    "report": _format_report,
    "speech": _format_speech,
    "webpage": _format_page,
}


def _with_comma(title: str) -> str:
    bare = title.rstrip("”’")
    return title if bare[-1:] in ("?", "!") else f"{bare},{title[len(bare) :]}"


def _quote(title: str, terms: Terms) -> str:
    return f"{terms.marks[0]}{title}{terms.marks[1]}" if terms.marks else terms.locale.quote(title)


def _work(name: str | None, terms: Terms) -> Part:
    return Part(_quote(name, terms) if name and terms.marks else name or "", is_work=not terms.marks)


def _plain(text: str | None) -> tuple[Part, ...]:
    return (Part(text or ""),)


def _listed(*facts: str | None) -> Iterator[tuple[Part, ...]]:
    return (_plain(fact) for fact in facts)


def _bracketed(terms: Terms, *facts: str | None) -> str:
    opening, closing = terms.brackets
    return opening + terms.comma.join(filter(None, facts)) + closing


def _imprint(source: Source, terms: Terms) -> str:
    return terms.colon.join(filter(None, (source.publisher_place, source.publisher)))


def _numbers(source: Source, terms: Terms) -> list[str]:
    """A journal's volume needs no word of its own (14.171)."""
    is_journal = source.type == "article-journal" and not terms.marks
    volume = (source.volume if is_journal else terms.volume.format(source.volume)) if source.volume else None
    issue = terms.number.format(source.issue) if source.issue else None
    return [number for number in (volume, issue) if number]


def _pages(source: Source, terms: Terms) -> str:
    if not source.page:
        return ""
    pages = _range(source.page)
    return (terms.pages if "–" in pages or "," in pages else terms.page).format(pages)


def _range(pages: str) -> str:
    return pages.replace("--", "–").replace("-", "–")


def _names(names: Iterable[Name], terms: Terms) -> str:
    printed = [print_name(name) for name in names]
    return join_names(printed, terms.locale) if len(printed) <= MOST_NAMES else f"{printed[0]}{terms.others}"
