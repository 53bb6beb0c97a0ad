"""What stands behind the words at a place: paragraphs, a quotation, a statement with its evidence, a key.

In: a `Session`, a place. Out: Markdown. Never: judges; that is the check's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types

from briefset.article.nearest import Place, locate
from briefset.article.search import Passages
from briefset.build.lengths import Length
from briefset.editor.navigation import Named, Spot
from briefset.editor.session import CheckResult, Session
from briefset.evidence.register import Statement
from briefset.summary.model import Entry, Summary
from briefset.summary.model.fields import fields_of
from briefset.summary.model.roles import Role
from briefset.yaml12.edit import format_flow
from briefset.yaml12.paths import ancestors

SPACES = re.compile(r"\s+")
SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~]")


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


def markdown(text: str) -> types.MarkupContent:
    """A text as the protocol wants it."""
    return types.MarkupContent(types.MarkupKind.Markdown, text)


def describe_field(owner: type[Entry], name: str, lengths: Iterable[Length]) -> str:
    """What a key means, an example, and how much room the products have for what stands under it."""
    field = fields_of(owner)[name]
    told = [f"**{name}**: {field.description}"]
    if field.examples:
        told.append(f"```yaml\n{name}: {format_flow(field.examples[0])}\n```")
    if here := [length for length in lengths if length.part == name]:
        told.append(show_lengths(here))
    return "\n\n".join(told)


def show_paragraphs(numbers: Iterable[int], passages: Passages) -> str:
    """Paragraphs of the article, each under its number."""
    known = (number for number in numbers if 0 <= number < len(passages.paragraphs))
    return "\n\n".join(f"**P{number}** {_escape(passages.paragraphs[number])}" for number in known)


def show_quotation(place: Place, passages: Passages) -> str:
    """The paragraph of some words, which stand out in it, and how they were found."""
    text = passages.paragraphs[place.paragraph]
    before, words, after = map(_escape, (text[: place.start], text[place.start : place.end], text[place.end :]))
    return f"**P{place.paragraph}** ({place.how})\n\n{before}**{words}**{after}"


def show_statement(statement: Statement, known: CheckResult) -> str:
    """A statement, the article's words for it, whether these were found or written, and where it is printed."""
    head = f"**{_escape(statement.head)}** " if statement.head else ""
    lines = [f"[{statement.number}] {head}{_escape(statement.stated)} ({statement.check.value})"]
    if statement.working:
        lines.append(_escape(statement.working))
    located = known.checked.verified.located
    for support in statement.supports:
        origin = "found" if support.path in located else "written"
        lines.append(f"- P{support.paragraph} ({origin}): “{_escape(support.words)}”")
    printed = [f"{name} ({', '.join(forms)})" for name, forms in known.printed.get(statement.path, {}).items()]
    return "\n".join([*lines, "", f"Printed in {', '.join(printed)}." if printed else "No document prints it."])


def show_lengths(lengths: Sequence[Length]) -> str:
    """How long a part is beside its room in each product."""
    return "\n".join(f"- {length}" for length in lengths)


def _escape(text: str) -> str:
    """A text whose signs mean nothing in Markdown."""
    return SIGNS.sub(r"\\\g<0>", SPACES.sub(" ", text))
