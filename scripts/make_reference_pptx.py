"""Write `templates/factsheet/reference.pptx`: theme, master, one layout for each kind of slide, notes master.

In: `templates/shared/theme.yaml` and the table of `slide_layouts`. Out: the file, byte for byte the same each time.
Never: starts from a library's default template.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from briefset.design.templates import Templates
from briefset.design.theme import read_theme
from briefset.writers.ooxml.package import write_archive
from briefset.writers.ooxml.xml import Node, build, serialize
from slide_layouts import LAYOUTS
from slide_shapes import colour, layout_part, notes_master_part, slide_master_part
from slide_tables import table_styles_part
from word_theme import app_part, theme_part

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
OUTPUT = TEMPLATES / "factsheet" / "reference.pptx"
LANGUAGE = "en-GB"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument"
SHOW = f"{TYPES}.presentationml"
FIRST_LAYOUT_ID = 2147483649
Relations = dict[str, tuple[str, str]]
"""Target by id, with the kind of the relation."""


def presentation_part() -> Node:
    """16:9, 960 × 540 pt; one master, one notes master (ECMA-376, part 1, 19.2.1.26)."""
    master = build("p:sldMasterId", {"id": FIRST_LAYOUT_ID - 1, "r:id": "rId1"})
    levels = [_default_level(number) for number in range(1, 10)]
    return build(
        "p:presentation",
        {"saveSubsetFonts": 1},
        build("p:sldMasterIdLst", {}, master),
        build("p:notesMasterIdLst", {}, build("p:notesMasterId", {"r:id": "rId2"})),
        build("p:sldSz", {"cx": 12192000, "cy": 6858000}),
        build("p:notesSz", {"cx": 6858000, "cy": 9144000}),
        build("p:defaultTextStyle", {}, build("a:defPPr", {}, build("a:defRPr", {"lang": LANGUAGE})), *levels),
    )


def _default_level(number: int) -> Node:
    faces = (build(f"a:{name}", {"typeface": f"+mn-{short}"}) for name, short in _SCRIPTS)
    properties = build("a:defRPr", {"sz": 1800}, build("a:solidFill", {}, colour("tx1")), *faces)
    return build(f"a:lvl{number}pPr", {"marL": 0, "algn": "l"}, properties)


_SCRIPTS = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))


def relations_part(relations: Relations) -> Node:
    """The relations of a part (ECMA-376, part 2, 9.3)."""
    return build(
        "rel:Relationships",
        {},
        *(
            build(
                "rel:Relationship",
                {"Id": key, "Type": kind if kind.startswith("http") else f"{OFFICE}/{kind}", "Target": target},
            )
            for key, (kind, target) in relations.items()
        ),
    )


def content_types_part(types: dict[str, str]) -> Node:
    """The type of every part (ECMA-376, part 2, 10.1.2)."""
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    return build(
        "ct:Types",
        {},
        *(build("ct:Default", {"Extension": key, "ContentType": value}) for key, value in defaults.items()),
        *(build("ct:Override", {"PartName": f"/{name}", "ContentType": value}) for name, value in types.items()),
    )


def core_part() -> Node:
    """Empty core properties; the writer fills them in."""
    return build("cp:coreProperties", {}, build("dc:title", text="Briefset fact sheet"))


def parts() -> dict[str, tuple[Node, str]]:
    """Every XML part with its content type."""
    theme = dataclasses.replace(
        read_theme(Templates((TEMPLATES,))), serif="Cambria", sans="Calibri", cjk="Microsoft YaHei"
    )
    ids = [f"rId{number}" for number in range(1, len(LAYOUTS) + 1)]
    found = {
        "docProps/core.xml": (core_part(), "application/vnd.openxmlformats-package.core-properties+xml"),
        "docProps/app.xml": (app_part(), f"{TYPES}.extended-properties+xml"),
        "ppt/presentation.xml": (presentation_part(), f"{SHOW}.presentation.main+xml"),
        "ppt/presProps.xml": (build("p:presentationPr"), f"{SHOW}.presProps+xml"),
        "ppt/viewProps.xml": (build("p:viewPr"), f"{SHOW}.viewProps+xml"),
        "ppt/tableStyles.xml": (table_styles_part(), f"{SHOW}.tableStyles+xml"),
        "ppt/theme/theme1.xml": (theme_part(theme, theme.serif, theme.sans), f"{TYPES}.theme+xml"),
        "ppt/theme/theme2.xml": (theme_part(theme, theme.serif, theme.sans), f"{TYPES}.theme+xml"),
        "ppt/slideMasters/slideMaster1.xml": (slide_master_part(ids, FIRST_LAYOUT_ID), f"{SHOW}.slideMaster+xml"),
        "ppt/notesMasters/notesMaster1.xml": (notes_master_part(), f"{SHOW}.notesMaster+xml"),
    }
    for number, layout in enumerate(LAYOUTS, 1):
        found[f"ppt/slideLayouts/slideLayout{number}.xml"] = (layout_part(layout), f"{SHOW}.slideLayout+xml")
    return found


def relations() -> dict[str, Relations]:
    """The relations of every part that has some."""
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    layouts = {
        f"rId{number}": ("slideLayout", f"../slideLayouts/slideLayout{number}.xml")
        for number in range(1, len(LAYOUTS) + 1)
    }
    found: dict[str, Relations] = {
        "_rels/.rels": {
            "rId1": ("officeDocument", "ppt/presentation.xml"),
            "rId2": (core, "docProps/core.xml"),
            "rId3": ("extended-properties", "docProps/app.xml"),
        },
        "ppt/_rels/presentation.xml.rels": {
            "rId1": ("slideMaster", "slideMasters/slideMaster1.xml"),
            "rId2": ("notesMaster", "notesMasters/notesMaster1.xml"),
            "rId3": ("presProps", "presProps.xml"),
            "rId4": ("viewProps", "viewProps.xml"),
            "rId5": ("theme", "theme/theme1.xml"),
            "rId6": ("tableStyles", "tableStyles.xml"),
        },
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": {**layouts, "rId99": ("theme", "../theme/theme1.xml")},
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": {"rId1": ("theme", "../theme/theme2.xml")},
    }
    for number in range(1, len(LAYOUTS) + 1):
        name = f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"
        found[name] = {"rId1": ("slideMaster", "../slideMasters/slideMaster1.xml")}
    return found


def make_reference() -> bytes:
    """The reference presentation as bytes."""
    made = parts()
    files = {name: serialize(node) for name, (node, _) in made.items()}
    files |= {name: serialize(relations_part(targets)) for name, targets in relations().items()}
    files["[Content_Types].xml"] = serialize(content_types_part({name: kind for name, (_, kind) in made.items()}))
    return write_archive(files)


if __name__ == "__main__":
    OUTPUT.write_bytes(make_reference())
    print(OUTPUT.relative_to(TEMPLATES.parent))
