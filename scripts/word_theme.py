"""The theme, the font table and the properties of the reference documents.

In: a `Theme`. Out: `a:theme`, `w:fonts`. Never: a colour beside the theme's, except those for charts that users add.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefset.design.fonts import read_face
from briefset.design.theme import Theme
from briefset.writers.docx.fonts import LATIN, STYLES, Embedded, embed_face
from briefset.writers.ooxml.xml import Node, build, flag

FALLBACKS = {
    "Gentium Book Plus": "Cambria",
    "EB Garamond": "Garamond",
    "Source Sans 3": "Calibri",
    "Noto Sans SC": "Microsoft YaHei",
}
CHART_COLORS = {"accent3": "4E5B63", "accent4": "5A7F8A", "accent5": "8A6D3B", "accent6": "7A5C86"}


def theme_part(theme: Theme, major: str, minor: str) -> Node:
    """The document's theme: ten colours, the face of headings and that of text (ECMA-376, part 1, 20.1.6)."""
    slots = {"dk1": theme.ink, "lt1": theme.paper, "dk2": theme.soft, "lt2": theme.tint}
    slots |= {
        "accent1": theme.accent,
        "accent2": theme.mute,
        **CHART_COLORS,
        "hlink": theme.accent,
        "folHlink": theme.soft,
    }
    colors = (build(f"a:{key}", {}, build("a:srgbClr", {"val": value.lstrip("#")})) for key, value in slots.items())
    return build(
        "a:theme",
        {"name": "Briefset"},
        build(
            "a:themeElements",
            {},
            build("a:clrScheme", {"name": "Briefset"}, *colors),
            build(
                "a:fontScheme",
                {"name": "Briefset"},
                _faces("major", major, theme),
                _faces("minor", minor, theme),
            ),
            build("a:fmtScheme", {"name": "Briefset"}, *_formats()),
        ),
    )


def app_part() -> Node:
    """Extended properties with the company alone, which a writer fills in (ECMA-376, part 1, 22.2)."""
    return build("ep:Properties", {}, build("ep:Company"))


def _faces(kind: str, latin: str, theme: Theme) -> Node:
    faces = {"latin": latin, "ea": theme.cjk, "cs": ""}
    return build(f"a:{kind}Font", {}, *(build(f"a:{key}", {"typeface": face}) for key, face in faces.items()))


def _formats() -> Iterator[Node]:
    """Flat fills, plain lines, no effects; the schema wants three of each."""

    def fill() -> Node:
        return build("a:solidFill", {}, build("a:schemeClr", {"val": "phClr"}))

    yield build("a:fillStyleLst", {}, *(fill() for _ in range(3)))
    yield build("a:lnStyleLst", {}, *(build("a:ln", {"w": width}, fill()) for width in (6350, 12700, 19050)))
    yield build("a:effectStyleLst", {}, *(build("a:effectStyle", {}, build("a:effectLst")) for _ in range(3)))
    yield build("a:bgFillStyleLst", {}, *(fill() for _ in range(3)))


def latin_faces(theme: Theme) -> dict[str, tuple[Embedded, ...]]:
    """The serif and the sans, ready for embedding; what a writer needs of the East Asian face it adds itself."""
    found = {}
    for family in (theme.serif, theme.sans):
        files = {style: read_face(family, style) for style in STYLES}
        faces = (embed_face(style, data, LATIN) for style, data in files.items() if data)
        found[family] = tuple(face for face in faces if face)
    return found


def font_parts(faces: dict[str, tuple[Embedded, ...]]) -> dict[str, Embedded]:
    """Where each embedded face is stored, beside the font table; relation ids count in this order."""
    return {
        f"fonts/{family}-{face.style}.odttf".replace(" ", ""): face for family, found in faces.items() for face in found
    }


def font_table(theme: Theme, faces: dict[str, tuple[Embedded, ...]]) -> Node:
    """Each face with the Office face that stands in for it, and where it is embedded."""
    relations = {face.key: f"rId{number}" for number, face in enumerate(font_parts(faces).values(), 1)}
    families = {theme.serif: "roman", theme.sans: "swiss", theme.cjk: "swiss"}
    return build(
        "w:fonts",
        {},
        *(
            build(
                "w:font",
                {"w:name": name},
                flag("w:altName", FALLBACKS[name]),
                flag("w:charset", "86") if name == theme.cjk else None,
                flag("w:family", family),
                flag("w:pitch", "variable"),
                *(
                    build(f"w:embed{face.style}", {"r:id": relations[face.key], "w:fontKey": face.key})
                    for face in faces.get(name, ())
                ),
            )
            for name, family in families.items()
        ),
    )
