"""A new summary that builds at once: the commented sample, or a skeleton made from an article's text.

In: a slug, perhaps an article. Out: files in `content/<slug>/`. Never: writes over a file that is there.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jinja2

from briefset.article.text import Article, read_article
from briefset.design.templates import Templates, find_templates
from briefset.diagnostics import Diagnostic, Exit, Failure, Position
from briefset.diagnostics.limits import MAX_ARTICLE_BYTES
from briefset.files.reading import exists, read_file
from briefset.files.store import require_direct, write_file
from briefset.language.currencies import SIGNS
from briefset.summary.schema import summary_schema

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
QUOTED = re.compile(r"“[^“”]{12,}”")
NUMBER = re.compile(
    r"(?:\b(?:about|almost|around|at least|exceed(?:ed|ing|s)?|less than|more than|nearly|over|some|up to) )?"
    rf"(?:US\$|[{SIGNS}])?\b\d+(?:[.,]\d+)*(?: (?:thousand|million|billion|trillion|percent))?"
)


@dataclass(frozen=True, slots=True)
class Candidates:
    """What a paragraph offers: its opening words, quotations, and numbers with the words around them."""

    number: int
    words: int
    opening: str
    quotations: list[str]
    numbers: list[str]


def scaffold(project: Path, slug: str, source: Path | None) -> list[Path]:
    """The paths of the new files, the summary first; raises `Failure` (usage) for a bad slug or an existing folder."""
    folder = project / "content" / slug
    if not SLUG.fullmatch(slug) or len(slug) > 80:
        raise _usage(slug, f"{slug!r} is not a slug", "use small letters, digits and hyphens, such as my-article")
    if exists(folder):
        raise _usage(folder.as_posix(), "this folder is there already", "choose another slug, or edit what is there")
    require_direct(project, folder)
    templates = find_templates(project)
    files = _from_source(templates, slug, source) if source else _sample(templates, slug)
    files["summary.schema.json"] = (json.dumps(summary_schema(), indent=2, ensure_ascii=False) + "\n").encode()
    for name, data in files.items():
        write_file(folder / name, data)
    return [folder / name for name in files]


def _usage(where: str, message: str, hint: str) -> Failure:
    return Failure([Diagnostic(Position(where), "usage", message, hint)], Exit.USAGE)


def _sample(templates: Templates, slug: str) -> dict[str, bytes]:
    text = templates.read("skeleton/source.txt")
    article = read_article(text, "source.txt")
    summary = _fill("sample.yaml.jinja", templates, slug=slug, date=_today(), paragraphs=article.last)
    return {"summary.yaml": summary, "source.txt": text}


def _from_source(templates: Templates, slug: str, source: Path) -> dict[str, bytes]:
    data = read_file(source, MAX_ARTICLE_BYTES)
    article = read_article(data, source.as_posix(), front=1)
    byline = len(article.paragraphs[1].split()) <= 20 and article.last > 1
    front = 2 if byline else 1
    article = read_article(data, source.as_posix(), front)
    summary = _fill(
        "article.yaml.jinja",
        templates,
        slug=slug,
        name=source.name,
        date=_today(),
        front=front,
        sha256=article.sha256,
        title=_quote(article.paragraphs[0].split("\n")[0]),
        paragraphs=article.last,
        opening=_quote(_opening(article.paragraphs[1])),
        listed=list(list_candidates(article)),
    )
    return {"summary.yaml": summary, "source.txt": data}


def _today() -> str:
    """A first date for a summary that its author will edit; outputs never read the clock."""
    return dt.date.today().isoformat()  # noqa: DTZ011, TID251 - the author's own day; no output depends on it


def _fill(template: str, templates: Templates, **values: object) -> bytes:
    environment = jinja2.Environment(  # noqa: S701 - prints YAML, where HTML escapes would be wrong; values are quoted as JSON
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    text = templates.read(f"skeleton/{template}").decode("utf-8")
    return environment.from_string(text).render(values).encode()


def _quote(text: str) -> str:
    """The text as a double-quoted YAML scalar; every JSON string is one (YAML 1.2, section 1.3)."""
    return json.dumps(_plain(text), ensure_ascii=False)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _opening(paragraph: str) -> str:
    words = paragraph.split()
    return " ".join(words[:8])


def list_candidates(article: Article) -> Iterator[Candidates]:
    """Each paragraph with the quotations and numbers that a summary might take from it."""
    for number, paragraph in enumerate(article.paragraphs[1:], 1):
        text = _plain(paragraph)
        quotations = QUOTED.findall(text)
        numbers = [_in_context(text, match) for match in NUMBER.finditer(text)]
        yield Candidates(number, len(text.split()), f"{_opening(text)} …", quotations, numbers)


def _in_context(text: str, match: re.Match[str]) -> str:
    """A number with a few words on each side of it."""
    before = " ".join(text[: match.start()].split(" ")[-4:])
    after = " ".join(text[match.end() :].split(" ")[:4])
    return f"… {before}{match[0]}{after} …"
