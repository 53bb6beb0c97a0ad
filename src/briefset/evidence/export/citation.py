"""The source as bibliographic data: CSL-JSON and BibTeX.

In: `Source`. Out: plain data and text. Never: knows a template, or invents a field that the summary does not have.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from briefset.summary.model import Name, Source

BIBTEX_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
    "speech": "misc",
    "webpage": "misc",
    "article": "misc",
}
CONTAINERS = {
    "article": "journal",
    "incollection": "booktitle",
    "techreport": "series",
    "misc": "howpublished",
    "book": "series",
}
TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
VERBATIM = frozenset({"doi", "url"})
"""Fields that biblatex reads as they are (biblatex 3.20, 2.2.1)."""
SPACE = re.compile(r"\s+")


def to_csl(source: Source, key: str) -> dict[str, Any]:
    """One item of CSL-JSON (CSL 1.0.2, csl-data.json)."""
    item = {
        "id": key,
        "type": source.type,
        "title": source.title,
        "author": [_csl_name(author) for author in source.author],
        "container-title": source.container_title,
        "editor": [_csl_name(editor) for editor in source.editor] or None,
        "publisher": source.publisher,
        "publisher-place": source.publisher_place,
        "event-title": source.event_title,
        "issued": {"date-parts": [[int(part) for part in end.split("-")] for end in source.issued.split("/")]},
        "volume": source.volume,
        "issue": source.issue,
        "page": source.page,
        "DOI": source.doi,
        "URL": source.url,
        "language": source.language,
    }
    return {name: value for name, value in item.items() if value is not None}


def _csl_name(name: Name) -> dict[str, str | bool]:
    """An institution is literal; `static-ordering` keeps the family name first (CSL 1.0.2, csl-data.json)."""
    if name.given is None:
        return {"literal": name.family}
    order: dict[str, str | bool] = {"static-ordering": True} if name.family_first else {}
    return {"family": name.family, "given": name.given} | order


def citation_key(source: Source) -> str:
    """Family name of the first author and year, in plain letters: `ruan2016`."""
    plain = unicodedata.normalize("NFKD", source.author[0].family).encode("ascii", "ignore").decode()
    return f"{re.sub(r'[^a-z0-9]', '', plain.lower()) or 'source'}{source.issued[:4]}"


def to_bibtex(source: Source, key: str) -> str:
    """One entry of BibTeX in UTF-8, with TeX's special characters escaped."""
    kind = BIBTEX_TYPES[source.type]
    authors = " and ".join(_bibtex_name(author) for author in source.author)
    lines = [
        f"  author = {{{authors}}},",
        *(f"  {name} = {{{value if name in VERBATIM else _tex(value)}}}," for name, value in _fields(source, kind)),
    ]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"]) + "\n"


def _fields(source: Source, kind: str) -> Iterator[tuple[str, str]]:
    start = source.issued.partition("/")[0].split("-")
    fields = {
        "title": source.title,
        CONTAINERS[kind]: source.container_title,
        "editor": " and ".join(_bibtex_name(editor) for editor in source.editor),
        "publisher" if kind != "techreport" else "institution": source.publisher,
        "address": source.publisher_place,
        "eventtitle": source.event_title,
        "year": start[0],
        "month": str(int(start[1])) if len(start) > 1 else None,
        "volume": source.volume,
        "number": source.issue,
        "pages": source.page.replace("-", "--").replace("–", "--") if source.page else None,
        "doi": source.doi,
        "url": source.url,
        "langid": source.language,
    }
    yield from ((name, value) for name, value in fields.items() if value)


def _bibtex_name(author: Name) -> str:
    """`Ruan, Zongze`; an institution in braces, so that it is not taken apart."""
    return f"{_tex(author.family)}, {_tex(author.given)}" if author.given else f"{{{_tex(author.family)}}}"


def _tex(value: str) -> str:
    return SPACE.sub(" ", "".join(TEX.get(character, character) for character in value))
