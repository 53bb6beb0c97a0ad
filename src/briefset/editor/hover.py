"""What stands behind the words at a place: paragraphs, a quotation, a statement with its evidence, a key.

In: a `Session`, a place. Out: Markdown. Never: judges; that is the check's.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefset.article.nearest import locate
from briefset.editor.places import Named, Spot
from briefset.editor.session import Session
from briefset.editor.wording import describe_field, show_paragraphs, show_quotation, show_statement
from briefset.summary.model import Summary
from briefset.summary.model.roles import Role
from briefset.yaml12.paths import ancestors


def show(session: Session, spot: Spot, named: Named | None) -> str:
    """All that is known of what stands at a place; nothing where that is nothing."""
    return "\n\n---\n\n".join(filter(None, _parts(session, spot, named)))


def _parts(session: Session, spot: Spot, named: Named | None) -> Iterator[str]:
    passages = session.passages
    if named and named.paragraphs and passages:
        yield show_paragraphs(sorted(named.paragraphs), passages)
    elif Role.VERBATIM in spot.role and not spot.is_key and passages:
        found = locate(str(spot.value), passages).places
        yield from (show_quotation(one, passages) for one in found)
    if named and named.id:
        entry = session.summary.by_id().get((named.collection, named.id)) if session.summary else None
        yield from _statements(session, entry.path) if entry else ()
    elif not (named and named.paragraphs):
        yield from _statements(session, spot.path)
    if spot.is_key and spot.owner:
        yield describe_field(spot.owner, spot.key, session.lengths if spot.owner is Summary else ())


def _statements(session: Session, path: str) -> Iterator[str]:
    """The statement at a path or around it, or those that an exhibit or a slide shows."""
    known = session.known
    if known is None:
        return
    for above in ancestors(path):
        whole = above in known.register.by_path or above.endswith("]")
        if found := known.register.find(above) if whole else []:
            yield from (show_statement(one, known) for one in found)
            return
