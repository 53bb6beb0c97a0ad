"""PDF and HTML say what they are in standard terms: title, authors, keywords, language, source and licence."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefset.build.articles import find_articles
from briefset.build.pipeline import BuildOptions, build
from briefset.pages.render.metadata import licence_address
from briefset.workspace.new import scaffold

DC = "http://purl.org/dc/elements/1.1/"
RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"


def make(project: Path, wanted: str, *, archive: bool = False, changes: str = "", language: str = "en-GB") -> Path:
    scaffold(project, "demo", None)
    summary = project / "content" / "demo" / "summary.yaml"
    text = summary.read_text(encoding="utf-8")
    text = re.sub(r"^date: .*$", 'date: "2026-11-23"', text, flags=re.MULTILINE)
    summary.write_text(text.replace("language: en-GB\n", f"language: {language}\n{changes}", 1), encoding="utf-8")
    build(find_articles(project, [])[0], BuildOptions((wanted,), project / "build", archive=archive))
    return project / "build" / "demo"


def structured(folder: Path) -> dict[str, Any]:
    page = (folder / "briefing.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_the_reading_copy_describes_itself_and_the_article_in_schema_org(tmp_path: Path) -> None:
    data = structured(make(tmp_path, "html", changes="license: CC-BY-4.0\nauthor: Research </script> Service\n"))
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Report")
    assert data["author"] == {"name": "Research </script> Service"}
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (data["inLanguage"], data["datePublished"], data["keywords"]) == ("en-GB", "2026-11-23", ["inner basin"])
    article = data["isBasedOn"]
    assert article["@type"] == "ScholarlyArticle"
    assert article["author"][0]["familyName"] == "Moreau"
    assert article["isPartOf"] == {"@type": "Periodical", "name": "Review of Coastal Studies"}
    assert data["citation"].startswith("Ada Moreau, “A Harbour Worth Sharing")


def test_what_the_summary_does_not_give_is_not_claimed(tmp_path: Path) -> None:
    data = structured(make(tmp_path, "html"))
    assert {"author", "license"} & data.keys() == set()
    assert {"volumeNumber", "issueNumber", "pagination", "identifier", "url"} & data["isBasedOn"].keys() == set()


def test_the_pdf_says_the_same_in_xmp_and_in_its_info(tmp_path: Path) -> None:
    folder = make(tmp_path, "pdf", changes="license: CC-BY-4.0\nauthor: Research & Service\n")
    with pikepdf.open(folder / "briefing.pdf") as opened:
        xmp = opened.open_metadata()
        assert xmp["dc:title"] == "A harbour worth sharing: Briefing"
        assert xmp["dc:creator"] == ["Research & Service"]
        assert xmp["dc:subject"] == {"inner basin"}
        assert xmp["dc:language"] == {"en-GB"}
        assert xmp[f"{{{DC}}}source"].startswith("Ada Moreau, “A Harbour Worth Sharing")
        assert xmp["dc:rights"] == "https://creativecommons.org/licenses/by/4.0/"
        assert xmp[f"{{{RIGHTS}}}WebStatement"] == "https://creativecommons.org/licenses/by/4.0/"
        assert xmp["pdfuaid:part"] == "1"
        assert str(opened.docinfo["/Keywords"]) == "inner basin"
        assert str(opened.Root.Lang) == "en-GB"


def test_for_the_archive_each_pdf_claims_both_standards_and_carries_the_summary(tmp_path: Path) -> None:
    folder = make(tmp_path, "pdf", archive=True)
    summary = (tmp_path / "content" / "demo" / "summary.yaml").read_bytes()
    for name in ("briefing", "factsheet", "factsheet-print"):
        with pikepdf.open(folder / f"{name}.pdf") as opened:
            xmp = opened.open_metadata()
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")
            assert opened.attachments["summary.yaml"].get_file().read_bytes() == summary
            assert str(opened.attachments["summary.yaml"].obj.AFRelationship) == "/Source"
            assert str(opened.Root.OutputIntents[0].S) == "/GTS_PDFA1"


def test_the_archive_has_the_same_bytes_each_time_and_is_made_anew_when_asked_for(tmp_path: Path) -> None:
    folder = make(tmp_path, "pdf", archive=True)
    first = (folder / "briefing.pdf").read_bytes()
    article, plain, archived = find_articles(tmp_path, [])[0], BuildOptions(("pdf",), tmp_path / "build"), True
    assert not build(article, BuildOptions(("pdf",), tmp_path / "build", archive=archived)).fresh
    assert build(article, plain).fresh
    with pikepdf.open(io.BytesIO((folder / "briefing.pdf").read_bytes())) as opened:
        assert list(opened.attachments) == []
    build(article, BuildOptions(("pdf",), tmp_path / "build", archive=archived))
    assert (folder / "briefing.pdf").read_bytes() == first


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
