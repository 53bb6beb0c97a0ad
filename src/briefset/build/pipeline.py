"""The pipeline, from a folder with a summary to the files of the set; the only module that joins the stages.

In: `ArticleFolder`, `BuildOptions`. Out: files and `Built`. Never: prints, or leaves half a set.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

from briefset.build.articles import ArticleFolder
from briefset.build.design import Designs
from briefset.build.index import list_documents
from briefset.build.jobs import Made, Prepared, call_tell, make_documents, prepare_article
from briefset.build.manifest import NAME, Manifest, digest, is_whole, read_manifest
from briefset.build.outputs import TargetOutput
from briefset.build.plan import BuildOptions, Target
from briefset.build.stamp import (
    BUILD,
    FONTS,
    OUTPUT,
    SHARED,
    Files,
    Stamp,
    build_question,
    find_stamp,
    read_stamp,
    rest_on,
    write,
)
from briefset.build.workers import LostError, Queue, SlottedExecutor, Steps, open_executor
from briefset.design.brand import brand_places
from briefset.diagnostics import Diagnostic
from briefset.files.store import lock, require_direct, settle, store, write_file


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: every output of the set, whether it had to be made, and what was read for it.

    `read` are files that need not lie in the article's folder.
    """

    outputs: list[Path]
    fresh: bool
    warnings: list[Diagnostic]
    description: str
    read: tuple[Path, ...] = ()
    lacking: Diagnostic | None = None
    """Why a part of the set could not be made on this machine."""
    card: tuple[str, ...] = ()
    """What the page that leads to all documents tells of the article."""


OF_PAGES = ("renamed", "page-end")
"""Codes of the warnings that only the making of pages gives."""
Told = Callable[[str, TargetOutput | None], None]
"""Is told of each step as it begins, and of each document when it is done."""
Progress = Callable[[ArticleFolder, str, TargetOutput | None], None]
"""The same, of any article."""


def build(folder: ArticleFolder, options: BuildOptions, files: Files | None = None) -> Built:
    """The set of one article, made anew only where an input has changed. Raises `Failure`; then no file has changed."""
    with open_executor(options.jobs) as executor:
        for _, outcome in build_all([folder], options, executor, files=files):
            if isinstance(outcome, Exception):
                raise outcome
            return outcome
    raise AssertionError("an article comes to nothing")


def build_all(
    folders: Sequence[ArticleFolder],
    options: BuildOptions,
    executor: SlottedExecutor,
    progress: Progress = lambda _folder, _step, _done: None,
    files: Files | None = None,
) -> Iterator[tuple[int, Built | Exception]]:
    """What the set of each article comes to, by its number, as soon as it does; of one that fails no file has changed.

    All of them share `files`, and what is known of them. Raises `Failure` for an executor that is lost.
    """
    shared = files or Files(str(folders[0].root) if folders else "")
    designs = Designs(options.brand, partial(shared.digest, FONTS))
    steps = (_build(folder, options, shared, designs, partial(progress, folder)) for folder in folders)
    try:
        yield from Queue[Built](executor, lambda: executor.slots + (len(folders) > 1)).run(steps)
    except LostError as lost:
        raise lost.failure from None


def _build(
    folder: ArticleFolder, options: BuildOptions, files: Files, designs: Designs, progress: Told
) -> Steps[Built]:
    output = options.output / folder.slug
    files.enter(str(folder.path), str(output))
    require_direct(folder.root, options.output)
    require_direct(options.output, output)
    settle(output)
    stamp = Stamp(_question(folder, options))
    if not options.is_forced and (known := find_stamp(files, BUILD, stamp.question)):
        return Built([output / name for name in known.outputs], False, _warnings(known), known.description)
    brands = map(folder.name_for_stamp, brand_places(folder.root, options.brand))
    rest_on(stamp, files, *SHARED, "article/", *brands)
    built = yield from _make_set(folder, options, designs, progress)
    files.enter(str(folder.path), str(output))  # others were entered meanwhile
    if not built.fresh and (last := read_stamp(files, BUILD)):
        # Only rendering tells of these, and nothing was rendered.
        built.warnings.extend(warned for warned in _warnings(last) if warned.code in OF_PAGES)
    made = (f"{OUTPUT}{path.name}" for path in built.outputs)
    rest_on(stamp, files, *map(folder.name_for_stamp, built.read), *made)
    stamp.description, stamp.warnings = built.description, [warning.to_fields() for warning in built.warnings]
    if built.lacking:
        stamp = Stamp("")  # answers nothing, so that the rest is made as soon as it can be
    stamp.card = built.card
    write(stamp, BUILD, files)
    return built


