"""Write `templates/handout/reference.docx`: page, styles, numbering, header and footer of the Word handout.

In: `templates/shared/theme.yaml` and the tables of `word_styles`. Out: the file, byte for byte the same each time.
Never: starts from a library's default template.
"""

from __future__ import annotations

from pathlib import Path

from briefset.design.templates import Templates
from briefset.design.theme import Theme, read_theme
from briefset.writers.ooxml.package import write_archive
from briefset.writers.ooxml.xml import Node, build, flag, serialize
from word_styles import PARAGRAPHS, Text
from word_styles_xml import run_properties, style_id, styles_part
from word_theme import app_part, font_parts, font_table, latin_faces, theme_part

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
OUTPUT = TEMPLATES / "handout" / "reference.docx"
LANGUAGE = "en-GB"
PAGE_TWIPS = {"w:w": 11906, "w:h": 16838}
MARGINS_TWIPS = {
    "w:top": 1200,
    "w:right": 1240,
    "w:bottom": 1240,
    "w:left": 1240,
    "w:header": 708,
    "w:footer": 860,
    "w:gutter": 0,
}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {
    "word/document.xml": f"{WORD}.document.main+xml",
    "word/styles.xml": f"{WORD}.styles+xml",
    "word/settings.xml": f"{WORD}.settings+xml",
    "word/fontTable.xml": f"{WORD}.fontTable+xml",
    "word/numbering.xml": f"{WORD}.numbering+xml",
    "word/footnotes.xml": f"{WORD}.footnotes+xml",
    "word/header1.xml": f"{WORD}.header+xml",
    "word/footer1.xml": f"{WORD}.footer+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
SEPARATORS = {-1: "separator", 0: "continuationSeparator"}
RELATED = {
    "rId1": ("styles", "styles.xml"),
    "rId2": ("settings", "settings.xml"),
    "rId3": ("fontTable", "fontTable.xml"),
    "rId4": ("numbering", "numbering.xml"),
    "rId5": ("footnotes", "footnotes.xml"),
    "rId6": ("theme", "theme/theme1.xml"),
    "rId7": ("header", "header1.xml"),
    "rId8": ("footer", "footer1.xml"),
}


def make_reference(theme: Theme) -> bytes:
    """The reference document of that theme."""
    faces = latin_faces(theme)
    fonts = font_parts(faces)
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            {
                "rId1": (f"{OFFICE}/officeDocument", "word/document.xml"),
                "rId2": (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                "rId3": (f"{OFFICE}/extended-properties", "docProps/app.xml"),
            }
        ),
        "word/_rels/document.xml.rels": relationships(
            {key: (f"{OFFICE}/{kind}", to) for key, (kind, to) in RELATED.items()}
        ),
        "word/document.xml": document_part(),
        "word/styles.xml": styles_part(theme, LANGUAGE),
        "word/settings.xml": settings_part(),
        "word/fontTable.xml": font_table(theme, faces),
        "word/_rels/fontTable.xml.rels": relationships(
            {f"rId{number}": (f"{OFFICE}/font", path) for number, path in enumerate(fonts, 1)}
        ),
        "word/numbering.xml": numbering_part(theme),
        "word/footnotes.xml": footnotes_part(),
        "word/header1.xml": build("w:hdr", {}, paragraph("header", "Product\tTitle")),
        "word/footer1.xml": build("w:ftr", {}, paragraph("footer", "Source\tPage")),
        "word/theme/theme1.xml": theme_part(theme, theme.sans, theme.serif),
        "docProps/core.xml": core_part(),
        "docProps/app.xml": app_part(),
    }
    stored = {f"word/{path}": face.data for path, face in fonts.items()}
    return write_archive({name: serialize(root) for name, root in parts.items()} | stored)


def content_types() -> Node:
    """`[Content_Types].xml` (ECMA-376, part 2, 10.1)."""
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    }
    return build(
        "ct:Types",
        {},
        *(build("ct:Default", {"Extension": key, "ContentType": kind}) for key, kind in defaults.items()),
        *(build("ct:Override", {"PartName": f"/{name}", "ContentType": kind}) for name, kind in PARTS.items()),
    )


def relationships(targets: dict[str, tuple[str, str]]) -> Node:
    """A relationships part: id, type and target of each."""
    return build(
        "rel:Relationships",
        {},
        *(
            build("rel:Relationship", {"Id": key, "Type": kind, "Target": target})
            for key, (kind, target) in targets.items()
        ),
    )


