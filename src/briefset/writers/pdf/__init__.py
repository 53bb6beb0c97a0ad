"""PDF/UA-1 from the checked tree, by WeasyPrint.

In: `Doctree`, `Theme`, resources by name. Out: `Pdf`. Never: the network, a file that `fetch` did not hand over,
the clock, or a document of which WeasyPrint had anything to say.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from briefset.design.fonts import Face, activate_fonts, store_faces
from briefset.design.theme import Theme
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.files.formats import RefusedError, parsing
from briefset.pages.doctree import Doctree, read_picture
from briefset.writers.pdf.drawing_checks import find_picture_faults
from briefset.writers.pdf.layout import (
    Height,
    find_foreign_fonts,
    find_layout_faults,
    find_missing_glyphs,
    measure_heights,
)
from briefset.writers.pdf.objects import complete_xmp, finish, keep_pixels, point_to_files, wrap_tagging
from briefset.writers.pdf.page_ends import find_holes, find_page_faults, measure_fill
from briefset.writers.pdf.regions import Region, find_regions
from briefset.writers.pdf.structure_checks import find_structure_faults

BASE = "https://briefset.invalid/"
"""A constant base, because image names in the PDF are hashes of absolute addresses."""
KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml"}
NOTDEF = ".notdef glyph"
MOST_LAYOUTS = 3

Resources = Callable[[str], bytes | None]
"""The bytes of a picture by its relative name, or None when there is no such picture."""


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished file, the number of its pages, the page on which each anchor stands, from 1, and what stands where.

    `fills` says how far down each page is filled, as a part of its height, `remarks` what looks like a mistake,
    `holes` what does where pages follow each other as those of a text; `regions` where on the pages each value of the
    summary is printed.
    """

    data: bytes
    pages: int
    anchors: dict[str, int]
    heights: list[Height]
    fills: list[float]
    remarks: list[Diagnostic]
    holes: list[Diagnostic]
    regions: list[Region]


def doctree_to_pdf(tree: Doctree, theme: Theme, fetch: Resources, summary: bytes | None = None) -> Pdf:
    """The tree as tagged PDF/UA-1 (ISO 14289-1), dated by its own metadata; with a summary PDF/A-3a (ISO 19005-3) too.

    Raises `Failure` with everything that does not fit, has no glyph, is drawn in a foreign font, cannot be
    read by the tags alone, or was logged.
    """
    activate_fonts()
    wrap_tagging()
    _read_sheets_once()
    structure: list[Diagnostic] = []

    def finish_and_check(document: Any, pdf: Any) -> None:
        _finish(tree, summary is not None, document, pdf)
        structure.extend(find_structure_faults(pdf))

    with _records() as records, _refusals():
        page = _take_page(tree, _fetcher(fetch))
        options = _options(tree, summary)
        document = _render(page, font_config=_font_configuration(theme.faces), **options)
        data: bytes = document.write_pdf(finisher=finish_and_check, **options)
    faults = [_logged(record) for record in records if not str(record.msg).startswith(NOTDEF)]
    faults += find_missing_glyphs(document, tree)
    faults += find_foreign_fonts(document, set(theme.families))
    faults += find_layout_faults(document, page.etree_element)
    faults += find_picture_faults(tree)
    faults += structure
    if faults:
        _sheets.clear()  # a warning was logged while one was read, and must be logged again
        raise Failure(faults)
    remarks, holes = (find(document, page.etree_element) for find in (find_page_faults, find_holes))
    anchors = {name: number for number, page in enumerate(document.pages, 1) for name in page.anchors}
    heights, fills, regions = measure_heights(document), measure_fill(document), find_regions(document)
    return Pdf(data, len(document.pages), anchors, heights, fills, remarks, holes, regions)


def _render(page: Any, **options: Any) -> Any:
    """The pages; links that print the page to which they lead say `data-page`, which is corrected where it is another.

    CSS has `target-counter` for it (GCPM 3, 2.6), for which WeasyPrint lays out each page with such a link three times.
    """
    for _ in range(MOST_LAYOUTS):
        document = page.render(**options)
        if not _correct_numbers(page, document):
            break
    return document


def _correct_numbers(page: Any, document: Any) -> bool:
    """Whether a link names another page than that on which its target begins; it has the right one now."""
    begins = {name: number for number, one in reversed([*enumerate(document.pages, 1)]) for name in one.anchors}
    wrong = [
        (link, str(begins[name]))
        for link in page.etree_element.iter("a")
        if "data-page" in link.attrib and (name := link.get("href", "").removeprefix("#")) in begins
        and link.get("data-page") != str(begins[name])
    ]  # fmt: skip
    for link, number in wrong:
        link.set("data-page", number)
    return bool(wrong)


def html_to_pdf(html: str, theme: Theme) -> bytes:
    """A page of our own for a person who chooses a look, untagged; every picture stands in the page itself."""
    return lay_out(html, theme)[0]


def lay_out(html: str, theme: Theme) -> tuple[bytes, list[Region]]:
    """A page as PDF, untagged and unchecked, and where each value of the summary is printed on it."""
    activate_fonts()
    import weasyprint

    page = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=_fetcher(lambda _: None))
    document = page.render(font_config=_font_configuration(theme.faces))
    data: bytes = document.write_pdf()
    return data, find_regions(document)


