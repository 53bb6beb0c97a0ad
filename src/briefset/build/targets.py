"""What a set is made of: each product in each format, and what of it this machine can make.

In: products, formats. Out: `Target`s. Never: makes one.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefset.build.page import OF_PDF
from briefset.design.product import Product
from briefset.diagnostics import Diagnostic, Exit, Failure
from briefset.files.libraries import describe_missing, missing_libraries


@dataclass(frozen=True, slots=True)
class Target:
    """One product in one format, and the product whose pages it names."""

    product: Product
    format: str
    companion: Product | None = None

    @property
    def name(self) -> str:
        """How it is named in messages and in the manifest."""
        return f"{self.product.stem}.{self.format}"

    @property
    def needs_libraries(self) -> bool:
        """Whether a PDF is made for it: as what it is, for its pictures, or to know the pages of its companion."""
        return self.format in OF_PDF or self.product.accompanies is not None

    @property
    def file_names(self) -> tuple[str, ...]:
        """The files that it has at least: of pictures the first, in each shape or with the sheet of all."""
        stem = self.product.stem
        if self.format == "png" and self.product.pictures:
            return tuple(f"{stem}-01-{shape}.png" for shape in self.product.pictures)
        return (f"{stem}-01.png", f"{stem}-contact.png") if self.format == "png" else (self.name,)


def leave_out(targets: list[Target]) -> tuple[list[Target], Diagnostic | None]:
    """The targets that can be made on this machine, and what the others lack.

    Raises `Failure` (environment) where none can be made.
    """
    unmade = [target for target in targets if target.needs_libraries]
    missing = missing_libraries() if unmade else []
    if not missing:
        return targets, None
    lacking = describe_missing(missing, ", ".join(target.name for target in unmade))
    if len(unmade) == len(targets):
        raise Failure([lacking], Exit.ENVIRONMENT)
    return [target for target in targets if not target.needs_libraries], lacking