def paragraph(style: str, text: str) -> Node:
    """A paragraph in that style; tabs in the text become tab stops."""
    run = build("w:r")
    for index, piece in enumerate(text.split("\t")):
        if index:
            run.append(build("w:tab"))
        run.append(build("w:t", {}, text=piece))
    return build("w:p", {}, build("w:pPr", {}, flag("w:pStyle", style_id(style))), run)


def document_part() -> Node:
    """A page that shows each paragraph style by its name; a writer replaces it."""
    section = build(
        "w:sectPr",
        {},
        build("w:headerReference", {"w:type": "default", "r:id": "rId7"}),
        build("w:footerReference", {"w:type": "default", "r:id": "rId8"}),
        build("w:pgSz", PAGE_TWIPS),
        build("w:pgMar", MARGINS_TWIPS),
    )
    samples = (paragraph(style.name, style.name) for style in PARAGRAPHS)
    return build("w:document", {}, build("w:body", {}, *samples, section))


def settings_part() -> Node:
    """Settings in the order of the schema (ECMA-376, part 1, 17.15.1.78); mode 15 is Word 2013 and later."""
    separators = (build("w:footnote", {"w:id": number}) for number in SEPARATORS)
    options = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    office = "http://schemas.microsoft.com/office/word"
    compat = (
        build("w:compatSetting", {"w:name": key, "w:uri": office, "w:val": value}) for key, value in options.items()
    )
    slots = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
    slots |= {name: name for name in (*(f"accent{number}" for number in range(1, 7)), "hyperlink", "followedHyperlink")}
    return build(
        "w:settings",
        {},
        build("w:zoom", {"w:percent": 100}),
        flag("w:embedTrueTypeFonts"),
        flag("w:defaultTabStop", 720),
        flag("w:characterSpacingControl", "doNotCompress"),
        build("w:footnotePr", {}, *separators),
        build("w:compat", {}, *compat),
        build("w:themeFontLang", {"w:val": LANGUAGE, "w:eastAsia": "zh-CN"}),
        build("w:clrSchemeMapping", {f"w:{key}": value for key, value in slots.items()}),
        flag("w:decimalSymbol", "."),
        flag("w:listSeparator", ","),
    )


def numbering_part(theme: Theme) -> Node:
    """Numbers (id 1) and bullets (id 2), two levels each, tied to their paragraph styles."""
    numbers = _abstract(0, "List Number", ("decimal", "lowerLetter"), ("%1.", "%2."), theme)
    bullets = _abstract(1, "List Bullet", ("bullet", "bullet"), ("•", "–"), theme)
    instances = (build("w:num", {"w:numId": key + 1}, flag("w:abstractNumId", key)) for key in (0, 1))
    return build("w:numbering", {}, numbers, bullets, *instances)


def _abstract(key: int, style: str, kinds: tuple[str, str], texts: tuple[str, str], theme: Theme) -> Node:
    levels = (_level(index, style, kinds[index], texts[index], theme) for index in (0, 1))
    return build("w:abstractNum", {"w:abstractNumId": key}, flag("w:multiLevelType", "multilevel"), *levels)


def _level(index: int, style: str, kind: str, text: str, theme: Theme) -> Node:
    number = kind != "bullet"
    indent = {"w:left": 390 * (index + 1), "w:hanging": 70 if number else 210}
    tie = None if index else flag("w:pStyle", style_id(style))
    return build(
        "w:lvl",
        {"w:ilvl": index},
        flag("w:start", 1),
        flag("w:numFmt", kind),
        tie,
        flag("w:lvlText", text),
        flag("w:lvlJc", "right" if number else "left"),
        build("w:pPr", {}, build("w:ind", indent)),
        run_properties(Text("sans", 0, "accent", bold=True), theme),
    )


def footnotes_part() -> Node:
    """The two separators that Word expects, −1 and 0 (ECMA-376, part 1, 17.11.9)."""
    return build("w:footnotes", {}, *(_separator(number, kind) for number, kind in SEPARATORS.items()))


def _separator(number: int, kind: str) -> Node:
    line = build("w:p", {}, build("w:pPr", {}, spacing()), build("w:r", {}, build(f"w:{kind}")))
    return build("w:footnote", {"w:type": kind, "w:id": number}, line)


def spacing() -> Node:
    """The line of a separator, with a little room above the first note."""
    return build("w:spacing", {"w:before": 0, "w:after": 40, "w:line": 120, "w:lineRule": "exact"})


def core_part() -> Node:
    """Core properties with a title alone; a writer fills in the rest."""
    return build("cp:coreProperties", {}, build("dc:title", {}, text="Reference for the handout"))


def main() -> None:
    """Write the file."""
    OUTPUT.write_bytes(make_reference(read_theme(Templates((TEMPLATES,)))))


if __name__ == "__main__":
    main()
