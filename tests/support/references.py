"""Reference documents for templates of a house: our own, with pieces replaced, in a project.

In: the place of a reference below `templates`. Out: bytes, or the folder of a project with them. Never: prepares it.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

from briefset.design.templates import built_in_templates
from briefset.writers.ooxml.package import read_archive, write_archive
from tests.support.projects import make_project

HANDOUT, SLIDES = "handout/reference.docx", "factsheet/reference.pptx"
OWN = {place: (built_in_templates() / place).read_bytes() for place in (HANDOUT, SLIDES)}


def changed(place: str, **parts: tuple[str, str]) -> bytes:
    """Our own reference with a piece of a part replaced, by the part's name without folder and ending."""
    held = read_archive(OWN[place])
    for key, (old, new) in parts.items():
        name = next(name for name in held if name.endswith(f"/{key}.xml"))
        made, count = re.subn(old, new, held[name].decode(), count=1, flags=re.DOTALL)
        assert count
        held[name] = made.encode()
    return write_archive(held)


def saved(document: Any) -> bytes:
    """The bytes of a document that a library holds."""
    document.save(buffer := io.BytesIO())
    return buffer.getvalue()


def house(folder: Path, place: str, data: bytes) -> Path:
    """A project with the sample, and a reference of its own."""
    make_project(folder)
    target = folder / "templates" / place
    target.parent.mkdir(parents=True)
    target.write_bytes(data)
    return folder
