"""A new summary: the finished sample, which builds at once, or the draft of one made from an article's file.

In: a slug, perhaps an article. Out: files in `content/<slug>/`. Never: writes over a file that is there.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import jinja2

from briefset.article.extract import extract
from briefset.article.text import read_article
from briefset.design.product import read_product
from briefset.design.templates import Templates, find_templates
from briefset.diagnostics import misuse
from briefset.diagnostics.limits import MAX_ARTICLE_BYTES
from briefset.files.reading import exists, read_file
from briefset.files.store import require_direct, write_file
from briefset.summary.schema import schema_text
from briefset.wording.labels import read_labels
from briefset.workspace.draft import Draft, make_draft
from briefset.workspace.draft.proof import keep_proven

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLAIN = re.compile(r"[^\W\d_][\w’]*(?: [\w’-]*[\w’])*")
"""Scalars that YAML reads as text without quotes, in a flow mapping too."""
PROMPTS = "skeleton/prompts"
ROOM = ("handout", "briefing")
"""Products whose room for each part the draft tells."""
WORDS_OF_YAML = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))


@dataclass(frozen=True, slots=True)
class Scaffold:
    """The paths of the new files, the summary first, and a sentence for each thing that was changed in the article."""

    paths: list[Path]
    changes: tuple[str, ...] = ()


def scaffold(project: Path, slug: str, source: Path | None, encoding: str | None = None) -> Scaffold:
    """The new files; raises `Failure` (usage) for a bad slug or an existing folder."""
    folder = project / "content" / slug
    if not SLUG.fullmatch(slug) or len(slug) > 80:
        raise misuse(slug, f"{slug!r} is not a slug", "use small letters, digits and hyphens, such as my-article")
    if exists(folder):
        raise misuse(folder.as_posix(), "this folder is there already", "choose another slug, or edit what is there")
    require_direct(project, folder)
    templates = find_templates(project)
    files, changes = _from_source(templates, slug, source, encoding) if source else (_sample(templates, slug), ())
    files["summary.schema.json"] = schema_text().encode()
    for name, data in files.items():
        write_file(folder / name, data)
    return Scaffold([folder / name for name in files], changes)


def _sample(templates: Templates, slug: str) -> dict[str, bytes]:
    text = templates.read("skeleton/source.txt")
    article = read_article(text, "source.txt")
    summary = _fill("sample.yaml.jinja", templates, slug=slug, date=_today(), paragraphs=article.last)
    return {"summary.yaml": summary, "source.txt": text}


def _from_source(
    templates: Templates, slug: str, source: Path, encoding: str | None
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The draft and the article's text, and what was changed in it."""
    name = source.as_posix()
    extracted = extract(read_file(source, MAX_ARTICLE_BYTES), name, encoding)
    draft = make_draft(extracted, name)
    changes = (*extracted.changes, *draft.layout.changes)
    write = partial(_write_draft, templates, slug, source.name, changes)
    proven = keep_proven(draft, partial(write, proof=True))
    return {"summary.yaml": write(proven), "source.txt": proven.source}, changes


def _write_draft(
    templates: Templates, slug: str, name: str, changes: tuple[str, ...], draft: Draft, *, proof: bool = False
) -> bytes:
    """The summary; for the proof, with each mark filled in by what may stand there."""
    prompts = read_labels(templates, draft.language, PROMPTS)

    def asks(key: str, **values: object) -> str:
        """What is asked for, or told in a comment, in the language of the draft."""
        return prompts[key].format(**values)

    def mark(key: str, filled: str = "", **values: object) -> str:
        """What stands where a person has to write: the mark, or in the proof what may stand there."""
        return _quoted(filled if proof else f"[write: {asks(key, **values)}]")

    return _fill(
        "article.yaml.jinja", templates, slug=slug, name=name, date=_today(), draft=draft, changes=changes,
        asks=asks, mark=mark, room=_room(templates), proof=proof,
    )  # fmt: skip


def _room(templates: Templates) -> dict[str, tuple[int, int]]:
    """The words of one entry and of all that every product of prose has room for, by part."""
    room: dict[str, tuple[int, int]] = {}
    for lengths in (read_product(templates, product).lengths for product in ROOM):
        for part, (each, most) in lengths.items():
            before = room.get(part, (each, most))
            room[part] = min(each, before[0]), min(most, before[1])
    return room


def _today() -> str:
    """A first date for a summary that its author will edit; outputs never read the clock."""
    return dt.date.today().isoformat()  # noqa: DTZ011, TID251 - the author's own day; no output depends on it


def _fill(template: str, templates: Templates, **values: object) -> bytes:
    environment = jinja2.Environment(  # noqa: S701 - prints YAML, where HTML escapes would be wrong; values are quoted as JSON
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters |= {"scalar": _scalar, "quoted": _quoted}
    text = templates.read(f"skeleton/{template}").decode("utf-8")
    return environment.from_string(text).render(values).encode()


def _scalar(text: str) -> str:
    """The text as YAML: plain where that is safe, else in double quotes."""
    return text if PLAIN.fullmatch(text) and text.casefold() not in WORDS_OF_YAML else _quoted(text)


def _quoted(text: str) -> str:
    """The text in double quotes, so that a comma may come into it; every JSON string is YAML (YAML 1.2, 1.3)."""
    return json.dumps(text, ensure_ascii=False)
