"""A template that would cost without end, or that fails in its own code, is one error at its line."""

from pathlib import Path

import pytest

from briefset.diagnostics import Failure
from tests.support.limits import cpu_seconds
from tests.support.projects import make_project, page_of

pytestmark = pytest.mark.slow  # each prints a page of a project of its own

CALLS = "templates that call one another without end"
STEPS = "steps to print one page"
LETTERS = "letters are printed"
WITHOUT_END = "a text without end"
WITHOUT_LINE = {
    "loops inside one another",
    "brackets inside one another",
    "a number of many digits",
    "a text beyond its limit",
}
"""What fails before it runs, of which neither Jinja nor Python says the line."""
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
        STEPS,
    ),
    "a wide line": ("{{ 'a'|center(10**10) }}", WITHOUT_END),
    "a wide format": ("{{ '%1000000000d' % 1 }}", "999 places"),
    "a wide filter": ("{{ '%1000000000d'|format(1) }}", "999 places"),
    "a format of a text": ("{{ '{:>1000000000}'.format(1) }}", "str.format is not for templates"),
    "a replacement": ("{{ ('a' * 100000)|replace('a', 'b' * 100000) }}", WITHOUT_END),
    "slices without end": ("{{ [1]|slice(9999999)|list|length }}", STEPS),
    "a last slice without end": ("{{ [1]|batch(10**9, 'x')|list }}", WITHOUT_END),
    "lists that are kept": (
        "{% set n = namespace(t=[]) %}{% for i in range(5000) %}{% set n.t = n.t + [range(99999)|list] %}{% endfor %}",
        STEPS,
    ),
    "a list that holds itself twice": (
        "{% set n = namespace(t=[1]) %}{% for i in range(40) %}{% set n.t = [n.t, n.t] %}{% endfor %}{{ n.t }}",
        "a list without end",
    ),
    "a mapping that holds itself twice": (
        "{% set n = namespace(t={}) %}{% for i in range(40) %}{% set n.t = {'a': n.t, 'b': n.t} %}{% endfor %}",
        "a list without end",
    ),
    "a pair that holds itself twice": (
        "{% set n = namespace(t=1) %}{% for i in range(40) %}{% set n.t = (n.t, n.t) %}{% endfor %}{{ n.t == n.t }}",
        "a list without end",
    ),
    "long texts joined": ("{{ (['a' * 9999] * 9999)|join|length }}", "without end"),
    "lists summed": ("{{ ([[1] * 9999] * 9999)|sum(start=[])|length }}", "without end"),
    "bytes times a number": ("{{ ('a'.encode() * 10**9)|length }}", WITHOUT_END),
    "a translation": ("{{ ('a' * 9999).translate({97: 'b' * 99999})|length }}", WITHOUT_END),
    "a wide format of a name": ("{{ '%(a)999999999s' % {'a': 1} }}", "999 places"),
    "a justified text that is safe": ("{{ ('a'|escape).ljust(10**9)|length }}", WITHOUT_END),
    "loops inside one another": (f"{'{% for i in [1] %}' * 60}x{'{% endfor %}' * 60}", "nested blocks"),
    "brackets inside one another": (f"{{{{ {'(' * 5000}1{')' * 5000} }}}}", CALLS),
    "a number of many digits": (f"{{{{ {'9' * 100_000} }}}}", "4300 digits"),
    "a text beyond its limit": ("a" * 300_000, "is larger than 256 KiB"),
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
    "cells beside one another": (f"<table><tr>{'<td colspan=1000>a</td>' * 1000}</tr></table>", "1,000 columns"),
    "columns without end": ("<table><tr><td colspan='99999'>a</td></tr></table>", "columns"),
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
    assert fault.position.line == (0 if name in WITHOUT_LINE or fault.code == "unknown-markup" else 2)
    assert spent() < 10


def test_a_page_that_takes_too_much_memory_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any count: the last resort holds alone."""
    for name in ("STEPS", "LETTERS", "RESULT"):
        monkeypatch.setattr(f"briefset.pages.render.sandbox.MAX_TEMPLATE_{name}", 1 << 60)
    project = make_project(tmp_path)
    template = project / "templates" / "briefing" / "page.html.jinja"
    template.parent.mkdir(parents=True)
    template.write_text("<p>one</p>\n{{ [0] * 10**9 }}", encoding="utf-8")
    with pytest.raises(Failure) as caught:
        page_of(project, "briefing").print("pdf")
    fault = caught.value.diagnostics[0]
    assert (fault.message, fault.position.line) == ("MemoryError", 2)
