"""Office files as packages (ECMA-376, part 2): written byte-stable, and read with suspicion where anybody made them.

In: parts by name and the summary's date; or the bytes of a .docx, .dotx, .pptx or .potx and its label for messages.
Out: an archive that is the same on every machine; `ReferenceFile`, safe to open.
Never: reads a clock, inflates without a bound, resolves an entity, fetches, runs or skips anything.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.files.formats import REASON, SAVE_AGAIN, RefusedError, inflate, parsing
from briefset.writers.ooxml.relations import release
from briefset.writers.ooxml.transitional import as_transitional
from briefset.writers.ooxml.xml import Node, build, find, parse, place, qualify, serialize

CONTENT_TYPES = "[Content_Types].xml"
EPOCH = (1980, 1, 1, 0, 0, 0)
UNIX = 3
READABLE = 0o644 << 16
DATES = ("dcterms:created", "dcterms:modified")
CORE, EXTENDED = "docProps/core.xml", "docProps/app.xml"


def normalise(data: bytes, date: datetime, company: str = "") -> bytes:
    """The archive with sorted parts, 1980 dates and `date` as its created and modified properties.

    `company` stands in the extended properties, where the archive has some, and for an author who is not named.
    Embedded workbooks are treated alike. Part order after ECMA-376, part 2: content types first.
    """
    return write_normalised(read_archive(data), date, company)


def read_archive(data: bytes) -> dict[str, bytes]:
    """The parts of an archive by name; only for one that we have written or checked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def write_normalised(parts: Mapping[str, bytes], date: datetime, company: str = "") -> bytes:
    """An archive of the parts as `normalise` makes it."""
    stable = {name: _stable(name, data, date) for name, data in parts.items()}
    if company and EXTENDED in stable:
        stable[EXTENDED] = _employ(stable[EXTENDED], company)
    if company and CORE in stable:
        stable[CORE] = _sign(stable[CORE], company)
    return write_archive(stable)


def _employ(properties: bytes, company: str) -> bytes:
    root = parse(properties)
    place(root, build("ep:Company", text=company))
    return serialize(root)


def _sign(properties: bytes, company: str) -> bytes:
    root = parse(properties)
    for name in ("dc:creator", "cp:lastModifiedBy"):
        named = find(root, name)
        if named is None:
            root.append(build(name, text=company))
        elif not named.text:
            named.text = company
    return serialize(root)


