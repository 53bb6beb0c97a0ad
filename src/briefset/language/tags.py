"""Language tags: whether they are well formed, and whether their first part names a language.

In: a tag (BCP 47). Out: what is wrong with it. Never: a table of regions; those are taken as they are.
"""

from __future__ import annotations

import re

TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TWO_LETTERS = _set(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja "
    "jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb "
    "nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq "
    "sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
"""ISO 639-1; codes of three letters (ISO 639-3) are too many to keep here."""
HINT = "write a tag such as en-GB, de, fr-CA, es, zh-CN"


def primary(tag: str) -> str:
    """The primary subtag of a language tag: `zh` of `zh-CN`."""
    return tag.partition("-")[0].lower()


def find_tag_fault(tag: str) -> str:
    """What is wrong with a language tag; empty where nothing is."""
    if not TAG.fullmatch(tag):
        return f"“{tag}” is not a language tag"
    code = primary(tag)
    return "" if len(code) > 2 or code in TWO_LETTERS else f"no language has the code “{code}”"