def _warnings(stamp: Stamp) -> list[Diagnostic]:
    return [Diagnostic.from_fields(fields) for fields in stamp.warnings]


def _question(folder: ArticleFolder, options: BuildOptions) -> str:
    brand = os.path.relpath(options.brand, folder.root) if options.brand else ""
    return build_question(
        list(options.formats), list(options.products), brand, options.page_size,
        locked=options.locked, comments=options.comments, archive=options.archive,
        key=options.key,
    )  # fmt: skip


def _make_set(folder: ArticleFolder, options: BuildOptions, designs: Designs, progress: Told) -> Steps[Built]:
    """The set of one article, unless the manifest shows that it is what it would be."""
    progress("checking", None)
    prepared: Prepared = yield from prepare_article(folder, options, designs)
    record, targets, output = prepared.record, prepared.targets, options.output / folder.slug
    last = read_manifest(output)
    fresh = options.is_forced or not (last and record.same_inputs(last) and _is_complete(output, last, targets))
    if last and not fresh:
        told: Made = yield [call_tell(prepared)]
        manifest, outputs = last, []
    else:
        progress("making documents", None)
        told = yield from make_documents(prepared, lambda item: progress(item.name, item))
        progress("writing", None)
        outputs = told.outputs
        manifest = _store(output, record, outputs, targets)
        if options.keep_html:
            _keep_html(options.keep_html / folder.slug, outputs)
    notes = dict.fromkeys(note for item in outputs for note in item.notes)
    remarks = [*told.warnings, *prepared.remarks, *notes]
    paths = [output / name for target in targets for name in manifest.outputs[target.name]] + [output / NAME]
    card = (*prepared.card, *list_documents(manifest.outputs))
    return Built(paths, fresh, remarks, prepared.description, prepared.read, prepared.lacking, card)


def _keep_html(folder: Path, outputs: list[TargetOutput]) -> None:
    """Write the pages of which the PDFs were made, for designers and for other programs that print HTML."""
    folder.mkdir(parents=True, exist_ok=True)
    for item in outputs:
        if item.html:
            write_file(folder / f"{item.name.removesuffix('.pdf')}.html", item.html.encode())


def _store(output: Path, record: Manifest, outputs: list[TargetOutput], targets: list[Target]) -> Manifest:
    """Put the set and its manifest into the folder, after what another build may have left there meanwhile."""
    with lock(output):
        last = read_manifest(output)
        manifest = _record(record, last, outputs)
        files = {name: data for item in outputs for name, data in item.files.items()}
        superseded = _find_superseded(output, last, manifest, targets)
        store(output, files | {NAME: manifest.to_json()}, NAME, superseded)
    return manifest


def _record(record: Manifest, last: Manifest | None, outputs: list[TargetOutput]) -> Manifest:
    """The new manifest; outputs of other formats stay listed only while they were made from the same inputs."""
    kept = last if last is not None and last.same_inputs(record) else record
    hashes = {item.name: {name: digest(data) for name, data in item.files.items()} for item in outputs}
    proofs = {item.name: asdict(item.proof) for item in outputs if item.proof.statements}
    return replace(record, outputs=kept.outputs | hashes, readback=kept.readback | proofs)


def _is_complete(output: Path, last: Manifest, targets: list[Target]) -> bool:
    return all(target.name in last.outputs and is_whole(output, last.outputs[target.name]) for target in targets)


def _find_superseded(output: Path, last: Manifest | None, manifest: Manifest, targets: list[Target]) -> list[str]:
    """Pictures of slides that are gone: only files of a target's own kind, as the last build wrote them."""
    found = []
    for target in targets if last else []:
        own, old = manifest.outputs[target.name], last.outputs.get(target.name, {}) if last else {}
        of_kind = re.compile(rf"{re.escape(target.product.stem)}-\d+(-[a-z0-9]+)?\.{target.format}")
        found += [name for name in old.keys() - own if of_kind.fullmatch(name) and is_whole(output, {name: old[name]})]
    return sorted(found)
