"""The calls that a set is made of, each of which any process can make: an article checked, a product in a format.

In: `ArticleFolder`, `BuildOptions`; what one call gave, as bytes. Out: `Prepared`, `Made`. Never: writes a file, or
needs another call in the same process.
"""

from __future__ import annotations

import os
import pickle  # noqa: TID251 - of what one process hands to another; nothing is read from a file
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from briefset.build.articles import ArticleFolder
from briefset.build.check import Checked, describe, warnings
from briefset.build.last_resort import cpu_limit
from briefset.build.manifest import Manifest, record_inputs
from briefset.build.outputs import Pages, TargetOutput, make_output
from briefset.build.page import EPOCH, OF_PDF
from briefset.build.plan import BuildOptions, make_plan
from briefset.build.queue import Call, Steps
from briefset.build.targets import Target
from briefset.design.brand import Brand
from briefset.design.templates import Templates, find_templates
from briefset.diagnostics import Diagnostic
from briefset.diagnostics.limits import MAX_DOCUMENT_CPU_S
from briefset.files import pdf_library
from briefset.files.libraries import library_versions, missing_libraries
from briefset.wording.bibliography import format_short
from briefset.wording.markdown import plain

if TYPE_CHECKING:
    from briefset.writers.pdf.layout import Height

OPEN = 2
"""Articles that a process keeps open: the one that it is at, and the next."""
TURNS = count()
"""Tells articles apart that were prepared from the same summary, for their templates may differ."""
WEIGHTS = {"html": 2.0, "docx": 1.0, "pptx": 1.0, "txt": 0.1}
"""About how long a format takes, in pages of a PDF."""
MOST_PAGES = 8
"""Pages of a PDF without a limit, as a weight."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a set is made of, after the one check of its summary; `article` is that as bytes, for any process."""

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


def prepare(folder: ArticleFolder, options: BuildOptions, fonts: str = "") -> Prepared:
    """A checked summary, ready to be made into documents; `fonts` is their hash. Raises `Failure` for a wrong one."""
    plan = make_plan(folder, options)
    checked, brand = plan.checked, plan.brand
    _ = checked.published  # which each process would work out again
    inputs = checked.inputs | plan.brand_files | _template_files(plan.templates) | _option_values(options)
    record = record_inputs(inputs, library_versions() | {"fonts": fonts}, checked.article_sha256)
    read = _read_elsewhere(checked, brand)
    article = pickle.dumps((checked, brand, os.getpid(), next(TURNS)), pickle.HIGHEST_PROTOCOL)
    return Prepared(article, record, plan.targets, plan.lacking, describe(checked), brand.remarks, _card(checked), read)


def _card(checked: Checked) -> tuple[str, ...]:
    summary = checked.summary
    source = "".join(part.text for part in format_short(summary.source, summary.locale))
    return plain(summary.title), plain(summary.deck or ""), summary.date, summary.language, source


def _template_files(templates: Templates) -> dict[str, bytes]:
    return {
        f"templates/{path.relative_to(folder).as_posix()}": templates.read_path(path)
        for folder in reversed(templates.folders)
        for path in templates.files()
        if path.is_relative_to(folder)
    }


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
def _open(article: bytes) -> Pages:
    checked, brand = pickle.loads(article)[:2]  # noqa: S301 - written by `prepare`, and never read from a file
    return Pages(checked, brand, find_templates(checked.folder.root))


def make(article: bytes, targets: Sequence[Target], heights: Sequence[Height] | None = None) -> Made:
    """The documents of some targets; `heights` are those of the pages that they name, where these are made already."""
    pages, outputs = _open(article), []
    for target in targets:
        with cpu_limit(MAX_DOCUMENT_CPU_S, f"templates/{target.product.name}"):
            outputs.append(make_output(target, pages.of(target, heights)))
    return Made(outputs)


def tell(article: bytes) -> Made:
    """What a reader of a good summary should know."""
    return Made(warnings=warnings(_open(article).checked))


Key = tuple[str, str]
"""The stem of a product, and a format; pictures of pages are made with the PDF that they are drawn from."""


def make_documents(prepared: Prepared, done: Callable[[TargetOutput], None]) -> Steps[Made]:
    """The steps to every document of a set, in its order, and to what is told; `done` gets each as soon as it is there.

    A product that names the pages of another waits for them.
    """
    groups, made = _group(prepared.targets), Made()
    later = {key: lead for key, group in groups.items() if (lead := _find_lead(group[0], groups))}
    calls = [Call(0.0, tell, (prepared.article,))]
    calls += [_call(prepared, key, groups, later) for key in groups if key not in later]
    for _ in range(len(groups) + 1):
        new: Made = yield calls
        for output in new.outputs:
            done(output)
        calls = [
            Call(_weigh(groups[key]), make, (prepared.article, groups[key], new.outputs[0].heights))
            for key, lead in later.items()
            if new.outputs and new.outputs[0].name == groups[lead][0].name
        ]
        made = Made(made.outputs + new.outputs, made.warnings + new.warnings)
    order = [target.name for target in prepared.targets]
    return Made(sorted(made.outputs, key=lambda output: order.index(output.name)), made.warnings)


def _group(targets: Sequence[Target]) -> dict[Key, list[Target]]:
    groups: dict[Key, list[Target]] = {}
    for target in targets:
        groups.setdefault((target.product.stem, _medium(target.format)), []).append(target)
    return groups


def _medium(name: str) -> str:
    return "pdf" if name in OF_PDF else name


def _find_lead(target: Target, groups: dict[Key, list[Target]]) -> Key | None:
    """The group that makes the pages which a target names; None where it has to make them itself."""
    if target.companion is None or target.companion.accompanies:
        return None
    key = (target.companion.stem, "pdf")
    return key if key in groups else None


def _call(prepared: Prepared, key: Key, groups: dict[Key, list[Target]], later: dict[Key, Key]) -> Call:
    """The call for a group, which weighs as much as itself with those that wait for it."""
    weight = _weigh(groups[key]) + sum(_weigh(groups[other]) for other, lead in later.items() if lead == key)
    return Call(weight, make, (prepared.article, groups[key]))


def _weigh(group: list[Target]) -> float:
    product = group[0].product
    pages = (product.pages or (0, MOST_PAGES))[1]
    return sum(WEIGHTS.get(target.format, pages) for target in group)
