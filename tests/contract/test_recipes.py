"""The recipes of “Where do I put…” in ARCHITECTURE.md, followed in a scratch copy, so that none of them can rot."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.projects import make_project

pytestmark = pytest.mark.slow  # each runs the program in a copy of the repository, several times

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("src", "templates", "schema", "scripts")
Edits = dict[str, dict[str, str]]
"""By file, what is put in before the words that stand there; nothing stands in a new file."""

SLIDE_KIND: Edits = {
    "src/briefset/summary/model/slides.py": {
        "Slide = Annotated[\n": '''class MottoSlide(Headed):
    """One word in a ring, and a sentence beside it."""

    kind: Literal["motto"] = field("A motto.", "motto")
    word: Text = field("The word.", "Harmony")
    text: Prose = field("The sentence.", "The author calls it an aim.")


''',
        "Cover\n    | Steps": "MottoSlide\n    | ",
    },
    "scripts/slide_layouts.py": {
        '    Layout(\n        "Title",': """    Layout(
        "motto", (Place("ring", "pic", (48, 128, 346, 346)), text("text", 430, 150, 482, 200, LARGE))
    ),
""",
    },
    "src/briefset/writers/pptx/deck.py": {
        "@dataclass(frozen=True, slots=True)\nclass Strip(Placed)": '''@dataclass(frozen=True, slots=True)
class Ring(Placed):
    """A word in a ring."""

    alt: str
    word: str


''',
        '    elif element.tag == "figure":': """    elif element.get("data-word"):
        yield Ring(name, path, _alt(element), element.get("data-word"))
""",
    },
    "src/briefset/writers/pptx/shapes.py": {
        "Circles, Paragraph, ": "Ring, ",
        "    Circles: circles_node,": "    Ring: ring_node,\n",
        "def relation_node(": '''def ring_node(picture: Ring, box: Box, ids: Ids, text_style: TextStyle) -> Node:
    """The ring, with the word inside."""
    circles = Circles(picture.placeholder, picture.path, picture.alt, (picture.word,))
    return circles_node(circles, box, ids, text_style)


''',
    },
    "templates/factsheet/slides.html.jinja": {
        "{% macro pair(slide) %}": """{% macro motto(slide) %}
<figure data-placeholder="ring" data-word="{{ slide.entry.word }}" data-src="{{ slide.path }}.word">
<svg class="chart" role="img" xmlns="http://www.w3.org/2000/svg" width="346pt" height="346pt" viewBox="0 0 346 346">
<title>{{ slide.entry.word }}</title><circle cx="173" cy="173" r="172" fill="{{ theme.tint }}"/>
<text x="173" y="179" font-size="18" text-anchor="middle" fill="{{ theme.ink }}">{{ slide.entry.word }}</text></svg>
</figure>
<p data-placeholder="text" data-src="{{ slide.path }}.text">{{ slide.entry.text | prose }}</p>
{% endmacro %}

""",
    },
}
FORMAT: Edits = {
    "src/briefset/writers/line.py": {
        "": '''"""One line from the checked tree."""

from briefset.pages.doctree import Doctree


def doctree_to_line(tree: Doctree) -> bytes:
    """Everything that the page says, on one line."""
    return tree.root.text().encode("utf-8")
''',
    },
    "src/briefset/design/__init__.py": {'    png = "png"': '    line = "line"\n'},
    "src/briefset/build/page.py": {
        "def _write_png(": """def _write_line(_: Page, tree: Doctree) -> list[bytes]:
    from briefset.writers.line import doctree_to_line

    return [doctree_to_line(tree)]


""",
        '    "png": _write_png,': '    "line": _write_line,\n',
    },
    "src/briefset/proofs/readback.py": {'    "pdf": read_pdf,': '    "line": lambda data: [squeeze(data.decode())],\n'},
    "templates/briefing/product.yaml": {"  html: copy.html.jinja": "  line: copy.html.jinja\n"},
}
CHART_KIND: Edits = {
    "src/briefset/summary/model/exhibits.py": {
        "class TimelineChart(Drawn)": '''class LadderChart(Measured):
    """Values one above another, the largest on top."""

    kind: Literal["ladder"] = field("A ladder.", "ladder")
    rungs: list[Values] = field("The rungs.", [{"label": "Africa", "statistics": ["a"]}], min_length=2, max_length=9)

    @property
    def heads(self) -> list[str]:
        """The names of its columns."""
        return [""]

    @property
    def entries(self) -> list[Values]:
        """Its rows."""
        return self.rungs


''',
        'GroupedChart | DotChart | SlopeChart | LineChart\n"""': "LadderChart | ",
        "PairChart | GroupedChart | DotChart": "LadderChart | ",
    },
    "src/briefset/charts/ladders.py": {
        "": '''"""Values one above another, the largest on top: charts of kind `ladder`."""

from briefset.charts.data import Data
from briefset.charts.picture import ChartCell, ChartStyle, Mark, Picture, Rectangle


def draw_ladder(data: Data, width_pt: float, style: ChartStyle, height_pt: float) -> Picture:
    """Names on the left, values on the right."""
    order = sorted(enumerate(data.rows), key=lambda item: -(item[1].points[0].value or 0.0))
    marks = []
    for place, (number, row) in enumerate(order, 1):
        (point,), y_pt = row.points, place * style.pitch_pt
        value = style.value(point.text, width_pt, y_pt, "end", "ink", point.path)
        labels = (style.name(row.label, 0.0, y_pt), value)
        marks.append(Mark(ChartCell(number, row.label, "", "", point), labels=labels))
    bottom_pt = (len(order) + 0.5) * style.pitch_pt
    return Picture(width_pt, bottom_pt, Rectangle(0.0, 0.0, width_pt, bottom_pt), tuple(marks))
''',
    },
    "src/briefset/charts/kinds.py": {
        "from briefset.charts.lines import": "from briefset.charts.ladders import draw_ladder\n",
        '    "timeline": ChartKind(': '    "ladder": ChartKind(draw_ladder, hedge_mark="hollow-hedge"),\n',
    },
}

