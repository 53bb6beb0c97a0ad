"""What a file says about itself: names of HTML and DCMI Terms for every format, and schema.org for the reading copy.

In: `View`. Out: markup for a page's head. Never: a field that the summary does not give.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from briefset.pages.view import View
from briefset.summary.model import Author, Source
from briefset.wording.bibliography import format_reference
from briefset.wording.markdown import plain
from briefset.wording.wording import NO_BREAK, print_name


@dataclass(frozen=True, slots=True)
class Card:
    """The picture that stands for the set: its file beside the page, and its width and height in pixels."""

    file: str
    size_px: tuple[int, int]


PROPERTY_LIMIT = 255
CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-(?:NC|SA|ND|NC-SA|NC-ND))?)-(\d\.\d)")
"""SPDX identifiers of the licences of Creative Commons that ask for attribution."""
KINDS = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "article": "Article",
    "book": "Book",
    "chapter": "Chapter",
    "report": "Report",
    "speech": "CreativeWork",
    "webpage": "WebPage",
}
CONTAINERS = {"article-journal": "Periodical", "article-magazine": "Periodical", "article-newspaper": "Newspaper",
              "chapter": "Book", "webpage": "WebSite"}  # fmt: skip


def mark_metadata(view: View) -> Markup:
    """The title and the metadata of a page's head, by the names of HTML and of DCMI Terms."""
    fields = {
        "author": view.summary.author or "",
        "dcterms.publisher": view.summary.publisher or "",
        "description": plain(view.description),
        "keywords": keywords(view),
        "dcterms.subject": view.summary.source.title,
        "dcterms.identifier": view.set.identifier,
        "dcterms.source": reference(view),
        "dcterms.language": view.summary.language,
        "dcterms.license": licence_address(view.summary.license or ""),
        "dcterms.created": view.stamp,
        "dcterms.modified": view.stamp,
    }
    title = (
        f"{view.summary.title}{view.labels('colon')}{view.labels(f'product-{view.product.name}', view.product.label)}"
    )
    metas = [Markup('<meta name="{}" content="{}">').format(name, value) for name, value in fields.items() if value]
    return Markup("\n").join([Markup("<title>{}</title>").format(title), *metas])


def mark_preview(view: View, card: Card | None) -> Markup:
    """What a messenger shows of a link to the page, by the names of the Open Graph protocol.

    The picture's address is whole where the summary says where the set is published; otherwise it is that of a file
    beside the page.
    """
    folder, summary = view.summary.url or "", view.summary
    fields = {
        "og:type": "article",
        "og:title": summary.title,
        "og:description": plain(view.description),
        "og:site_name": summary.publisher or "",
        "og:locale": summary.language.replace("-", "_"),
        "og:url": f"{folder}{view.product.name}.html" if folder else "",
        "article:published_time": view.stamp,
    }
    if card is not None:
        width, height = map(str, card.size_px)
        fields |= {"og:image": folder + card.file, "og:image:width": width, "og:image:height": height}
        fields |= {"og:image:alt": f"{summary.title}{view.labels('colon')}{view.source_line}"}
    metas = [Markup('<meta property="{}" content="{}">').format(*field) for field in fields.items() if field[1]]
    kind = [Markup('<meta name="twitter:card" content="summary_large_image">')] if card else []
    return Markup("\n").join([*metas, *kind])


def mark_structured_data(view: View) -> Markup:
    """The same, and the article, as linked data of schema.org (JSON-LD 1.1) for search engines and libraries."""
    text = json.dumps(describe(view), ensure_ascii=False, indent=1)
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(safe))  # noqa: S704 - escaped above


def describe(view: View) -> dict[str, Any]:
    """The summary as a report that is based on the article."""
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "Report",
            "name": view.summary.title,
            "description": plain(view.description),
            "author": _known({"name": view.summary.author}),
            "inLanguage": view.summary.language,
            "datePublished": view.stamp[:10],
            "version": view.summary.edition,
            "keywords": [term.term for term in view.terms],
            "license": licence_address(view.summary.license or ""),
            "citation": reference(view),
            "isBasedOn": _article(view.summary.source),
        }
    )


def _article(source: Source) -> dict[str, Any]:
    container = {"@type": CONTAINERS.get(source.type), "name": source.container_title}
    return _known(
        {
            "@type": KINDS[source.type],
            "name": source.title,
            "author": [_person(author) for author in source.author],
            "isPartOf": container if all(container.values()) else None,
            "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
            "datePublished": source.issued.partition("/")[0],
            "volumeNumber": source.volume,
            "issueNumber": source.issue,
            "pagination": source.page,
            "inLanguage": source.language,
            "url": source.url,
            "identifier": f"https://doi.org/{source.doi}" if source.doi else None,
        }
    )


def _person(author: Author) -> dict[str, Any]:
    kind = "Person" if author.given else "Organization"
    parts = {"givenName": author.given, "familyName": author.family} if author.given else {}
    return _known({"@type": kind, "name": print_name(author)} | parts | {"jobTitle": plain(author.post or "")})


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def reference(view: View) -> str:
    """The reference to the article as plain text."""
    return "".join(part.text for part in format_reference(view.summary.source, view.locale)).replace(NO_BREAK, " ")


def licence_address(licence: str) -> str:
    """The address of a licence of Creative Commons that is given by its SPDX identifier; any other as it is."""
    if found := CREATIVE_COMMONS.fullmatch(licence.upper()):
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    return "https://creativecommons.org/publicdomain/zero/1.0/" if licence.upper() == "CC0-1.0" else licence


def keywords(view: View) -> str:
    """The first terms, as many as the 255 characters of an Office property hold (ECMA-376, part 2, 8.3.4)."""
    kept: list[str] = []
    for term in view.terms:
        if len(", ".join([*kept, term.term])) > PROPERTY_LIMIT:
            break
        kept.append(term.term)
    return ", ".join(kept)
