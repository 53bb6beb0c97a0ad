"""The calls that a set is made of, each of which any process can make: an article checked, a product in a format.

In: `ArticleFolder`, `BuildOptions`; what one call gave, as bytes. Out: `Prepared`, `Made`. Never: writes a file, or
needs another call in the same process.
"""

from __future__ import annotations

import os
import pickle  # noqa: TID251 - of what one process hands to another; nothing is read from a file
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import import_module
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from briefset.build.articles import ArticleFolder
from briefset.build.check import Checked, check, describe, warnings
from briefset.build.design import Designs, unpack
from briefset.build.last_resort import cpu_limit
from briefset.build.manifest import Manifest, digest
from briefset.build.outputs import Pages, TargetOutput, make_output
from briefset.build.page import EPOCH, OF_PDF
from briefset.build.plan import BuildOptions, Target, make_plan
from briefset.build.workers import Call, Steps
from briefset.design.brand import Brand
from briefset.diagnostics import Diagnostic, Failure
from briefset.diagnostics.limits import MAX_DOCUMENT_CPU_S
from briefset.files import pdf_library
from briefset.files.libraries import missing_libraries
from briefset.wording.bibliography import format_short
from briefset.wording.markdown import plain

if TYPE_CHECKING:
    from briefset.writers.pdf.layout import Height

OPEN = 2
"""Articles that a process keeps open: the one that it is at, and the next."""
WEIGHTS = {"html": 2.0, "docx": 1.0, "pptx": 1.0, "txt": 0.1}
"""About how long a format takes, in pages of a PDF."""
MOST_PAGES = 8
"""Pages of a PDF without a limit, as a weight."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a set is made of, after the one check of its summary; this and its design as bytes, for any process."""

    article: bytes
    record: Manifest
    targets: list[Target]
    lacking: Diagnostic | None
    description: str
    remarks: list[Diagnostic]
    card: tuple[str, ...]
    """What the page that leads to all documents tells of the article: title, deck, date, language, source."""
    read: tuple[Path, ...]
    """Files that need not lie in the article's folder."""
    slug: str = ""
    design: bytes = b""


@dataclass(frozen=True, slots=True)
class Made:
    """What a call gives for a set: documents, or what is told of the summary."""

    outputs: list[TargetOutput] = field(default_factory=list)
    warnings: list[Diagnostic] = field(default_factory=list)


def import_pdf_library() -> None:
    """Import what PDFs need, where the system has it."""
    if not missing_libraries():
        pdf_library.import_pdf_library()


def import_writers() -> None:
    """Import what other documents need, and takes long to import."""
    for name in ("docx", "pptx", "png"):
        import_module(f"briefset.writers.{name}")


def prepare(folder: ArticleFolder, options: BuildOptions, design: bytes) -> Prepared:
    """A checked summary, ready to be made into documents. Raises `Failure` for a wrong one."""
    look, known = unpack(design)
    plan = make_plan(folder, options, design=look)
    checked = replace(plan.checked, folder=replace(folder, held={}))  # of which nothing is read any more
    _ = checked.published  # which each process would work out again
    own = {name: digest(data) for name, data in (checked.inputs | _option_values(options)).items()}
    record = replace(known, article=checked.article_sha256, inputs=known.inputs | own)
    article = pickle.dumps(checked, pickle.HIGHEST_PROTOCOL)
    read = _read_elsewhere(checked, plan.brand)
    return Prepared(
        article, record, plan.targets, plan.lacking, describe(checked), plan.brand.remarks, _card(checked), read
    )


def _card(checked: Checked) -> tuple[str, ...]:
    summary = checked.summary
    source = "".join(part.text for part in format_short(summary.source, summary.locale))
    return plain(summary.title), plain(summary.deck or ""), summary.date, summary.language, source


def _option_values(options: BuildOptions) -> dict[str, bytes]:
    """The options that decide what a file holds, as inputs."""
    values = {"--comments": options.comments, "--archive": options.archive, "--page-size": options.page_size}
    values["--key"] = options.key
    values[EPOCH] = os.environ.get(EPOCH, "")
    return {name: str(value).encode() for name, value in values.items() if value}


def _read_elsewhere(checked: Checked, brand: Brand) -> tuple[Path, ...]:
    """The files that the summary names, and those of a brand beside one's own."""
    folder = checked.folder
    texts = [folder.path / checked.summary.source.text] if checked.summary.source.text else []
    return (*texts, *brand.paths)


