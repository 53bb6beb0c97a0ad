"""Links to popovers as the buttons that open them: without a script nothing else does (HTML, 6.12, popover attribute).

In: a printed page. Out: the page. Never: another link, or a word of the page changed.
"""

from __future__ import annotations

import re

from briefset.pages.render.prose import WORD_JOINER

ID = re.compile(r' id="((\w+)(?:-\d+)?)"( popover=)?')
BRACKETS = re.compile(r'([(（]<span class="locator">)(?=<button)|(?<=</button>)(</span>(?=[)）]))')
"""Between brackets and a button: a button is no letter, and lines would break there."""
LINK = re.compile(r'<a href="#([\w-]+)"([^<>]*)>(.*?)</a>', re.DOTALL)


def open_popovers(page: str) -> str:
    """The page in which every link to a popover, or to a numbered part of one, is a button that opens it."""
    opens = _find_popovers(page)
    if not opens:
        return page
    page = LINK.sub(lambda link: _button(opens[link[1]], link) if link[1] in opens else link[0], page)
    return BRACKETS.sub(lambda found: f"{found[1]}{WORD_JOINER}" if found[1] else f"{WORD_JOINER}{found[2]}", page)


def _find_popovers(page: str) -> dict[str, str]:
    """The popover of each id: its own, and those of its parts, which are named after it with a number of their own."""
    opens: dict[str, str] = {}
    around = ("", "")
    for name, stem, popover in ID.findall(page):
        if popover:
            around = name, stem
        if popover or stem == around[1]:
            opens[name] = around[0]
    return opens


def _button(popover: str, link: re.Match[str]) -> str:
    return f'<button type="button" popovertarget="{popover}"{link[2]}>{link[3]}</button>'
