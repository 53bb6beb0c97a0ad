"""The evidence as W3C Web Annotations: each statement, and the words of the article that bear it out.

In: the register of a summary, and the article when its text is at hand. Out: JSON-LD as plain data.
Never: gives more of the article than the quoted words and, if asked to, a few characters on either side.
A fragment `P12` is the article's paragraph of that number; offsets count characters in it.
"""

from __future__ import annotations

from typing import Any

from briefset.article import Article
from briefset.citation import citation_key, to_csl
from briefset.model import Summary
from briefset.register import Reference, Register, Support
from briefset.verify import Found, How, Verified, collect_quoted

NEAR = 32
"""How many characters of context a selector gives on either side (Web Annotation Data Model, 4.2.4)."""


def to_annotations(
    verified: Verified, register: Register, article: Article | None, context: bool = False
) -> dict[str, Any]:
    """An AnnotationCollection with one Annotation for each piece of evidence (W3C, Web Annotation Data Model, 5)."""
    summary = verified.summary
    found = {quoted.path: verified.found.get(quoted.key) for quoted in collect_quoted(summary)}
    shown = article if context else None
    items = [
        _annotation(reference, support, number, summary, found.get(support.path), shown)
        for reference in register.references
        for number, support in enumerate(reference.supports, 1)
    ]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:briefset:annotations",
        "type": "AnnotationCollection",
        "label": f"Evidence of “{summary.title}”",
        "total": len(items),
        "first": {"id": "urn:briefset:annotations:1", **page},
    }


def _annotation(
    reference: Reference, support: Support, number: int, summary: Summary, found: Found | None, article: Article | None
) -> dict[str, Any]:
    return {
        "id": f"urn:briefset:evidence:{reference.number}:{number}",
        "type": "Annotation",
        "motivation": "linking" if reference.kind == "quotation" else "describing",
        "body": {
            "type": "TextualBody",
            "value": ". ".join(filter(None, (reference.head, reference.stated))),
            "format": "text/markdown",
            "language": summary.language,
            "purpose": "describing",
        },
        "target": {"source": _source(summary), "selector": _selector(support, found, article)},
    }


def _source(summary: Summary) -> dict[str, Any]:
    """The article by its address where it has one, and by its description."""
    source = summary.source
    item = to_csl(source, citation_key(source))
    names = [" ".join(filter(None, (author.given, author.family))) for author in source.author]
    described = {
        "id": source.url or f"urn:sha256:{source.sha256}" if source.url or source.sha256 else "urn:briefset:article",
        "type": "Text",
        "format": "text/plain",
        "language": source.language,
        "creator": [{"type": "Person", "name": name} for name in names],
        "label": item["title"],
    }
    return {name: value for name, value in described.items() if value is not None}


def _selector(support: Support, found: Found | None, article: Article | None) -> list[dict[str, Any]]:
    """The paragraph, refined by the quotation and, where it was found, by its place: two ways to the same words."""
    refined = [_quote(support, found, article)]
    if found is not None:
        refined.append({"type": "TextPositionSelector", "start": found.start, "end": found.end})
    paragraph = {"type": "FragmentSelector", "value": f"P{support.paragraph}"}
    return [{**paragraph, "refinedBy": selector} for selector in refined]


def _quote(support: Support, found: Found | None, article: Article | None) -> dict[str, Any]:
    quote = {"type": "TextQuoteSelector", "exact": support.words}
    if article is None or found is None:
        return quote
    text = article.paragraphs[found.paragraph]
    if found.how is not How.ELIDED:
        quote["exact"] = text[found.start : found.end]
    return quote | {
        "prefix": text[max(0, found.start - NEAR) : found.start],
        "suffix": text[found.end : found.end + NEAR],
    }
