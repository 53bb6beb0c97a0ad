"""Charts that may stand beside each other, and are compared there by eye.

In: exhibits, the statistics that they name, their views. Out: whether two may stand there, and their scales.
Never: two scales of the same height beside each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefset.pages.view.chart_values import BarPart, axis_from
from briefset.pages.view.exhibits import ExhibitView
from briefset.summary.model import Exhibit, PairChart, Statistic

UPRIGHT = ("pair", "slope", "line")
"""Kinds whose values rise from the foot of their picture; the length of others depends on the width of their names."""

LOWER = 0.72
"""How high the bars of each further unit are on paper, as a share of those before."""


def are_comparable(exhibits: Sequence[Exhibit], statistics: Sequence[Statistic]) -> bool:
    """Whether charts can share a scale, or be drawn from first bars of one height."""
    values = {entry.id: entry.value for entry in statistics}
    shown = [
        [values[name] for part in entry.walk() for _, _, name in part.ids() if name in values] for entry in exhibits
    ]
    if any(value < 0 for chart in shown for value in chart):
        return False
    if len({(entry.kind, getattr(entry, "unit", ""), axis_from(entry)) for entry in exhibits}) == 1:
        return exhibits[0].kind in UPRIGHT
    return all(isinstance(entry, PairChart) for entry in exhibits) and all(chart[0] > 0 for chart in shown)


def on_one_scale(parts: list[ExhibitView]) -> tuple[list[ExhibitView], str]:
    """Comparable charts so that lengths can be compared, and the label that says how, if one must.

    Those of one unit share a scale; upright bars of two units are drawn from first bars of the same height.
    """
    found = [part.data for part in parts if part.data]
    if len(found) < 2:
        return parts, ""
    if len({data.unit for data in found}) == 1:
        return _reaching(parts, [max(data.high for data in found)] * len(parts)), ""
    firsts = [next(iter(data.points)).value or 0.0 for data in found]
    growth = max(data.high / first for data, first in zip(found, firsts, strict=True))
    return _reaching(parts, [growth * first for first in firsts]), "same-start"


def scale_bars(parts: list[ExhibitView]) -> list[ExhibitView]:
    """The exhibits of a document, upright bars of one unit on one scale, and those of each further unit lower."""
    pairs = [part for part in parts if part.entry.kind == "pair"]
    highs = {part.unit: max(each.data.high for each in pairs if each.data and each.unit == part.unit) for part in pairs}
    ranked = Counter(part.unit for part in pairs).most_common()
    tops = {unit: highs[unit] / LOWER**rank for rank, (unit, _) in enumerate(ranked)}
    return [_reaching([part], [tops[part.unit]])[0] if part in pairs else part for part in parts]


def _reaching(parts: list[ExhibitView], tops: list[float]) -> list[ExhibitView]:
    return [
        replace(part, data=part.data and replace(part.data, most=top), bars=_shared(part.bars, top))
        for part, top in zip(parts, tops, strict=True)
    ]


def _shared(bars: list[BarPart], top: float) -> list[BarPart]:
    return [replace(bar, share=float(bar.value) / top if top else 0.0) for bar in bars]
