"""Note numbers as markup: each leads to its row of the evidence, and the row leads back.

In: the register of a summary. Out: markup for templates, and which numbers were printed. Never: chooses a number.
"""

from __future__ import annotations

from markupsafe import Markup

from briefset.evidence.register import Reference, Register

ANCHOR = '<a class="ref" role="doc-noteref" id="r{0}" href="#e{0}" aria-label="{1} {0}">{0}</a>'
AGAIN = '<a class="ref" role="doc-noteref" href="#e{0}" aria-label="{1} {0}">{0}</a>'


class Marks:
    """Prints note numbers and remembers them, so that the evidence lists what the document prints, and no more."""

    def __init__(self, register: Register, label: str, active: bool) -> None:
        self.register, self.label, self.active = register, label, active
        self.printed: set[int] = set()

    def __call__(self, path: str) -> Markup:
        """The numbers of the statements at a YAML path or below it; nothing in a product without evidence."""
        if not self.active:
            return Markup("")
        marks = [self._mark(reference) for reference in self.register.find(path)]
        return Markup('<span class="comma">,</span>').join(marks)

    def _mark(self, reference: Reference) -> Markup:
        form = AGAIN if reference.number in self.printed else ANCHOR
        self.printed.add(reference.number)
        return Markup(form).format(reference.number, self.label)  # noqa: S704 - both forms stand above

    def evidence(self) -> list[Reference]:
        """The statements whose numbers were printed so far, by number."""
        return [reference for reference in self.register.references if reference.number in self.printed]
