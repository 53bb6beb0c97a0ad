"""Where the values of a summary stand in pages that an office suite printed, by their words.

In: a PDF without paths, a summary. Out: `Shown` with `Region`s. Never: guesses; words that are not found lead nowhere
until somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefset.evidence.trace.text_key import text_key
from briefset.preview.pictures import Pictures, Span
from briefset.preview.shown import Shown
from briefset.preview.source import Sources
from briefset.writers.pdf.regions import Region

BY_OFFICE = "As LibreOffice prints it."


def find_regions_of_text(pdf: bytes, instead: Shown, sources: Sources, slides: list[str], pictures: Pictures) -> Shown:
    """The printed pages, each text of the summary with its place, and each slide; raises `PictureError`."""
    shown = Shown("pages", pdf, how=BY_OFFICE, fills=instead.fills)
    sizes, texts = pictures.measure(shown.version, pdf), pictures.read(shown.version, pdf)
    found = list(_find(texts, sources))
    places = pictures.find(shown.version, pdf, [span for _, span in found])
    regions = [
        Region(number, (0.0, 0.0, 1.0, 1.0), path) for number, path in enumerate(slides[: len(sizes)], 1) if path
    ]
    regions += [
        Region(span[0] + 1, edges, path) for (path, span), lines in zip(found, places, strict=True) for edges in lines
    ]
    return replace(shown, sizes=tuple(sizes), regions=tuple(regions))


def _find(texts: list[str], sources: Sources) -> Iterator[tuple[str, Span]]:
    for number, text in enumerate(texts):
        key = text_key(text)
        for hit in sources.tracer.find_within(key):
            yield hit.printed.path, (number, key.offsets[hit.start], key.offsets[hit.end - 1] + 1)
