"""The installation, a house's brand, and its own reference documents held against what the products name.

In: the machine, `Templates`. Out: `Finding`s, each with the deed that puts it right. Never: changes anything, or opens
a reference that cannot be trusted.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from briefset.build.reference import prepare_reference
from briefset.build.workers import open_executor
from briefset.design.brand import Brand, find_brand, read_brand
from briefset.design.fonts import font_files
from briefset.design.product import Product, read_product
from briefset.design.templates import Templates, find_templates
from briefset.design.theme import Theme, read_theme
from briefset.diagnostics import Diagnostic, Exit, Failure, Severity
from briefset.diagnostics.limits import MAX_YAML_BYTES
from briefset.files.cache import cache_folder, measure_cache
from briefset.files.libraries import DISTRIBUTIONS, install_command, missing_libraries
from briefset.files.reading import read_file


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing examined; `mend` is the command or the deed that puts it right.

    What a build would tell has the severity that it has there.
    """

    name: str
    good: bool
    detail: str
    mend: str = ""
    severity: Severity | None = None

    @property
    def code(self) -> Exit:
        """What the command returns for it: what is wrong with brand or template is an error as it is for a build."""
        if self.good:
            return Exit.OK
        return Exit.ERRORS if self.severity else Exit.ENVIRONMENT

    def line(self) -> str:
        """The finding on one line."""
        state = self.severity or ("ok" if self.good else "MISSING")
        return f"{state:7}  {self.name}: {self.detail}{f' — {self.mend}' if self.mend else ''}"


def examine(project: Path) -> list[Finding]:
    """Everything that the documents need: Python, packages, libraries, fonts, templates, brands and references."""
    return [
        _python(),
        *_packages(),
        _libraries(),
        _fonts(),
        _processes(),
        *_templates(project),
        _cache(),
    ]


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= (3, 11)
    return Finding("Python", good, version, "" if good else "install Python 3.11 or later")


def _packages() -> list[Finding]:
    return [_package(name) for name in (*DISTRIBUTIONS, "pydantic", "PyYAML", "typer", "markdown-it-py")]


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, False, "not installed", f"python -m pip install {name}")


def _libraries() -> Finding:
    missing = missing_libraries()
    lacking = f"{', '.join(missing)} cannot be loaded: all is built but PDFs and pictures"
    detail = lacking if missing else "Pango, HarfBuzz and fontconfig are there"
    return Finding("system libraries", not missing, detail, install_command(missing) if missing else "")


def _fonts() -> Finding:
    files = font_files()
    mend = "" if files else "python -m pip install --force-reinstall rendercv-fonts"
    return Finding("fonts", bool(files), f"{len(files)} bundled files", mend)


def _processes() -> Finding:
    """Products are made one by one where no process can be started, and the documents are the same."""
    with open_executor(2) as executor:
        apart = executor.submit(os.getpid).result() != os.getpid()
    detail = "products are made side by side" if apart else "no other can be started: products are made one by one"
    return Finding("processes", True, detail)


def _cache() -> Finding:
    count, size = measure_cache()
    detail = f"{cache_folder().as_posix()}, {count} files, {size / 1e6:.1f} MB"
    return Finding("cache", True, detail, "`briefset doctor --clear-cache` empties it" if count else "")


def _templates(project: Path) -> list[Finding]:
    """What a build would say of the templates, and where they can be read of each brand and each reference."""
    try:
        templates = find_templates(project)
        theme = read_theme(templates)
        products = [read_product(templates, name) for name in templates.products()]
    except Failure as failure:
        return [_told(fault) for fault in failure.diagnostics]
    findings, own = [Finding("templates", True, ", ".join(product.label for product in products))], theme
    for folder in (project, *sorted(project.glob("content/*/"))):
        if path := find_brand((folder,), None, templates):
            brand, found = _brand(path, project, theme)
            findings += found
            own = brand.theme if brand and folder == project else own
    for product in products:
        findings += _reference(product, templates, own) if product.reference else []
    return findings


def _brand(path: Path, project: Path, theme: Theme) -> tuple[Brand | None, list[Finding]]:
    """The brand, None where it cannot be used, and everything that is wrong with it or remarked of it."""
    name = path.relative_to(project).as_posix()
    try:
        data = read_file(path, MAX_YAML_BYTES, (project,), name)
        brand = read_brand(data, name, theme, path.parent, project)
    except Failure as failure:
        return None, [_told(fault) for fault in failure.diagnostics]
    told = [_told(remark) for remark in brand.remarks]
    return brand, told or [Finding(name, True, "colours, typefaces and logo can be used as they are")]


def _told(told: Diagnostic, name: str = "") -> Finding:
    place = name or f"{told.position.file}:{told.position.line}"
    return Finding(place, told.severity is not Severity.ERROR, told.message, told.hint, told.severity)


def _reference(product: Product, templates: Templates, theme: Theme) -> list[Finding]:
    """What a build would say of the reference: one finding for each fault, otherwise one that has its remarks."""
    name = f"templates/{product.name}/{product.reference}"
    try:
        remarks = prepare_reference(product, templates, theme).remarks
    except Failure as failure:
        return [_told(fault, name) for fault in failure.diagnostics]
    if not remarks:
        return [Finding(name, True, "has everything that the product names")]
    return [_told(remark, name) for remark in remarks]
