"""The pipeline, from a folder with a summary to the files of the set; the only module that joins the stages.

In: `ArticleFolder`, the formats wanted. Out: files and `Built`. Never: prints, or leaves half a set.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from briefset.diagnostics import Diagnostic, Failure
from briefset.libraries import library_versions
from briefset.load import Loaded
from briefset.manifest import NAME, Manifest, digest, is_whole, read_manifest, record_inputs
from briefset.page import WRITERS, Page
from briefset.product import Product, read_product
from briefset.project import ArticleFolder, Checked, check, warnings
from briefset.store import store
from briefset.templates import Templates, find_templates
from briefset.theme import read_theme

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: every output of the set, and whether it had to be made."""

    outputs: list[Path]
    fresh: bool
    warnings: list[Diagnostic]


@dataclass(frozen=True, slots=True)
class Target:
    """One product in one format."""

    product: Product
    format: str

    @property
    def name(self) -> str:
        """How it is named in messages and in the manifest."""
        return f"{self.product.name}.{self.format}"


def build(
    folder: ArticleFolder,
    formats: Iterable[str],
    output: Path,
    *,
    force: bool = False,
    locked: bool = False,
    progress: Progress = lambda _name: None,
) -> Built:
    """The set of one article, made anew only where an input has changed.

    Raises `Failure`; then no file of the output folder has changed.
    """
    checked = check(folder, locked)
    templates = find_templates(folder.root)
    targets = find_targets(templates, list(formats), checked)
    record = record_inputs(_inputs(checked, templates), library_versions(), checked.verified.state.value)
    last = read_manifest(output)
    if last is not None and not force and record.same_inputs(last) and _is_complete(output, last, targets):
        return Built(_paths(output, last, targets), fresh=False, warnings=warnings(checked))
    files = _produce(checked, targets, templates, progress)
    manifest = _record(record, last, files)
    store(
        output,
        {name: data for named in files.values() for name, data in named.items()} | {NAME: manifest.to_json()},
        NAME,
    )
    _remove_superseded(output, last, manifest, targets)
    return Built(_paths(output, manifest, targets), fresh=True, warnings=warnings(checked))


def find_targets(templates: Templates, formats: list[str], checked: Checked) -> list[Target]:
    """Every product in every wanted format; a product without slides or events to show is still made."""
    products = [read_product(templates, name) for name in templates.products()]
    unknown = set(checked.summary.selection) - {product.name for product in products}
    if unknown:
        known = ", ".join(product.name for product in products)
        raise Failure(
            [
                checked.loaded.diagnose(
                    f"selection.{name}", "unknown-product", f"no product {name!r}", f"products: {known}", key=True
                )
                for name in sorted(unknown)
            ]
        )
    return [Target(product, name) for product in products for name in product.formats if not formats or name in formats]


def _inputs(checked: Checked, templates: Templates) -> dict[str, bytes]:
    files = {
        f"templates/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for folder in reversed(templates.folders)
        for path in templates.files()
        if path.is_relative_to(folder)
    }
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return files | checked.inputs | ({"SOURCE_DATE_EPOCH": epoch.encode()} if epoch else {})


def _produce(
    checked: Checked, targets: list[Target], templates: Templates, progress: Progress
) -> dict[str, dict[str, bytes]]:
    theme = read_theme(templates)
    pages: dict[str, Page] = {}
    files = {}
    for target in targets:
        page = pages.setdefault(target.product.name, Page(checked, target.product, theme, templates))
        progress(target.name)
        files[target.name] = _named(target, _write(target, page, checked.loaded))
    return files


def _write(target: Target, page: Page, loaded: Loaded) -> list[bytes]:
    try:
        return WRITERS[target.format](page)
    except Failure as failure:
        raise Failure([_anchor(item, target, loaded) for item in failure.diagnostics], failure.exit_code) from None


def _anchor(diagnostic: Diagnostic, target: Target, loaded: Loaded) -> Diagnostic:
    """Give a diagnostic of a writer, which knows only the YAML path, its place in the summary."""
    if diagnostic.position.file:
        return diagnostic
    placed = loaded.diagnose(diagnostic.path, diagnostic.code, f"{target.name}: {diagnostic.message}", diagnostic.hint)
    return replace(placed, severity=diagnostic.severity)


def _named(target: Target, parts: list[bytes]) -> dict[str, bytes]:
    if target.format == "png":
        return {f"{target.product.name}-{number:02d}.png": data for number, data in enumerate(parts, 1)}
    return {target.name: parts[0]}


def _record(record: Manifest, last: Manifest | None, files: dict[str, dict[str, bytes]]) -> Manifest:
    """The new manifest; outputs of other formats stay listed only while they were made from the same inputs."""
    kept = last.outputs if last is not None and last.same_inputs(record) else {}
    made = {name: {file: digest(data) for file, data in named.items()} for name, named in files.items()}
    return replace(record, outputs=kept | made)


def _is_complete(output: Path, last: Manifest, targets: list[Target]) -> bool:
    return all(target.name in last.outputs and is_whole(output, last.outputs[target.name]) for target in targets)


def _paths(output: Path, manifest: Manifest, targets: list[Target]) -> list[Path]:
    return [output / name for target in targets for name in manifest.outputs[target.name]] + [output / NAME]


def _remove_superseded(output: Path, last: Manifest | None, manifest: Manifest, targets: list[Target]) -> None:
    """Remove pictures of slides that are gone: only files that the last build wrote and nobody has changed since."""
    for target in targets if last else []:
        old = last.outputs.get(target.name, {}) if last else {}
        for name in old.keys() - manifest.outputs[target.name].keys():
            if is_whole(output, {name: old[name]}):
                (output / name).unlink()
