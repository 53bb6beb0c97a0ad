"""What ties a reference to elsewhere, or keeps it from being changed: taken out, and told.

In: the parts of an Office file. Out: the parts without it, and a sentence for each thing that was taken out.
Never: follows a relation, or takes out what the documents would show.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from briefset.writers.ooxml.xml import NAMESPACES, Node, parse, qualify, serialize

KEPT_WITHOUT = frozenset(map(qualify, ("w:hyperlink", "a:blip")))
"""What stays, without its relation, when that is taken out; of anything else the element goes."""
REPLACED = ("word/document.xml", "ppt/slides/")
"""Parts whose content is not kept, so that nothing need be told of it."""
LOCKS = {
    "word/settings.xml": ("w:documentProtection", "w:writeProtection"),
    "ppt/presentation.xml": ("p:modifyVerifier",),
}


def release(parts: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[str]]:
    """The parts without relations that lead out of the file and without protection against changes, and what went."""
    released, told = dict(parts), list[str]()
    for name in sorted(name for name in parts if name.endswith(".rels")):
        root = parse(parts[name])
        outward = [each for each in root if each.get("TargetMode") == "External"]
        for relation in outward:
            root.remove(relation)
        if outward:
            owner = _owner(name)
            released[name] = serialize(root)
            _drop(owner, {str(each.get("Id")) for each in outward}, released)
            told += [] if owner.startswith(REPLACED) else [_tell(owner, each) for each in outward]
    for name in LOCKS.keys() & released.keys():
        settings = parse(released[name])
        found = list(settings.iter(*map(qualify, LOCKS[name])))
        for node in found:
            _remove(node)
        if found:
            released[name] = serialize(settings)
            told.append("its protection against changes is lifted: the documents made from it can be edited")
    return released, told


def _owner(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _tell(owner: str, relation: Node) -> str:
    kind = str(relation.get("Type")).rpartition("/")[2]
    return (
        f"{owner or 'the file'} leads out of the file, and does so no more: {kind} {str(relation.get('Target'))[:80]}"
    )


def _drop(owner: str, keys: set[str], parts: dict[str, bytes]) -> None:
    """Take the places out of a part that use a relation."""
    if owner not in parts or not owner.endswith(".xml"):
        return
    root = parse(parts[owner])
    for node, attribute in list(_uses(root, keys)):
        if node.tag in KEPT_WITHOUT:
            del node.attrib[attribute]
        else:
            _remove(node)
    parts[owner] = serialize(root)


def _uses(root: Node, keys: set[str]) -> Iterator[tuple[Node, str]]:
    space = f"{{{NAMESPACES['r']}}}"
    for node in root.iter():
        for attribute, value in node.attrib.items():
            if str(attribute).startswith(space) and value in keys:
                yield node, str(attribute)


def _remove(node: Node) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