@lru_cache(maxsize=OPEN)
def _open(article: bytes) -> Checked:
    checked: Checked = pickle.loads(article)  # noqa: S301 - written by `prepare`, and never read from a file
    return checked


@lru_cache(maxsize=OPEN)
def _open_pages(article: bytes, design: bytes) -> Pages:
    look, _ = unpack(design)
    return Pages(_open(article), look.brand, look.templates)


def make(article: bytes, design: bytes, targets: Sequence[Target], heights: Sequence[Height] | None = None) -> Made:
    """The documents of some targets; `heights` are those of the pages that they name, where these are made already."""
    pages, outputs = _open_pages(article, design), []
    for target in targets:
        with cpu_limit(MAX_DOCUMENT_CPU_S, f"templates/{target.product.name}"):
            outputs.append(make_output(target, pages.of(target, heights)))
    return Made(outputs)


def tell(article: bytes) -> Made:
    """What a reader of a good summary should know."""
    return Made(warnings=warnings(_open(article)))


def prepare_article(folder: ArticleFolder, options: BuildOptions, designs: Designs) -> Steps[Prepared]:
    """The step to an article that is ready to be made into documents; raises `Failure` for a wrong one."""
    try:
        held, design = folder.hold(), designs.pack(folder)
    except Failure:
        check(folder, options.locked)  # everything that is wrong with the summary is told before
        raise
    prepared: Prepared = yield [Call(inf, prepare, (held, options, design), f"{folder.slug}: check")]
    return replace(prepared, slug=folder.slug, design=design)


def call_tell(prepared: Prepared) -> Call:
    """The call that says what a reader of a good summary should know."""
    return Call(0.0, tell, (prepared.article,), f"{prepared.slug}: warnings")


Key = tuple[str, str]
"""The stem of a product, and a format; pictures of pages are made with the PDF that they are drawn from."""


def make_documents(prepared: Prepared, done: Callable[[TargetOutput], None]) -> Steps[Made]:
    """The steps to every document of a set, in its order, and to what is told; `done` gets each as soon as it is there.

    A product that names the pages of another waits for them.
    """
    groups, made = _group(prepared.targets), Made()
    later = {key: lead for key, group in groups.items() if (lead := _find_lead(group[0], groups))}
    calls = [call_tell(prepared)]
    for key in (key for key in groups if key not in later):
        waiting = (groups[other] for other, lead in later.items() if lead == key)
        calls.append(_call(prepared, groups[key], sum(map(_weigh, waiting))))
    for _ in range(len(groups) + 1):
        new: Made = yield calls
        for output in new.outputs:
            done(output)
        calls = [
            _call(prepared, groups[key], 0.0, new.outputs[0].heights)
            for key, lead in later.items()
            if new.outputs and new.outputs[0].name == groups[lead][0].name
        ]
        made = Made(made.outputs + new.outputs, made.warnings + new.warnings)
    order = [target.name for target in prepared.targets]
    return Made(sorted(made.outputs, key=lambda output: order.index(output.name)), made.warnings)


def _group(targets: Sequence[Target]) -> dict[Key, list[Target]]:
    groups: dict[Key, list[Target]] = {}
    for target in targets:
        medium = "pdf" if target.format in OF_PDF else target.format
        groups.setdefault((target.product.stem, medium), []).append(target)
    return groups


def _find_lead(target: Target, groups: dict[Key, list[Target]]) -> Key | None:
    """The group that makes the pages which a target names; None where it has to make them itself."""
    if target.companion is None or target.companion.accompanies:
        return None
    key = (target.companion.stem, "pdf")
    return key if key in groups else None


def _call(prepared: Prepared, group: list[Target], waiting: float, heights: Sequence[Height] | None = None) -> Call:
    """The call for a group, which weighs as much as itself with those that wait for it."""
    names = ", ".join(target.name for target in group)
    arguments = (prepared.article, prepared.design, group, heights)
    return Call(_weigh(group) + waiting, make, arguments, f"{prepared.slug}: {names}")


def _weigh(group: list[Target]) -> float:
    product = group[0].product
    pages = (product.pages or (0, MOST_PAGES))[1]
    return sum(WEIGHTS.get(target.format, pages) for target in group)
