"""The evidence as W3C Web Annotations: each statement, and the words of the article that bear it out.

In: the register of a summary, and the article when its text is at hand. Out: JSON-LD as plain data.
Never: gives more of the article than the quoted words and, if asked to, a few characters on either side.
A fragment `P12` is the article's paragraph of that number; offsets count characters in it.
"""

from __future__ import annotations

import base64
import uuid
from typing import Any

from briefset.article.text import Article
from briefset.evidence.export.citation import citation_key, to_csl
from briefset.evidence.quotations.verify import Found, How, Stretch, Verified, collect_quoted
from briefset.evidence.register import Register, Statement, Support
from briefset.summary.model import Source, Summary

NEAR = 32
"""How many characters of context a selector gives on either side (Web Annotation Data Model, 4.2.4)."""


def to_annotations(
    verified: Verified, register: Register, article: Article | None, context: bool = False
) -> dict[str, Any]:
    """An AnnotationCollection with one Annotation for each piece of evidence (W3C, Web Annotation Data Model, 5)."""
    summary = verified.summary
    found = {quoted.path: verified.found.get(quoted.key) for quoted in collect_quoted(summary)}
    shown = article if context else None
    address = f"{source_address(summary.source)}#{summary.title}"
    items = [
        {"id": _name(f"{address}#{statement.path}#{number}")}
        | _annotation(statement, support, summary, found.get(support.path), shown)
        for statement in register.statements
        for number, support in enumerate(statement.supports, 1)
    ]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": _name(address),
        "type": "AnnotationCollection",
        "label": f"Evidence of “{summary.title}”",
        "total": len(items),
        "first": {"id": _name(f"{address}#1"), **page},
    }


def _annotation(
    statement: Statement, support: Support, summary: Summary, found: Found | None, article: Article | None
) -> dict[str, Any]:
    return {
        "type": "Annotation",
        "motivation": "linking" if statement.kind == "quotation" else "describing",
        "body": {
            "type": "TextualBody",
            "value": ". ".join(filter(None, (statement.head, statement.stated))),
            "format": "text/markdown",
            "language": summary.language,
            "purpose": "describing",
        },
        "target": _targets(support, summary, found, article),
    }


def _name(what: str) -> str:
    """A name that is the same whenever the evidence is exported, and no other article's (RFC 9562, 5.5)."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, what)}"


def source_address(source: Source) -> str:
    """The address of the article, or the name of the text used by its hash (RFC 6920), or a name made of its title."""
    if source.url or not source.sha256:
        return source.url or _name(source.title)
    digest = base64.urlsafe_b64encode(bytes.fromhex(source.sha256)).rstrip(b"=").decode()
    return f"ni:///sha-256;{digest}"


def _targets(
    support: Support, summary: Summary, found: Found | None, article: Article | None
) -> dict[str, Any] | list[dict[str, Any]]:
    """The words in the article; a further target for each paragraph into which they run."""
    source = _source(summary)
    first = {"source": source, "selector": _selector(support, found, article)}
    rest = [{"source": source, "selector": [_place(part.paragraph, part)]} for part in found.rest] if found else []
    return [first, *rest] if rest else first


def _place(paragraph: int, part: Found | Stretch) -> dict[str, Any]:
    position = {"type": "TextPositionSelector", "start": part.start, "end": part.end}
    return {"type": "FragmentSelector", "value": f"P{paragraph}", "refinedBy": position}


def _source(summary: Summary) -> dict[str, Any]:
    """The article by its address where it has one, and by its description."""
    source = summary.source
    item = to_csl(source, citation_key(source))
    names = [" ".join(filter(None, (author.given, author.family))) for author in source.author]
    described = {
        "id": source_address(source),
        "type": "Text",
        "format": "text/plain",
        "language": source.language,
        "creator": [{"type": "Person", "name": name} for name in names],
        "label": item["title"],
    }
    return {name: value for name, value in described.items() if value is not None}


def _selector(support: Support, found: Found | None, article: Article | None) -> list[dict[str, Any]]:
    """The paragraph, refined by the quotation and, where it was found, by its place: two ways to the same words.

    Words with an omission or insertion stand nowhere as they are, so their place alone selects them.
    """
    quote = {"type": "FragmentSelector", "value": f"P{support.paragraph}", "refinedBy": _quote(support, found, article)}
    if found is None:
        return [quote]
    is_altered = found.how in (How.ELIDED, How.INFLECTED) or bool(found.rest) or "[" in support.words
    place = _place(support.paragraph, found)
    return [place] if is_altered else [quote, place]


def _quote(support: Support, found: Found | None, article: Article | None) -> dict[str, Any]:
    quote = {"type": "TextQuoteSelector", "exact": support.words}
    if article is None or found is None:
        return quote
    text = article.paragraphs[found.paragraph]
    return quote | {
        "exact": text[found.start : found.end],
        "prefix": text[max(0, found.start - NEAR) : found.start],
        "suffix": text[found.end : found.end + NEAR],
    }