def _options(tree: Doctree, summary: bytes | None) -> dict[str, Any]:
    """How WeasyPrint is to write; for the archive with the summary attached, as the source of the document."""
    options: dict[str, Any] = {"presentational_hints": True, "pdf_variant": "pdf/ua-1"}
    if summary is None:
        return options
    from weasyprint import Attachment

    date = datetime.fromisoformat(tree.metadata["created"].replace("Z", "+00:00"))
    attached = Attachment(
        string=summary.decode("utf-8"), name="summary.yaml", description="The summary that this document was made from",
        created=date, modified=date, relationship="Source",
    )  # fmt: skip
    return options | {"pdf_variant": "pdf/a-3a", "attachments": [attached]}


def _finish(tree: Doctree, is_archive: bool, document: Any, pdf: Any) -> None:
    finish(document, pdf)
    point_to_files(pdf, BASE)
    complete_xmp(pdf, tree.metadata, is_archive)
    if is_archive:
        keep_pixels(pdf)


def _take_page(tree: Doctree, fetcher: Callable[[str], Any]) -> Any:
    """WeasyPrint's page of elements that are parsed already; it has no way in but text, and would parse that again."""
    import cssselect2
    import weasyprint

    if tree.raw is None:
        return weasyprint.HTML(string=tree.html, base_url=BASE, url_fetcher=fetcher)
    page = weasyprint.HTML.__new__(weasyprint.HTML)
    page.base_url, page.url_fetcher, page.media_type = BASE, fetcher, "print"
    page.wrapper_element = cssselect2.ElementWrapper.from_html_root(tree.raw, content_language=None)
    page.etree_element = page.wrapper_element.etree_element
    return page


@lru_cache(maxsize=4)
def _font_configuration(faces: tuple[Face, ...]) -> Any:
    """The bundled fonts, and those that the brand brings along."""
    from weasyprint.text.ffi import ffi, fontconfig, pangoft2
    from weasyprint.text.fonts import FontConfiguration

    configuration = FontConfiguration()
    for file in store_faces(faces):
        if not fontconfig.FcConfigAppFontAddFile(configuration._config, str(file).encode()):
            fault = Diagnostic(Position(""), "font", f"{file.name} cannot be used", "name another file in _brand.yml")
            raise Failure([fault])
    if faces:
        pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", configuration.font_map))
    return configuration


def _fetcher(fetch: Resources) -> Callable[[str], Any]:
    from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

    def open_resource(url: str) -> Any:
        if held := read_picture(url):
            return URLFetcherResponse(url, held[0], {"Content-Type": held[1]})
        name = unquote(urlsplit(url).path).lstrip("/")
        kind = KINDS.get(PurePosixPath(name).suffix.lower())
        if not url.startswith(BASE) or kind is None:
            raise FatalURLFetchingError(f"{url[:200]}: only pictures of this project may be used")
        data = fetch(name)
        if data is None:
            raise FatalURLFetchingError(f"{name}: no such picture")
        return URLFetcherResponse(url, data, {"Content-Type": kind})

    return open_resource


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn a refused resource into a `Failure`, and all that WeasyPrint fails over; the first is a BaseException."""
    from weasyprint.urls import FatalURLFetchingError

    try:
        with parsing("WeasyPrint cannot print the page: {reason}", "look for what is odd in a style sheet or a font"):
            yield
    except RefusedError as refused:
        raise Failure([Diagnostic(Position(""), "weasyprint", refused.message, refused.hint)]) from None
    except FatalURLFetchingError as fault:
        hint = "put a .png, .jpg or .svg file beside the template and link to it by its relative name"
        raise Failure([Diagnostic(Position(""), "resource", str(fault), hint)]) from None


class _Recorder(logging.Handler):
    """Keeps the records of one thread."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.thread = threading.get_ident()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread:
            self.records.append(record)


@contextmanager
def _records() -> Iterator[list[logging.LogRecord]]:
    """Everything of level WARNING and above that WeasyPrint logs in this thread, and nothing of it on stderr."""
    logger, recorder = logging.getLogger("weasyprint"), _Recorder()
    logger.addHandler(recorder)
    before, logger.propagate = logger.propagate, False
    try:
        yield recorder.records
    finally:
        logger.removeHandler(recorder)
        logger.propagate = before


def _logged(record: logging.LogRecord) -> Diagnostic:
    hint = "correct the template or its style sheet; what WeasyPrint warns of is an error here"
    return Diagnostic(Position(""), "weasyprint", record.getMessage(), hint)


OWN_RESOURCES = re.compile(r"@(font-face|counter-style|import|color-profile|layer|namespace)")
"""What a sheet adds to its document while it is read, so that it must be read again for the next."""
_sheets: dict[tuple[str, str], Any] = {}


def _read_sheets_once() -> None:
    """Wrap WeasyPrint's reading of style sheets, once per process: each sheet is read once."""
    from weasyprint import css

    if getattr(css.CSS, "reads_once", False):
        return
    read = css.CSS

    def read_once(*positional: Any, **options: Any) -> Any:
        text = options.get("string")
        if text is None or positional or OWN_RESOURCES.search(text):
            return read(*positional, **options)
        rules = options.pop("page_rules", None)
        key = (text, options.get("media_type", ""))
        if key not in _sheets:
            _sheets[key] = read(**options)
        if rules is not None:
            rules.extend(_sheets[key].page_rules)
        return _sheets[key]

    read_once.reads_once = True  # type: ignore[attr-defined]
    css.CSS = read_once
