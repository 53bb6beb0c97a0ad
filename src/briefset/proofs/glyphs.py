"""Characters that no typeface of the documents has, found before anything is written.

In: a `Doctree`, the `Theme`. Out: diagnostics with the YAML path of each place. Never: a guess; it reads the faces.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from briefset.design.theme import Theme, read_face
from briefset.diagnostics import Diagnostic
from briefset.pages.doctree import Doctree
from briefset.writers.ooxml.fonts import characters_of
from briefset.writers.pdf.layout_checks import diagnose_glyphs

INVISIBLE = frozenset({"Cc", "Cf", "Mn", "Zl", "Zp", "Zs"})
"""General categories that are not drawn by themselves (Unicode, 4.5)."""


def find_missing_glyphs(tree: Doctree, theme: Theme) -> list[Diagnostic]:
    """One error for each character of the tree that no face has and each place that has it."""
    wanted = {letter for letter in tree.root.text() if unicodedata.category(letter) not in INVISIBLE}
    for characters in _faces(theme):
        wanted -= characters
        if not wanted:
            return []
    return diagnose_glyphs(wanted, tree)


def _faces(theme: Theme) -> Iterator[frozenset[str]]:
    yield from (face.characters for face in theme.faces)
    for family in theme.families:
        face = read_face(family, "Regular")
        if face:
            yield characters_of(face)
