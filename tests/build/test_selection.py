"""What a product selects is what it prints, in every format, unless its product.yaml says `complete`."""

from pathlib import Path

from tests.support.projects import build_project

NEWSLETTER = """<!DOCTYPE html>
<html lang="{{ view.summary.language }}"><head><meta charset="utf-8">{{ metadata }}</head>
<body><main><h1 data-src="title">{{ view.summary.title }}</h1>
{% for claim in view.claims %}<p data-src="{{ claim.path }}">{{ claim.head }}. {{ claim.text | prose }}</p>
{% endfor %}</main></body></html>
"""


def print_newsletter(project: Path, sample: Path, more: str = "") -> str:
    folder = project / "templates" / "newsletter"
    folder.mkdir(parents=True)
    product = f"label: Newsletter\nformats:\n  html: page.html.jinja\nshows:\n  html: [title, claims]\n{more}"
    (folder / "product.yaml").write_text(product, encoding="utf-8")
    (folder / "page.html.jinja").write_text(NEWSLETTER, encoding="utf-8")
    text = sample.read_text(encoding="utf-8") + "  newsletter:\n    claims: [rules]\n"
    sample.write_text(text, encoding="utf-8")
    build_project(project, "html")
    return (project / "build" / "demo" / "newsletter.html").read_text(encoding="utf-8")


def test_an_html_newsletter_prints_what_it_selects(project: Path, sample: Path) -> None:
    assert print_newsletter(project, sample).count('<p data-src="claims') == 1


def test_a_complete_format_prints_everything_whatever_is_selected(project: Path, sample: Path) -> None:
    assert print_newsletter(project, sample, "complete: [html]\n").count('<p data-src="claims') == 3
