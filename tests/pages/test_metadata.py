"""PDF and HTML say what they are in standard terms: title, authors, keywords, language, source and licence."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefset.build.pipeline import build
from briefset.build.plan import BuildOptions
from briefset.pages.render.metadata import licence_address
from tests.support.projects import article_of, build_project, make_project, summary_of
from tests.support.sets import SharedSets

DC = "http://purl.org/dc/elements/1.1/"
RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"


@pytest.fixture
def licensed(shared_sets: SharedSets) -> Path:
    """The sample with a licence and an author, its PDFs for the archive."""
    changes = "language: en-GB\nlicense: CC-BY-4.0\nauthor: Research & </script> Service\n"
    return shared_sets.project(
        "licensed", lambda folder: make_project(folder, ("language: en-GB\n", changes)), "pdf", "html", archive=True
    )


def structured(folder: Path) -> dict[str, Any]:
    page = (folder / "briefing.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_the_reading_copy_describes_itself_and_the_article_in_schema_org(licensed: Path) -> None:
    data = structured(licensed / "build" / "demo")
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Report")
    assert data["author"] == {"name": "Research & </script> Service"}
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (data["inLanguage"], data["datePublished"], data["keywords"]) == ("en-GB", "2026-11-23", ["inner basin"])
    article = data["isBasedOn"]
    assert article["@type"] == "ScholarlyArticle"
    assert article["author"][0]["familyName"] == "Moreau"
    assert article["isPartOf"] == {"@type": "Periodical", "name": "Review of Coastal Studies"}
    assert data["citation"].startswith("Ada Moreau, “A Harbour Worth Sharing")


def previewed(folder: Path) -> dict[str, str]:
    page = (folder / "briefing.html").read_text(encoding="utf-8")
    return dict(re.findall(r'<meta property="([\w:]+)" content="([^"]*)">', page))


def test_a_link_to_the_reading_copy_shows_title_and_first_card(tmp_path: Path) -> None:
    project = make_project(tmp_path, ("language: en-GB\n", "language: en-GB\nurl: https://example.org/harbour/\n"))
    found = previewed(build_project(project, "html"))
    assert (found["og:title"], found["og:locale"]) == ("A harbour worth sharing", "en_GB")
    assert found["og:description"]
    assert found["og:url"] == "https://example.org/harbour/briefing.html"
    assert found["og:image"] == "https://example.org/harbour/share-01-wide.png"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")


def test_without_an_address_the_card_stands_beside_the_reading_copy(built: Path) -> None:
    folder = built / "build" / "demo"
    found = previewed(folder)
    assert "og:url" not in found
    assert (folder / found["og:image"]).is_file()


def test_what_the_summary_does_not_give_is_not_claimed(built: Path) -> None:
    data = structured(built / "build" / "demo")
    assert {"author", "license"} & data.keys() == set()
    assert {"volumeNumber", "issueNumber", "pagination", "identifier", "url"} & data["isBasedOn"].keys() == set()


def test_the_pdf_says_the_same_in_xmp_and_in_its_info(licensed: Path) -> None:
    with pikepdf.open(licensed / "build" / "demo" / "briefing.pdf") as opened:
        xmp = opened.open_metadata()
        assert xmp["dc:title"] == "A harbour worth sharing: Briefing"
        assert xmp["dc:creator"] == ["Research & </script> Service"]
        assert xmp["dc:subject"] == {"inner basin"}
        assert xmp["dc:language"] == {"en-GB"}
        assert xmp[f"{{{DC}}}source"].startswith("Ada Moreau, “A Harbour Worth Sharing")
        assert xmp["dc:rights"] == "https://creativecommons.org/licenses/by/4.0/"
        assert xmp[f"{{{RIGHTS}}}WebStatement"] == "https://creativecommons.org/licenses/by/4.0/"
        assert xmp["pdfuaid:part"] == "1"
        assert str(opened.docinfo["/Keywords"]) == "inner basin"
        assert str(opened.Root.Lang) == "en-GB"


def test_for_the_archive_each_pdf_claims_both_standards_and_carries_the_summary(licensed: Path) -> None:
    folder, summary = licensed / "build" / "demo", summary_of(licensed).read_bytes()
    for name in ("briefing", "factsheet", "factsheet-print"):
        with pikepdf.open(folder / f"{name}.pdf") as opened:
            xmp = opened.open_metadata()
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")
            assert opened.attachments["summary.yaml"].get_file().read_bytes() == summary
            assert str(opened.attachments["summary.yaml"].obj.AFRelationship) == "/Source"
            assert str(opened.Root.OutputIntents[0].S) == "/GTS_PDFA1"


@pytest.mark.slow
def test_the_archive_has_the_same_bytes_each_time_and_is_made_anew_when_asked_for(project: Path) -> None:
    article, plain = article_of(project), BuildOptions(("pdf",), project / "build", products=("briefing",))
    archived = replace(plain, archive=True)
    build(article, archived)
    file = project / "build" / "demo" / "briefing.pdf"
    first = file.read_bytes()
    assert not build(article, archived).fresh
    assert build(article, plain).fresh
    with pikepdf.open(io.BytesIO(file.read_bytes())) as opened:
        assert list(opened.attachments) == []
    build(article, archived)
    assert file.read_bytes() == first


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-nc-nd-3.0", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("All rights reserved", "All rights reserved"),
    ],
)
def test_a_licence_is_named_by_its_address_where_it_has_one(licence: str, address: str) -> None:
    assert licence_address(licence) == address
