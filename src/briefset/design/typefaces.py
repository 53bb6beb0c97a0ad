"""Which typeface each role of a brand has: a file of its own, a family of the installed package, or a stand-in.

In: stacks of families as CSS has them, and `FontEntries`. Out: the family of each role, its `Face`s, and remarks.
Never: a font of the network or of the machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from briefset.design.font_entries import FontEntries
from briefset.design.fonts import KNOWN, SCRIPTS, Face, installed_families, read_installed
from briefset.diagnostics import Diagnostic, Severity
from briefset.yaml12.document import Loaded

SERIF, SANS = "serif", "sans-serif"
STAND_INS = {SERIF: "Gentium Book Plus", SANS: "Source Sans 3"}
GENERIC = {SERIF: SERIF, "ui-serif": SERIF, **dict.fromkeys(
    (SANS, "ui-sans-serif", "system-ui", "-apple-system", "BlinkMacSystemFont", "ui-rounded", "monospace",
     "ui-monospace", "cursive", "fantasy"), SANS)}  # fmt: skip
"""The generic families of CSS Fonts 4, 4.3, by the kind that is at hand."""
WITH_SERIFS = re.compile(
    r"\b(serif|slab|roman|times|georgia|garamond|cambria|caslon|baskerville|bodoni|didot|palatino|antiqua|bookman|"
    r"century|charter|constantia|merriweather|playfair|lora|bitter|crimson|cormorant|spectral|tinos|vollkorn|cardo|"
    r"gentium|alegreya|domine|newsreader|fraunces|literata|gelasio|rokkitt|arvo|cinzel|minion|sabon|utopia|song|simsun|mincho)",
    re.IGNORECASE,
)
"""Names that tell of serifs; “sans serif” does not."""
NEAREST = {
    "EB Garamond": r"garamond|sabon|bembo|jenson|cormorant|crimson|cardo|minion|palatino|caslon",
    "Poppins": r"montserrat|futura|avenir|gotham|circular|proxima|century gothic|jost|outfit|urbanist|league spartan",
    "Roboto": r"arial|helvetica|arimo|liberation sans|inter|univers|akzidenz|grotes[kq]|haas|franklin|public sans|"
    r"work sans|ibm plex sans|archivo|söhne|roboto flex|san francisco|sf pro",
    "Open Sans": r"segoe|frutiger|verdana|tahoma|droid sans|noto sans",
    "Lato": r"calibri|carlito|aptos",
}
"""Families of the package, and names of those to which they come nearer than the faces of the house."""
OFFICE = {
    **{name.casefold(): name for name in ("Arial", "Calibri", "Cambria", "Georgia", "Times New Roman")},
    "helvetica": "Arial",
    "helvetica neue": "Arial",
    "times": "Times New Roman",
}
"""Faces that every PowerPoint has and whose widths are known, also by the names of their models."""
OFFICE_OF_KIND = {SERIF: "Cambria", SANS: "Calibri"}
OLD_NAMES = {"sourcesanspro": "Source Sans 3"}
"""Families that their publisher has renamed."""


@dataclass
class Typefaces:
    """What a brand has of typefaces: its own faces, and remarks on those that it does not have."""

    loaded: Loaded
    entries: FontEntries
    told: dict[str, Diagnostic] = field(default_factory=dict)
    """By the family that was asked for."""

    @property
    def remarks(self) -> list[Diagnostic]:
        """What is told of files and of families, those last in which no role is set."""
        unused = (
            replace(each, message=f"{each.message}, and nothing is set in it") for each in self.entries.gone.values()
        )
        return [*self.entries.remarks, *self.told.values(), *unused]

    def choose(self, stack: str, path: str) -> str:
        """The first family of a stack that is at hand, its faces with it, otherwise what stands in for the first."""
        names = list(_names(stack))
        wanted = [name for name in names if name not in GENERIC]
        own = {family for family, _ in self.entries.faces}
        known = {_key(family): family for family in (*installed_families().values(), *KNOWN, *own)}
        known |= {old: new for old, new in OLD_NAMES.items() if old not in known}
        found = [known[_key(name)] for name in wanted if _key(name) in known]
        first, kind = (wanted or [""])[0], next((GENERIC[name] for name in names if name in GENERIC), "")
        family = found[0] if found else _stand_in(first, kind)
        if first and names[0] not in GENERIC:
            self._tell(first, family, path, is_at_hand=known.get(_key(first)) == family)
        if family not in KNOWN and family not in own:
            self.entries.faces |= {(family, face.style): face for face in read_installed(family)}
        return family

    def _tell(self, wanted: str, family: str, path: str, *, is_at_hand: bool) -> None:
        """A remark where the family is not at hand, or its files are not; one for each family."""
        if _key(wanted) in self.told:
            return
        lost = next((each for each in self.entries.gone if _key(each) == _key(wanted)), "")
        if lost and is_at_hand:
            message = f"{self.entries.gone[lost].message}, and {family} is taken from the installed package"
            remark = replace(self.entries.gone.pop(lost), message=message, severity=Severity.NOTE)
        elif lost:
            gone = self.entries.gone.pop(lost)
            remark = replace(gone, message=f"{gone.message}, and {family} stands in for {wanted}")
        elif not is_at_hand:
            message = f"the typeface {wanted} is not at hand, and {family} stands in for it"
            hint = (
                "name its files under `typography: fonts:` with `source: file`; none is taken from network or machine"
            )
            remark = self.loaded.diagnose(path, "font", message, hint, Severity.WARNING)
        else:
            return
        self.told[_key(wanted)] = remark

    def ordered(self) -> tuple[Face, ...]:
        """The faces in the order of their families, the regular one of each first."""
        faces = self.entries.faces
        families = list(dict.fromkeys(family for family, _ in faces))
        keys = sorted(faces, key=lambda key: (families.index(key[0]), "" if key[1] == "Regular" else key[1]))
        return tuple(faces[key] for key in keys)


def _names(stack: str) -> Iterator[str]:
    """The names of a stack without their quotation marks."""
    yield from filter(None, (name.strip().strip("'\"").strip() for name in stack.split(",")))


def _key(family: str) -> str:
    """By what families are told apart: letters and figures, for people leave out spaces and hyphens."""
    return re.sub(r"[\W_]+", "", family.casefold())


def _stand_in(wanted: str, kind: str) -> str:
    """The nearest family of the package for one that is not at hand; a generic name in its stack decides the kind."""
    near = next((family for family, names in NEAREST.items() if re.search(rf"\b({names})", wanted, re.IGNORECASE)), "")
    return near if near and kind in ("", _kind(near)) else STAND_INS[kind or _kind(wanted)]


def name_office_face(stack: str, family: str) -> str:
    """What PowerPoint sets a role in: a face of its own, for it takes none along; our bundled ones keep their names."""
    names = [name.casefold() for name in _names(stack)]
    if family in KNOWN and (family.casefold() in names or family in SCRIPTS):
        return family
    kind = next((GENERIC[name] for name in names if name in GENERIC), _kind(family))
    return next((OFFICE[name] for name in names if name in OFFICE), OFFICE_OF_KIND[kind])


def _kind(name: str) -> str:
    return SERIF if WITH_SERIFS.search(re.sub(r"\bsans[ -]?serif\b", "", name, flags=re.IGNORECASE)) else SANS
