"""The fixed words of the templates: headings, labels and notes that no summary holds.

In: `Templates`. Out: texts as keys. Never: runs a template.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from briefset.design.templates import Templates
from briefset.evidence.trace.text_key import text_key

COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->|<(style|script)\b.*?</\1>", re.DOTALL)
CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
LITERAL = re.compile(r"\"([^\"<>{}]+)\"|'([^'<>{}]+)'")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
SETTING = re.compile(r"^\s*(?:-\s+)?[\w-]+:\s+(.+)$", re.MULTILINE)


def collect_template_text(templates: Templates) -> frozenset[str]:
    """The texts between the expressions of all templates, those inside them, and all labels."""
    texts: set[str] = set()
    for path in templates.files():
        if path.name.endswith(".jinja") and "skeleton" not in path.parts:
            texts |= set(_texts(path.read_text(encoding="utf-8")))
        elif path.name == "product.yaml" or path.parent.name == "labels":
            texts |= set(_settings(path.read_text(encoding="utf-8")))
    return frozenset(key for text in texts if (key := text_key(html.unescape(text)).text))


def _settings(text: str) -> Iterator[str]:
    """The values of a file of labels, between their placeholders and tags."""
    for value in SETTING.findall(text):
        yield from (piece for stretch in PLACEHOLDER.split(value) for piece in (stretch, *TAG.split(stretch)))


def _texts(template: str) -> Iterator[str]:
    plain = COMMENT.sub(" ", template)
    for code in CODE.findall(plain):
        yield from (double or single for double, single in LITERAL.findall(code))
    for stretch in CODE.split(plain):
        yield from TAG.split(stretch)
    for stretch in CODE.split(TAG.sub("", CODE.sub("{{}}", plain))):
        yield from stretch.split("\n")
