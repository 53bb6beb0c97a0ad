"""The page of the package index: README.md with addresses that hold outside this repository, and the project's own.

In: README.md, the version, and where this repository is published, `address` of the hook in pyproject.toml.
Out: `readme` and `urls` of the metadata. Never: a relative picture or link, which would lead nowhere; without an
address, words alone.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

RELATIVE = re.compile(r"(!?)\[([^\]]*)\]\((?!\w+:|#)([^)\s]+)\)")
"""A link or picture of Markdown to a file of this repository."""


class PackagePage(MetadataHookInterface):
    """Called by hatchling for each sdist and wheel."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in the two fields."""
        address, tag = str(self.config["address"]).rstrip("/"), f"v{metadata['version']}"
        text = Path(self.root, "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": resolve(text, address, tag)}
        metadata["urls"] = {name: f"{address}{path}" for name, path in pages(tag).items()} if address else {}


def pages(tag: str) -> dict[str, str]:
    """What the index shows beside the page, as GitHub names it."""
    return {
        "Source": "",
        "Documentation": f"/tree/{tag}/docs",
        "Changelog": f"/blob/{tag}/CHANGELOG.md",
        "Issues": "/issues",
    }


def resolve(text: str, address: str, tag: str) -> str:
    """The text with absolute addresses; without one, links are their words, and pictures are left out."""

    def replace(found: re.Match[str]) -> str:
        mark, words, path = found.groups()
        if not address:
            return "" if mark else words
        return f"{mark}[{words}]({address}/{'raw' if mark else 'blob'}/{tag}/{path})"

    return RELATIVE.sub(replace, text)
