"""Brand files as repositories have them, one of each kind: what is taken of each, and how loudly the rest is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefset.build.design import read_design
from briefset.cli.application import app
from briefset.design.brand import PLACES, Brand, read_brand
from briefset.design.templates import Templates, built_in_templates
from briefset.design.theme import measure, read_theme
from briefset.diagnostics import Failure, Severity
from briefset.workspace.doctor import examine
from tests.support.projects import article_of, make_project

NOTE, WARNING = Severity.NOTE, Severity.WARNING
NONE = frozenset[Severity]()
SHAPES = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path only_selected="false" d="M0 0h90v30H0z"/></svg>'
)
LETTERS = SHAPES.replace(b"<path", b'<text y="20">House</text><path')
FILES = {"logo.svg": SHAPES, "dark.svg": SHAPES.replace(b"90v30", b"90v29"), "text.svg": LETTERS, "icon.ico": b"icon"}
KINDS = {
    "comments alone": ("# color: {primary: navy}", NONE, {"accent": "#0B5A66", "publisher": ""}),
    "colours alone": ("color: {primary: '#2b4a7a', dark: '#111111'}", {NOTE}, {"accent": "#2B4A7A"}),
    "names of names": ("color:\n  palette: {sea: '#0B4A66', house: sea}\n  primary: house", NONE, {"cover": "#0B4A66"}),
    "a colour of CSS": ("color: {primary: rgb(43 74 122), foreground: hsl(0 0% 10%)}", NONE, {"ink": "#1A1A1A"}),
    "three digits": ("color: {primary: '#06A'}", NONE, {"accent": "#0066AA"}),
    "a colour that lets through": ("color: {primary: '#00000080'}", {WARNING}, {"cover": "#7F7F7F"}),
    "light and dark": (
        "color:\n  primary: {light: '#1B3264', dark: '#9FC3F0'}\n  background: {light: '#FFFFFF', dark: '#191E29'}",
        NONE,
        {"accent": "#1B3264", "dark_accent": "#9FC3F0", "dark_paper": "#191E29"},
    ),
    "a dark house": (
        "color: {background: '#151515', foreground: '#F2F2F2', primary: '#8FB8E0'}",
        NONE,
        {"paper": "#151515"},
    ),
    "a pale primary": ("color: {background: '#FFFFFF', primary: '#F2C14E'}", {WARNING}, {"cover": "#F2C14E"}),
    "a pale secondary": ("color: {primary: '#174A5B', secondary: '#D5D5D5'}", {NOTE}, {"accent": "#174A5B"}),
    "comments close to values": (
        "typography:\n  fonts:\n    - family: Lato #the face\n      source: google #of the web\n  base: Lato #all text",
        NONE,
        {"sans": "Lato"},
    ),
    "small letters": ("typography: {base: {family: open sans, size: 1em}, headings: lato}", {NOTE}, {"serif": "Lato"}),
    "a stack": ("typography: {base: \"'Inter', 'Segoe UI', sans-serif\"}", {WARNING}, {"sans": "Roboto"}),
    "the system's face": ("typography: {base: 'system-ui, sans-serif'}", NONE, {"sans": "Source Sans 3"}),
    "a face with serifs": ("typography: {headings: {family: Merriweather}}", {WARNING}, {"serif": "Gentium Book Plus"}),
    "weights in a list": (
        "typography:\n  fonts:\n    - {family: Poppins, source: google, weight: [400, 700], style: [normal, italic]}\n"
        "  base: Poppins",
        NONE,
        {"sans": "Poppins"},
    ),
    "a logo that is not there": ("meta: {name: H}\nlogo: {small: gone.png}", {WARNING}, {}),
    "a logo of letters": ("meta: {name: H}\nlogo: text.svg", {WARNING}, {}),
    "an icon alone": ("meta: {name: H}\nlogo: {small: icon.ico}", {WARNING}, {}),
    "a logo of the network": ("meta: {name: H}\nlogo: {medium: 'https://house.example/logo.svg'}", {WARNING}, {}),
    "a logo by name": (
        "meta: {name: {full: House of Studies, short: HoS}, link: https://house.example}\n"
        "logo:\n  images: {day: {path: logo.svg, alt: House}, night: dark.svg}\n  medium: {light: day, dark: night}",
        {NOTE},
        {"publisher": "House of Studies"},
    ),
    "much for other programs": (
        "meta: {name: H}\ncolor: {primary: navy, success: green, danger: red, link: navy}\n"
        "typography: {base: {family: Lato, size: 1.1rem, line-height: 1.6}, link: {decoration: underline}}\n"
        "defaults:\n  bootstrap: {defaults: {navbar-bg: $brand-navy}}\n  quarto: {format: {html: {toc: true}}}",
        {NOTE},
        {"accent": "#000080", "serif": "Lato"},
    ),
}  # fmt: skip
"""The file, how loud what is told of it is, and some of what is taken."""


def brand_of(folder: Path, text: str) -> Brand:
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    return read_brand(f"{text}\n".encode(), "_brand.yml", read_theme(Templates((built_in_templates(),))), folder)


@pytest.mark.parametrize("kind", KINDS)
def test_a_brand_of_each_kind_is_taken(tmp_path: Path, kind: str) -> None:
    text, loud, wanted = KINDS[kind]
    brand = brand_of(tmp_path, text)
    assert {remark.severity for remark in brand.remarks} == loud
    assert {name: getattr(brand.theme, name) for name in wanted} == wanted
    assert not [pair for pair in measure(brand.theme.roles) if pair.is_faint]


@pytest.mark.parametrize("kind", KINDS)
def test_what_other_programs_take_is_one_note(tmp_path: Path, kind: str) -> None:
    told = [remark.code for remark in brand_of(tmp_path, KINDS[kind][0]).remarks]
    assert told.count("brand-unused") <= 1


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_a_brand_lies_where_quarto_looks_for_it(tmp_path: Path, place: str) -> None:
    make_project(tmp_path)
    for folder, name in ((tmp_path, "House"), (tmp_path / "content" / "demo", "Series")):
        path = folder / place
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"meta: {{name: {name}}}\nlogo: house.svg\n", encoding="utf-8")
        (path.parent / "house.svg").write_bytes(SHAPES)
        [found] = [item for item in examine(tmp_path) if item.name.startswith(path.relative_to(tmp_path).as_posix())]
        brand = read_design(article_of(tmp_path), None).brand
        assert (found.good, brand.theme.publisher, brand.logo is not None) == (True, name, True)


def test_a_colour_without_quotes_is_an_error_that_says_what_became_of_it(tmp_path: Path) -> None:
    with pytest.raises(Failure) as caught:
        brand_of(tmp_path, "color:\n  primary: #447099\n  background: white #FFFFFF")
    [fault] = caught.value.diagnostics
    assert (fault.position.line, fault.message) == (2, "“#447099” and what follows is read as a comment, not as text")


def test_of_two_pictures_the_one_for_its_ground_is_shown(tmp_path: Path) -> None:
    logo = brand_of(tmp_path, KINDS["a logo by name"][0]).logo
    assert logo is not None
    day, night = (logo.choose("pdf", lambda picture: picture, on_dark=on_dark) for on_dark in (False, True))
    assert (day.data, night.data) == (FILES["logo.svg"], FILES["dark.svg"])
    assert day.night is not None
    assert night.day is not None
    assert (day.night.data, night.day.data) == (night.data, day.data)


@pytest.mark.slow
def test_a_dark_house_with_two_pictures_is_built_and_doctor_says_the_same(tmp_path: Path) -> None:
    make_project(tmp_path)
    text = f"{KINDS['a dark house'][0]}\n{KINDS['a logo by name'][0]}\n"
    brand_of(tmp_path, text)
    (tmp_path / "_brand.yml").write_text(text, encoding="utf-8")
    command = ["build", "--project", str(tmp_path), "-f", "html", "--diagnostic-format", "short"]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0, done.output
    found = [item for item in examine(tmp_path) if item.name.startswith("_brand.yml")]
    assert found
    assert all(item.detail in done.output for item in found)
