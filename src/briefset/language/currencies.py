"""Currencies: the signs and words by which texts name them, and how documents print them.

In: nothing. Out: tables. Never: a rate of exchange.
"""

from __future__ import annotations

import re
from typing import Final

CURRENCIES: Final[dict[str, str]] = {
    "US$": "$", "A$": "A$", "AU$": "A$", "C$": "C$", "CA$": "C$", "HK$": "HK$", "NZ$": "NZ$", "S$": "S$", "R$": "R$",
    "CN¥": "CN¥", "$": "$", "€": "€", "£": "£", "¥": "¥", "₩": "₩", "₹": "₹", "₽": "₽", "₫": "₫", "₺": "₺", "Rs": "₹",
    "Rs.": "₹", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "RMB": "CN¥", "CHF": "CHF", "CAD": "C$",
    "AUD": "A$", "Fr.": "CHF", "kr": "kr", "元": "CN¥", "美元": "$", "欧元": "€", "英镑": "£", "日元": "¥",
    "人民币": "CN¥",
    "港元": "HK$", "加元": "C$", "澳元": "A$", "韩元": "₩", "卢布": "₽", "卢比": "₹", "瑞郎": "CHF", "瑞士法郎": "CHF",
}  # fmt: skip
"""What a sign or code means (ISO 4217); a plain `$` is the dollar of the United States, as articles write it.

Words such as “dollars” stand in the file of their language.
"""
MONEY: Final = frozenset(CURRENCIES.values())
SIGNS: Final = "".join(name for name in CURRENCIES if len(name) == 1 and not name.isalpha())
"""Currency symbols of one character (Unicode category Sc)."""
PRINTED: Final = "|".join(
    map(re.escape, sorted((*(name for name in CURRENCIES if name[-1] in SIGNS),), key=len, reverse=True))
)
"""A pattern for every sign that stands at a number as it is: `US$`, `€`."""
IN_CHINESE: Final = {"$": "美元", "US$": "美元", "€": "欧元", "£": "英镑", "¥": "元"}
"""What stands after a number and its scale in Chinese."""