def write_archive(parts: Mapping[str, bytes], *, compressed: bool = True) -> bytes:
    """A zip archive of the parts, the same bytes for the same parts; uncompressed for a reader in the same process."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system, entry.external_attr = UNIX, READABLE
            entry.compress_type = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


def _stable(name: str, data: bytes, date: datetime) -> bytes:
    if name.endswith(".xlsx"):
        return normalise(data, date)
    return _date(data, date) if name == CORE else data


def _date(core: bytes, date: datetime) -> bytes:
    root = parse(core)
    for name in DATES:
        for node in root.iter(qualify(name)):
            node.text = date.strftime("%Y-%m-%dT%H:%M:%SZ")
    return serialize(root)


MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
DOCUMENT, PRESENTATION = MAIN.format("wordprocessingml.document"), MAIN.format("presentationml.presentation")
TEMPLATES = {
    MAIN.format("wordprocessingml.template"): DOCUMENT,
    MAIN.format("presentationml.template"): PRESENTATION,
    MAIN.format("presentationml.slideshow"): PRESENTATION,
}
KINDS = {"docx": (DOCUMENT, "Word document"), "pptx": (PRESENTATION, "PowerPoint presentation")}
NEEDED = {
    "docx": ("wordprocessingml.styles",),
    "pptx": ("presentationml.slideMaster", "presentationml.slideLayout", "theme"),
}
ROOTS = {
    "document.main": "w:document",
    "styles": "w:styles",
    "numbering": "w:numbering",
    "settings": "w:settings",
    "presentation.main": "p:presentation",
    "slideMaster": "p:sldMaster",
    "slideLayout": "p:sldLayout",
    "notesMaster": "p:notesMaster",
    "theme": "a:theme",
}
"""The root element of a kind of part, by the end of its content type; a library would stumble over another."""
ROOT = "_rels/.rels"
MACROS = re.compile(r"macroEnabled|vbaProject|vbaData", re.IGNORECASE)
CONTROLS = re.compile(r"activeX|oleObject", re.IGNORECASE)
FETCHING = re.compile(r"^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON|DATABASE)\b", re.IGNORECASE)
RELATIONS = ".rels"


@dataclass(frozen=True, slots=True)
class ReferenceFile:
    """A reference that holds nothing but text, looks and pictures: its parts by name, and its bytes."""

    parts: Mapping[str, bytes]
    data: bytes
    notes: tuple[str, ...] = ()
    """What led out of the file, or kept it from being changed, and was taken out."""


def read_reference(data: bytes, kind: str, label: str) -> ReferenceFile:
    """The reference, templates (.dotx, .potx) taken for documents; raises `Failure` with all that cannot be trusted."""
    try:
        packed = inflate(data)
        inflated = {name: as_transitional(name, part) for name, part in packed.items()}
        _check_kind(inflated, kind)
        _check_page(inflated, kind)
        parsed = [name for name in inflated if name.endswith((RELATIONS, ".xml"))]
        for name in parsed:
            _parse(name, inflated[name])
        parts, notes = release(inflated)
    except RefusedError as fault:
        raise Failure([Diagnostic(Position(label), "reference", fault.message, fault.hint)]) from None
    if faults := list(_find_part_faults(parts, label)):
        raise Failure(faults)
    parts |= {CONTENT_TYPES: _as_document(parts[CONTENT_TYPES])}
    return ReferenceFile(parts, data if parts == packed else write_archive(parts), tuple(notes))


def _find_part_faults(parts: Mapping[str, bytes], label: str) -> Iterator[Diagnostic]:
    for name, part in parts.items():
        try:
            _check_part(name, part, parts)
        except RefusedError as fault:
            yield Diagnostic(Position(label), "reference", fault.message, fault.hint)


def read_parts(data: bytes, kind: str, label: str) -> dict[str, bytes]:
    """The parts of a document that is only read, and never opened by a library: its links and controls do no harm.

    Raises `Failure` for a file of another kind, one with macros, and one that is damaged or unpacks without end.
    """
    try:
        parts = inflate(data)
        _check_kind(parts, kind)
        for name, part in parts.items():
            if name.endswith(".xml"):
                _parse(name, part)
    except RefusedError as fault:
        raise Failure([Diagnostic(Position(label), "other-document", fault.message, fault.hint)]) from None
    return parts


def _check_kind(parts: Mapping[str, bytes], kind: str) -> None:
    wanted, called = KINDS[kind]
    types = _types(parts)
    if any(MACROS.search(text) for text in (*types.values(), *parts)):
        raise RefusedError("the file holds macros", SAVE_AGAIN)
    found = types.get(f"/{_main_part(parts)}", "")
    if TEMPLATES.get(found, found) != wanted:
        names = dict(KINDS.values())
        other = names.get(TEMPLATES.get(found, found), "file of another kind")
        raise RefusedError(f"the file is no {called}, but a {other}", f"give a {called}, saved as .{kind}")
    for needed in NEEDED[kind]:
        if not any(needed in value for value in types.values()):
            raise RefusedError(f"the file has no part of the kind {needed}", SAVE_AGAIN)


def _check_root(name: str, content_type: str, parts: Mapping[str, bytes]) -> None:
    wanted = next((root for kind, root in ROOTS.items() if content_type.endswith(f".{kind}+xml")), "")
    if wanted and name in parts and _parse(name, parts[name]).tag != qualify(wanted):
        raise RefusedError(f"the part {name} does not begin with <{wanted}>", SAVE_AGAIN)


def _check_page(parts: Mapping[str, bytes], kind: str) -> None:
    main = _main_part(parts)
    for name, content_type in _types(parts).items():
        _check_root(name.lstrip("/"), TEMPLATES.get(content_type, content_type), parts)
    if kind == "docx" and next(_parse(main, parts[main]).iter(qualify("w:sectPr")), None) is None:
        raise RefusedError("the document has no page set-up (w:sectPr)", SAVE_AGAIN)


def _main_part(parts: Mapping[str, bytes]) -> str:
    """The part that the package begins with (ECMA-376, part 2, 9.3)."""
    if ROOT not in parts:
        raise RefusedError(f"the file has no part {ROOT}", SAVE_AGAIN)
    relations = _parse(ROOT, parts[ROOT])
    targets = [str(each.get("Target")) for each in relations if str(each.get("Type")).endswith("/officeDocument")]
    main = _resolve(ROOT, targets[0]) if targets else ""
    if main not in parts:
        raise RefusedError("the file lacks its main part", SAVE_AGAIN)
    return main


def _types(parts: Mapping[str, bytes]) -> dict[str, str]:
    if CONTENT_TYPES not in parts:
        raise RefusedError(f"the file has no part {CONTENT_TYPES}", SAVE_AGAIN)
    root = _parse(CONTENT_TYPES, parts[CONTENT_TYPES])
    return {str(node.get("PartName") or node.get("Extension")): str(node.get("ContentType")) for node in root}


def _as_document(types: bytes) -> bytes:
    for template, document in TEMPLATES.items():
        types = types.replace(template.encode(), document.encode())
    return types


def _parse(name: str, data: bytes) -> Node:
    """The root of a part; Office writes no document type, so that one is a sign of mischief (entities)."""
    with parsing(f"the part {name} is not XML ({REASON})", SAVE_AGAIN):
        root = parse(data)
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusedError(f"the part {name} declares a document type", "take the declaration out; Office writes none")
    return root


def _check_part(name: str, data: bytes, parts: Mapping[str, bytes]) -> None:
    if CONTROLS.search(name):
        raise RefusedError(
            f"the file holds a control or an embedded object ({name})", "delete it in Office, and save again"
        )
    if name.endswith(RELATIONS):
        for relation in _parse(name, data):
            _check_relation(name, relation, parts)
    elif name.endswith(".xml"):
        for instruction in _instructions(_parse(name, data)):
            if FETCHING.match(instruction):
                field = " ".join(instruction.split())[:60]
                raise RefusedError(
                    f"the part {name} holds a field that fetches or runs: {field}", "delete the field in Word"
                )


def _check_relation(name: str, relation: Node, parts: Mapping[str, bytes]) -> None:
    target = str(relation.get("Target"))
    if _resolve(name, target) not in parts:
        raise RefusedError(f"the part {target[:80]}, which {name} names, is missing", SAVE_AGAIN)


def _resolve(name: str, target: str) -> str:
    """The part that a relation names, seen from the part that has it (ECMA-376, part 2, 9.3)."""
    folder = posixpath.dirname(posixpath.dirname(name))
    return posixpath.normpath(posixpath.join("/", folder, target.partition("#")[0])).lstrip("/")


def _instructions(root: Node) -> Iterator[str]:
    """What fields are told; an instruction may be cut into runs, which are joined up to the field's end."""
    yield from (str(node.get(qualify("w:instr"))) for node in root.iter(qualify("w:fldSimple")))
    pieces: list[str] = []
    for node in root.iter(qualify("w:instrText"), qualify("w:fldChar")):
        if node.tag == qualify("w:instrText"):
            pieces.append(node.text or "")
        else:
            yield "".join(pieces)
            pieces = []
    yield "".join(pieces)