CHECK: Edits = {
    "src/briefset/diagnostics/codes.py": {
        '    "stale-lock":': '    "shouted": "A key point is written in capitals.",\n'
    },
    "src/briefset/cli/explanations/summary.yaml": {
        "bad-count:": "shouted:\n  why: Capitals are hard to read.\n  wrong: VISITORS CAME\n  right: Visitors came\n",
    },
    "src/briefset/summary/capitals.py": {
        "": '''"""Whether key points are written in capitals."""

from collections.abc import Iterator

from briefset.diagnostics import Diagnostic, Severity
from briefset.summary.model import Summary
from briefset.yaml12.document import Loaded


def check_capitals(summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """A warning for each head of a key point in capitals."""
    for claim in summary.claims:
        if claim.head.isupper():
            path, hint = f"{claim.path}.head", "write it in small letters"
            yield loaded.diagnose(path, "shouted", "this is in capitals", hint, severity=Severity.WARNING)
''',
    },
    "src/briefset/build/check.py": {
        "from briefset.summary.model import Summary\n": "from briefset.summary.capitals import check_capitals\n",
        "    if checked.lock is None or checked.is_wrong:": "    found += check_capitals(checked.summary, loaded)\n",
    },
}
"""A check, and with it a diagnostic."""
LANGUAGE: Edits = {
    "src/briefset/language/it.py": {"": (ROOT / "tests" / "data" / "italian" / "it.py").read_text(encoding="utf-8")},
    "templates/shared/labels/it.yaml": {
        "": (ROOT / "templates" / "shared" / "labels" / "en.yaml").read_text(encoding="utf-8")
    },
}
READ_AND_PRINTED = """
from decimal import Decimal
from briefset.evidence.ledger.weigh import find_number_faults, weigh
from briefset.language.locale import Locale
from briefset.language.reading import read
from briefset.language.registry import languages, require_language
from briefset.summary.model import Statistic
from briefset.wording.wording import format_date, format_statistic
assert languages() == ["de", "en", "es", "fr", "it", "zh"]
italian = require_language("it-IT")
given = read("Nel maggio 2015 arrivarono circa dodici navi.", italian)
assert [(one.low, one.bound) for one in given.quantities] == [(12, "about")]
assert [(moment.year, moment.month) for moment in given.moments] == [(2015, 5)]
said = {text: [fault.code for fault in find_number_faults(weigh(read(text, italian), [[given]]))]
        for text in ("Arrivarono circa 12 navi.", "Arrivarono 12 navi.", "Arrivarono tredici navi.")}
assert list(said.values()) == [[], ["hedge-dropped"], ["number-not-in-evidence"]], said
fields = {"id": "a", "label": "A", "value": Decimal(30), "unit": "US$ billion", "qualifier": "nearly", "at": 1}
shown = format_statistic(Statistic.model_validate(fields | {"quote": "nearly $30 billion"}), Locale("it", "en"))
date = format_date("2016-01-16", Locale("it", "en"))
printed = [text.replace(chr(160), " ") for text in (shown, date)]
assert printed == ["quasi 30 miliardi US$", "16 gennaio 2016"], printed
"""
PRODUCT: Edits = {
    "templates/postcard/product.yaml": {
        "": "label: Postcard\nformats:\n  html: page.html.jinja\nshows:\n  html: [title, claims]\n"
    },
    "templates/postcard/page.html.jinja": {
        "": """<!DOCTYPE html>
<html lang="{{ view.summary.language }}"><head><meta charset="utf-8">{{ metadata }}</head>
<body><main><h1 data-src="title">{{ view.summary.title }}</h1>
{% for claim in view.claims %}<p data-src="{{ claim.path }}">{{ claim.head }}. {{ claim.text | prose }}</p>
{% endfor %}</main></body></html>
"""
    },
}


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A copy of what the recipes touch, beside a project of its own."""
    for name in COPIED:
        shutil.copytree(ROOT / name, tmp_path / "copy" / name)
    make_project(tmp_path / "project")
    return tmp_path / "copy"


def follow(scratch: Path, edits: Edits) -> list[str]:
    """The Python files that the recipe touches, with the edits made."""
    for name, places in edits.items():
        path = scratch / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        for words, before in places.items():
            assert text.count(words) == 1 or not path.exists(), f"{name} has not one place with {words!r}"
            text = text.replace(words, before + words)
        path.write_text(text, encoding="utf-8")
    return [name for name in edits if name.endswith(".py")]


def run(scratch: Path, *command: str) -> str:
    """Run Python on the copy, in its project: what it wrote to stdout."""
    project = scratch.parent / "project"
    environment = os.environ | {"PYTHONPATH": f"{scratch / 'src'}:{scratch / 'scripts'}"}
    done = subprocess.run(
        [sys.executable, *command], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_slide_kind_touches_four_python_files_at_most(scratch: Path) -> None:
    assert len(follow(scratch, SLIDE_KIND)) <= 4
    run(scratch, str(scratch / "scripts" / "make_reference_pptx.py"))
    summary = scratch.parent / "project" / "content" / "demo" / "summary.yaml"
    slide = "  - {kind: motto, title: Her advice, at: 3, word: Patience, text: The harbour is open to visitors.}\n"
    text = summary.read_text(encoding="utf-8")
    summary.write_text(text.replace("  - kind: cautions\n", slide + "  - kind: cautions\n"), encoding="utf-8")
    run(scratch, "-m", "briefset", "build", "-j", "1", "-f", "pptx", "-o", "out")
    with zipfile.ZipFile(scratch.parent / "project" / "out" / "demo" / "factsheet.pptx") as archive:
        slides = [archive.read(name).decode() for name in archive.namelist() if name.startswith("ppt/slides/slide")]
    assert [slide.count("<a:t>Patience</a:t>") for slide in slides if "The harbour is open" in slide] == [1]


def test_a_format_touches_four_python_files_at_most(scratch: Path) -> None:
    assert len(follow(scratch, FORMAT)) <= 4
    run(scratch, "-m", "briefset", "build", "-j", "1", "-f", "line", "-o", "out")
    text = (scratch.parent / "project" / "out" / "demo" / "briefing.line").read_text(encoding="utf-8")
    assert "Moreau argues that a harbour can be “a workplace first” and a place to visit." in text


def test_a_chart_kind_touches_four_python_files_at_most(scratch: Path) -> None:
    assert len(follow(scratch, CHART_KIND)) <= 4
    summary = scratch.parent / "project" / "content" / "demo" / "summary.yaml"
    rungs = "[{label: Before, statistics: [visitors-before]}, {label: After, statistics: [visitors-after]}]"
    exhibit = f"  - {{id: rungs, kind: ladder, title: Before and after, unit: People a year, rungs: {rungs}}}\n"
    slide = "  - {kind: chart, title: Before and after, exhibit: rungs}\n"
    text = summary.read_text(encoding="utf-8").replace("  - id: visitors-chart\n", exhibit + "  - id: visitors-chart\n")
    text = text.replace("  - kind: cautions\n", slide + "  - kind: cautions\n")
    summary.write_text(text, encoding="utf-8")
    run(scratch, "-m", "briefset", "build", "-j", "1", "-f", "html", "-f", "pptx", "-o", "out")
    page = (scratch.parent / "project" / "out" / "demo" / "briefing.html").read_text(encoding="utf-8")
    assert page.index(">After</text>") < page.index(">Before</text>")
    with zipfile.ZipFile(scratch.parent / "project" / "out" / "demo" / "factsheet.pptx") as archive:
        slides = [archive.read(name).decode() for name in archive.namelist() if name.startswith("ppt/slides/slide")]
    assert [slide.count("<a:t>After</a:t>") for slide in slides if "<a:t>Before and after</a:t>" in slide] == [1]


def test_a_check_and_its_diagnostic_touch_three_python_files(scratch: Path) -> None:
    assert len(follow(scratch, CHECK)) == 3
    summary = scratch.parent / "project" / "content" / "demo" / "summary.yaml"
    text = summary.read_text(encoding="utf-8")
    summary.write_text(text.replace("head: Visitors came", "head: VISITORS CAME"), encoding="utf-8")
    told = run(scratch, "-m", "briefset", "check", "--diagnostic-format", "json")
    assert [(fault["code"], fault["message"]) for fault in json.loads(told)] == [("shouted", "this is in capitals")]
    assert "Capitals are hard to read." in run(scratch, "-m", "briefset", "explain", "shouted")


def test_a_language_touches_one_python_file(scratch: Path) -> None:
    assert len(follow(scratch, LANGUAGE)) == 1
    run(scratch, "-c", READ_AND_PRINTED)


def test_a_product_touches_no_python_file(scratch: Path) -> None:
    (scratch / "templates" / "postcard").mkdir()
    assert follow(scratch, PRODUCT) == []
    run(scratch, "-m", "briefset", "build", "-j", "1", "-f", "html", "-o", "out")
    page = (scratch.parent / "project" / "out" / "demo" / "postcard.html").read_text(encoding="utf-8")
    assert page.count('<p data-src="claims') == 3
    assert "postcard.html" in run(scratch, "-c", "import make_reference; print(make_reference.list_documents())")
