"""The source and the evidence in the forms that other programmes read."""

import json
import re
from pathlib import Path

from typer.testing import CliRunner

from briefset.cli.application import app
from briefset.evidence.export.citation import citation_key, to_bibtex, to_csl
from briefset.summary.model import Source
from briefset.workspace.new import scaffold
from tests.support.projects import summary_of

RUFF = {
    "type": "article-journal",
    "title": "Gulls & Quays: 100% of {Ports}",
    "author": [{"family": "Núñez", "given": "Ana"}, {"family": "Harbour Board"}],
    "container-title": "Review_of Coasts",
    "issued": "2024-03/2024-04",
    "issue": "2",
    "page": "5-20",
    "paragraphs": 3,
    "kind": "An essay.",
}


def export(project: Path, *arguments: str) -> str:
    done = CliRunner().invoke(app, ["export", "--project", str(project), *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_csl_has_names_apart_and_dates_in_parts() -> None:
    item = to_csl(Source.model_validate(RUFF), "key")
    assert item["author"] == [{"family": "Núñez", "given": "Ana"}, {"literal": "Harbour Board"}]
    assert item["issued"] == {"date-parts": [[2024, 3], [2024, 4]]}
    assert "volume" not in item


def test_csl_knows_editors_places_events_and_the_order_of_names() -> None:
    own = RUFF | {"type": "chapter", "author": [{"family": "Ruan", "given": "Zongze", "family-first": True}]}
    more = {"editor": [{"family": "Field", "given": "Joan"}], "publisher-place": "Lindmouth", "doi": "10.1000/a_1"}
    source = Source.model_validate(own | more)
    item = to_csl(source, "key")
    assert item["author"] == [{"family": "Ruan", "given": "Zongze", "static-ordering": True}]
    assert (item["editor"], item["publisher-place"]) == ([{"family": "Field", "given": "Joan"}], "Lindmouth")
    assert item["DOI"] == "10.1000/a_1"
    bibtex = to_bibtex(source, "key")
    assert bibtex.startswith("@incollection{key,")
    assert "  doi = {10.1000/a_1},\n" in bibtex


def test_names_of_annotations_stay_the_same_and_are_those_of_one_article(project: Path) -> None:
    first = json.loads(export(project))
    assert json.loads(export(project)) == first
    summary = summary_of(project)
    text = summary.read_text(encoding="utf-8").replace("title: A harbour worth sharing", "title: Another harbour", 1)
    summary.write_text(text, encoding="utf-8")
    again = json.loads(export(project))
    names = {item["id"] for data in (first, again) for item in data["first"]["items"]}
    assert len(names) == first["total"] + again["total"]
    assert all(name.startswith("urn:uuid:") for name in names)


def test_words_with_an_omission_are_selected_by_their_place(project: Path) -> None:
    summary = summary_of(project)
    own = "{at: 8, quote: a matter of hours and of rules rather than of money}"
    text = summary.read_text(encoding="utf-8")
    assert own in text
    summary.write_text(
        text.replace(own, '{at: 8, quote: "a matter of hours […] rather than of money"}'), encoding="utf-8"
    )
    items = json.loads(export(project))["first"]["items"]
    stated = [item["target"]["selector"] for item in items if item["body"]["value"].startswith("Rules, not money")]
    assert ["TextPositionSelector"] in [[selector["refinedBy"]["type"] for selector in found] for found in stated]


def test_bibtex_escapes_what_tex_would_read() -> None:
    source = Source.model_validate(RUFF)
    assert citation_key(source) == "nunez2024"
    assert to_bibtex(source, "nunez2024").splitlines() == [
        "@article{nunez2024,",
        "  author = {Núñez, Ana and {Harbour Board}},",
        r"  title = {Gulls \& Quays: 100\% of \{Ports\}},",
        r"  journal = {Review\_of Coasts},",
        "  year = {2024},",
        "  month = {3},",
        "  number = {2},",
        "  pages = {5--20},",
        "  langid = {en},",
        "}",
    ]


def test_every_piece_of_evidence_is_an_annotation(project: Path) -> None:
    data = json.loads(export(project, "--as", "annotations"))
    items = data["first"]["items"]
    assert data["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (data["type"], data["total"], len({item["id"] for item in items})) == (
        "AnnotationCollection",
        len(items),
        len(items),
    )
    assert all(item["type"] == "Annotation" and item["target"]["selector"] for item in items)


def test_selectors_find_the_words_in_the_article(project: Path) -> None:
    lines = (project / "content" / "demo" / "source.txt").read_text(encoding="utf-8").splitlines()
    paragraphs = [line.strip() for line in lines if line.strip()][1:]
    targets = [item["target"] for item in json.loads(export(project, "--context"))["first"]["items"]]
    whole = [target["selector"] for target in targets if len(target["selector"]) == 2]  # no omission
    assert len(whole) > len(targets) / 2
    for selectors in whole:
        quote, position = (selector["refinedBy"] for selector in selectors)
        text = paragraphs[int(selectors[0]["value"].removeprefix("P"))]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert max(len(quote["prefix"]), len(quote["suffix"])) <= 32


def test_without_context_nothing_but_the_quoted_words_is_given(project: Path) -> None:
    text = export(project)
    assert "prefix" not in text
    assert not re.search("only from the bridge", text)


def test_a_file_is_written_whole_and_named(project: Path, tmp_path: Path) -> None:
    target = tmp_path / "source.bib"
    assert export(project, "--as", "bibtex", "-o", str(target)).strip() == target.as_posix()
    assert target.read_text(encoding="utf-8").startswith("@article{moreau2024,")


def test_of_several_articles_one_must_be_named(project: Path) -> None:
    scaffold(project, "other", None)
    done = CliRunner().invoke(app, ["export", "--project", str(project), "--as", "bibtex"])
    assert (done.exit_code, done.stdout, "name one of demo, other" in done.stderr) == (2, "", True)
    assert export(project, "other", "--as", "bibtex").startswith("@article")
