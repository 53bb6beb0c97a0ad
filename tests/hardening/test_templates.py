"""A template that would cost without end, or that fails in its own code, is one error at its line."""

from pathlib import Path

import pytest

from briefset.diagnostics import Failure
from tests.support.limits import cpu_seconds
from tests.support.projects import make_project, page_of

CALLS = "templates that call one another without end"
STEPS = "steps to print one page"
LETTERS = "letters are printed"
WITHOUT_END = "a text without end"
HOSTILE = {
    "loops in loops": ("{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}", STEPS),
    "calls in loops": (
        "{% for i in range(99999) %}{% for j in range(99) %}{{ 'a'|upper }}{% endfor %}{% endfor %}",
        STEPS,
    ),
    "a long range": ("{% for i in range(10**12) %}{% endfor %}", "Range too big"),
    "a text times a number": ("{{ 'a' * 10**10 }}", WITHOUT_END),
    "a list times a number": ("{{ ([0] * 10**9)|length }}", WITHOUT_END),
    "a power": ("{{ 9**(9**9) }}", WITHOUT_END),
    "a text that doubles": (
        "{% set n = namespace(t='abcdefgh') %}{% for i in range(60) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
        LETTERS,
    ),
    "a sum that doubles": (
        "{% set n = namespace(t='abcdefgh') %}{% for i in range(60) %}{% set n.t = n.t + n.t %}{% endfor %}",
        WITHOUT_END,
    ),
    "a list that doubles": (
        "{% set n = namespace(t=[1]) %}{% for i in range(60) %}{% set n.t = n.t + n.t %}{% endfor %}",
        WITHOUT_END,
    ),
    "a wide line": ("{{ 'a'|center(10**10) }}", WITHOUT_END),
    "a wide format": ("{{ '%1000000000d' % 1 }}", "999 places"),
    "a wide filter": ("{{ '%1000000000d'|format(1) }}", "999 places"),
    "a format of a text": ("{{ '{:>1000000000}'.format(1) }}", "str.format is not for templates"),
    "a replacement": ("{{ ('a' * 100000)|replace('a', 'b' * 100000) }}", WITHOUT_END),
    "a justified text": ("{{ 'a'.ljust(10**10) }}", WITHOUT_END),
    "words of no meaning": ("{{ lipsum(n=1000000) }}", "'lipsum' is undefined"),
    "an inclusion of itself": ("{% include 'briefing/page.html.jinja' %}", CALLS),
    "an extension of itself": ("{% extends 'briefing/page.html.jinja' %}", CALLS),
    "an import of itself": ("{% import 'briefing/page.html.jinja' as page %}", CALLS),
    "a macro of itself": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", CALLS),
    "a division by zero": ("{{ 1 / 0 }}", "division by zero"),
    "a step of nothing": ("{{ range(0, 10, 0)|list }}", "must not be zero"),
    "spans in spans": ("{% for i in range(3000) %}<span>{% endfor %}", "more than 100 elements inside one another"),
    "groups in groups": ("<svg>{% for i in range(3000) %}<g>{% endfor %}</svg>", "elements inside one another"),
    "brackets in a style": ("<style>p{width:calc{{ '(' * 3000 }}1px}</style>", "brackets inside one another"),
    "variables that double": (
        "<style>:root{--v0:aaaaaaaa;{% for i in range(40) %}--v{{ i + 1 }}:var(--v{{ i }}) var(--v{{ i }});"
        "{% endfor %}}</style>",
        "--v",
    ),
    "columns without end": ("<table><tr><td colspan='99999'>a</td></tr></table>", "colspan"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_template_is_one_error_at_its_line(name: str, tmp_path: Path) -> None:
    text, message = HOSTILE[name]
    project = make_project(tmp_path)
    template = project / "templates" / "briefing" / "page.html.jinja"
    template.parent.mkdir(parents=True)
    template.write_text(f"<p>one</p>\n{text}", encoding="utf-8")
    page = page_of(project, "briefing")
    assert page.product.formats["pdf"] == "page.html.jinja"
    with cpu_seconds() as spent, pytest.raises(Failure) as caught:
        page.print("pdf")
    fault = caught.value.diagnostics[0]
    assert message in fault.message
    assert fault.position.file == "templates/briefing/page.html.jinja"
    assert fault.position.line == (0 if fault.code == "unknown-markup" else 2)
    assert spent() < 10
