"""Currencies: the signs and words by which texts name them, and how documents print them.

In: nothing. Out: tables. Never: a rate of exchange.
"""

from __future__ import annotations

import re
from typing import Final

CURRENCIES: Final[dict[str, str]] = {
    "US$": "$", "$": "$", "€": "€", "£": "£", "¥": "¥", "₩": "₩", "₹": "₹", "₽": "₽", "₫": "₫", "₺": "₺",
    "A$": "A$", "C$": "C$", "HK$": "HK$",
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "RMB": "CN¥", "CHF": "CHF",
    "dollars": "$", "dollar": "$", "euros": "€", "euro": "€", "pounds": "£", "yen": "¥", "won": "₩",
    "rupees": "₹", "roubles": "₽", "rubles": "₽", "francs": "CHF", "yuan": "CN¥", "renminbi": "CN¥",
    "美元": "$", "人民币": "CN¥",
}  # fmt: skip
"""What a sign, code or word means; a plain `$` is the dollar of the United States, as articles write it."""
SIGNS: Final = "".join(name for name in CURRENCIES if len(name) == 1 and not name.isalpha())
"""Currency symbols of one character (Unicode category Sc)."""
PRINTED: Final = "|".join(
    map(re.escape, sorted((*(name for name in CURRENCIES if name[-1] in SIGNS),), key=len, reverse=True))
)
"""A pattern for every sign that stands at a number as it is: `US$`, `€`."""
IN_CHINESE: Final = {"$": "美元", "US$": "美元", "€": "欧元", "£": "英镑", "¥": "元"}
"""What stands after a number and its scale in Chinese."""
