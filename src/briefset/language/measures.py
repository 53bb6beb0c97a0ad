"""Units of measure with their dimension, and what one is worth in another, exactly.

In: a unit's symbol. Out: its dimension and factor. Never: words (those are the languages'), or a rounded factor.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

INCH: Final = Fraction(254, 10000)
FOOT: Final = 12 * INCH
MILE: Final = 5280 * FOOT
POUND: Final = Fraction(45359237, 100000000)

SIZES: Final[dict[str, dict[str, Fraction | int]]] = {
    "months": {"mo": 1, "quarter": 3, "half-year": 6, "y": 12, "decade": 120, "century": 1200, "millennium": 12000},
    "days": {
        "d": 1, "wk": 7, "fortnight": 14, "h": Fraction(1, 24), "min": Fraction(1, 1440), "s": Fraction(1, 86400),
    },
    "length": {
        "mm": Fraction(1, 1000), "cm": Fraction(1, 100), "dm": Fraction(1, 10), "m": 1, "km": 1000, "in": INCH,
        "ft": FOOT, "yd": 3 * FOOT, "mi": MILE, "nmi": 1852,
    },
    "area": {"m²": 1, "km²": 10**6, "ha": 10**4, "acre": 43560 * FOOT**2, "mi²": MILE**2, "ft²": FOOT**2},
    "volume": {
        "m³": 1, "l": Fraction(1, 1000), "ml": Fraction(1, 10**6), "ft³": FOOT**3, "gal": 231 * INCH**3,
        "bbl": 42 * 231 * INCH**3,
    },
    "mass": {
        "t": 1000, "kg": 1, "g": Fraction(1, 1000), "mg": Fraction(1, 10**6), "µg": Fraction(1, 10**9), "lb": POUND,
        "oz": POUND / 16, "ton": 2000 * POUND, "long ton": 2240 * POUND,
    },
    "power": {"W": 1, "kW": 10**3, "MW": 10**6, "GW": 10**9, "TW": 10**12},
    "energy": {"Wh": 1, "kWh": 10**3, "MWh": 10**6, "GWh": 10**9, "TWh": 10**12},
    "information": {"B": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12},
    "yuan": {"CN¥": 1, "jiao": Fraction(1, 10)},
    "concentration": {"ppm": 1000, "ppb": 1},
}  # fmt: skip
UNITS: Final[dict[str, tuple[str, Fraction]]] = {
    symbol: (dimension, Fraction(size)) for dimension, sizes in SIZES.items() for symbol, size in sizes.items()
}
"""The dimension of each unit that can be converted, and its size in the dimension's base (SI brochure; NIST SP 811)."""

TIME: Final = frozenset({"months", "days"})
DAYS_A_MONTH: Final = Fraction(146097, 4800)
"""In the mean of the Gregorian calendar, which has 146,097 days in 400 years (ISO 8601-1, 4.2)."""


def to_base(value: Fraction, unit: str) -> tuple[Fraction, str]:
    """The value in the base of its dimension; as it is for a unit that nothing is converted to."""
    if unit not in UNITS:
        return value, unit
    dimension, factor = UNITS[unit]
    return value * factor, dimension
