"""What may be written at a place: keys, ids of this file, paragraphs, the article's words.

In: a `Session`, a place. Out: items of completion. Never: offers an id of another file, a key that is written, or words
that do not follow on what is typed or end inside a word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from lsprotocol import types
from pydantic.fields import FieldInfo

from briefset.article.boundaries import splits_word
from briefset.article.normalize import normalize
from briefset.article.search import Passages
from briefset.diagnostics.hints import shorten
from briefset.editor.cursor import TOP, Cursor, find_cursor
from briefset.editor.hover import describe_field, markdown
from briefset.editor.session import Session
from briefset.editor.texts import Text
from briefset.evidence.quotations.collect import MARKED
from briefset.evidence.quotations.fix import spell
from briefset.language.sentences import count_words, sentence_bounds
from briefset.summary.model import Entry
from briefset.summary.model.base import entries_in
from briefset.summary.model.content import Stated
from briefset.summary.model.fields import fields_of, kind_of, owners_at
from briefset.summary.model.roles import Ref, Role, refs_of, roles_of
from briefset.yaml12.edit import ESCAPES, quote_scalar
from briefset.yaml12.paths import parent

CITED = re.compile(r"(?<![\w’])P(\d*)$")
OPENED = re.compile(r"[“„«「](?P<words>[^“”„«»「」]*)$")
MARK = re.compile(r"[“”„«»「」\"]")
NEEDS_QUOTES = re.compile(r": |:$| #")
"""What ends a plain scalar (YAML 1.2.2, §7.3.3)."""
FLOW_SIGNS = re.compile(r"[,\[\]{}]")
KEY = re.compile(r"[\w-]*")
MOST_LETTERS = 96
Kinds = types.CompletionItemKind
LEAST_LETTERS = 3
"""Letters that must be typed before anything is offered; two for scripts whose letters are words."""
LEAST_HAN = 2
MOST_PLACES = 12
LEAST_WORDS = 2
CLAUSE_END = re.compile(r"[,;:，；：、](?=\s|[^\W\d_])|\s[–—]\s")
DANGLING = re.compile(r"[\s,;:，；：、]+\Z")
"""The comma before a closing mark belongs to the sentence around the quotation."""
HAN = re.compile(r"[\u3400-\u9fff]")


def complete(session: Session, text: Text, spot: tuple[int, int]) -> types.CompletionList:
    """The items at a place of the summary; an editor asks again after each letter of a quotation."""
    cursor = find_cursor(text.lines, *spot)
    items = list(_Completer(session, text, cursor).items())
    return types.CompletionList(is_incomplete=any(item.kind is Kinds.Text for item in items), items=items)


class _Completer:
    def __init__(self, session: Session, text: Text, cursor: Cursor) -> None:
        self.session, self.text, self.cursor = session, text, cursor
        self.owners = owners_at(cursor.path, cursor.scalars)

    def items(self) -> Iterator[types.CompletionItem]:
        cursor = self.cursor
        alone = [owner for owner in self.owners if issubclass(owner, Stated)]
        if cursor.key:
            yield from self.values(self.owners, cursor.key)
        elif alone and (cursor.style or " " in cursor.typed):
            yield from self.values(alone, "text")  # an entry that is written as its text
        elif self.owners:
            yield from self.keys()
        else:
            path, name = _field_at(cursor.path)
            yield from self.values(owners_at(path, cursor.scalars), name)

    def keys(self) -> Iterator[types.CompletionItem]:
        """The keys of the mapping that are not written yet; of a list a new entry begins with one."""
        cursor, (line, column) = self.cursor, self.cursor.place
        after = self.text.lines[line][column:]
        rest = KEY.match(after)
        end = column + (rest.end() if rest else 0)
        is_followed = self.text.lines[line][end:].startswith(":")
        written = cursor.written_beside() | self.written_below()
        where = self.text.range(cursor.begin, (line, end))
        dash = "- " if self.is_new_item() else ""
        fields = {name: (owner, field) for owner in self.owners for name, field in fields_of(owner).items()}
        for number, (name, (owner, field)) in enumerate(fields.items()):
            if name not in written:
                sign = "" if is_followed else ": " if _is_plain(field) else ":"
                edit = types.TextEdit(where, f"{dash}{name}{sign}")
                told = describe_field(owner, name, self.session.lengths if not cursor.path else ())
                yield types.CompletionItem(
                    name, kind=Kinds.Property, detail=field.description, documentation=markdown(told),
                    sort_text=f"{number:03}", filter_text=f"{dash}{name}", text_edit=edit,
                )  # fmt: skip

    def is_new_item(self) -> bool:
        """Whether an entry of a list is to begin, and its hyphen is not written."""
        name = self.cursor.path
        owners = owners_at(parent(name), self.cursor.scalars)
        fields = (fields_of(owner).get(name.rpartition(".")[2]) for owner in owners)
        return not name.endswith("]") and any(field and get_origin(field.annotation) is list for field in fields)

    def written_below(self) -> set[str]:
        """The keys of the mapping that stand after the place: on its line in brackets, else with its indentation.

        Of the summary itself, all that it has.
        """
        (line, column), begin = self.cursor.place, self.cursor.begin[1]
        if not self.cursor.path:
            rows = (row for number, row in enumerate(self.text.lines) if number != line)
            return {row.partition(":")[0] for row in rows if TOP.match(row)}
        if self.cursor.is_flow:
            return set(re.findall(r"([\w-]+):\s", self.text.lines[line][column:].partition("}")[0]))
        found = set()
        for row in self.text.lines[line + 1 :]:
            indent = len(row) - len(row.lstrip(" "))
            if row.strip() and (indent < begin or row[begin:].startswith("- ")):
                break
            if match := re.match(r"([\w-]+):(?:\s|$)", row[begin:]):
                found |= {match[1]} if indent == begin else set()
        return found

    def values(self, owners: Sequence[type[Entry]], key: str) -> Iterator[types.CompletionItem]:
        """What the key may hold."""
        found = {name: owner for owner in owners for name in fields_of(owner) if name == key}
        for name, owner in found.items():
            field, own = fields_of(owner)[name], name.replace("-", "_")
            if ref := refs_of(owner).get(own):
                yield from self.ids(ref)
            if name == "kind":
                yield from self.choices([kind_of(one) for one in owners])
            elif choices := list(_choices(field.annotation)):
                yield from self.choices(choices)
            yield from self.words(roles_of(owner)[own])

    def ids(self, ref: Ref) -> Iterator[types.CompletionItem]:
        """The ids of the collection that will do here."""
        summary = self.session.summary
        known = summary.by_id() if summary else {}
        for (collection, name), entry in known.items():
            if collection == ref.collection and ref.takes(entry):
                stated = next((text for _, text in entry.texts(Role.STATEMENT | Role.VERBATIM)), None)
                yield self.item(name, Kinds.Reference, entry.called, stated)
        loaded = self.session.load() if summary is None else None
        written = loaded.data.get(ref.collection) if loaded else None
        if isinstance(written, list):
            written = [one.get("id") for one in written if isinstance(one, dict)]
        yield from (self.item(name, Kinds.Reference) for name in written or () if isinstance(name, str))

    def choices(self, words: Sequence[str]) -> Iterator[types.CompletionItem]:
        return (self.item(word, Kinds.EnumMember) for word in words)

    def words(self, role: Role) -> Iterator[types.CompletionItem]:
        """Paragraphs, and words of the article, where a text of these roles has them."""
        passages = self.session.passages
        if passages is None:
            return
        if Role.LOCATOR in role:
            yield from self.paragraphs(passages, "", self.cursor.typed)
        elif Role.VERBATIM in role:
            yield from self.quotations(self.cursor.typed, passages)
        if Role.CITING in role and (cited := CITED.search(self.cursor.typed)):
            yield from self.paragraphs(passages, "P", cited[0])
        elif Role.QUOTING in role and (opened := OPENED.search(self.cursor.typed)):
            yield from self.quotations(opened["words"], passages, is_nested=True)

    def paragraphs(self, passages: Passages, sign: str, typed: str) -> Iterator[types.CompletionItem]:
        for number, paragraph in enumerate(passages.paragraphs):
            yield self.item(f"{sign}{number}", Kinds.Value, shorten(paragraph), paragraph, typed, f"{number:04}")

    def item(
        self, word: str, kind: types.CompletionItemKind, detail: str | None = None, told: str | None = None,
        typed: str | None = None, order: str | None = None,
    ) -> types.CompletionItem:  # fmt: skip
        """A word in place of what is typed of it."""
        edit = types.TextEdit(self.before(self.cursor.typed if typed is None else typed), word)
        return types.CompletionItem(word, kind=kind, detail=detail, documentation=told, sort_text=order, text_edit=edit)

    def before(self, typed: str) -> types.Range:
        """The range of what is typed on the line of the place."""
        line, column = self.cursor.place
        return self.text.range((line, column - len(typed.rpartition("\n")[2])), (line, column))

    def quotations(self, typed: str, passages: Passages, is_nested: bool = False) -> Iterator[types.CompletionItem]:
        """The article's words that go on from those that are typed; nested ones have no quotation marks in them."""
        at = self.cursor.scalars.get(f"{self.cursor.path}.at", "")
        preferred = {int(at)} if at.isdecimal() else set[int]()
        word = re.split(r"\s", typed)[-1]
        found = continue_quotation(typed, passages, preferred)
        for number, one in enumerate(one for one in found if not (is_nested and MARK.search(one.words))):
            edit, quotes = self.spelled(one, self.before(word))
            yield types.CompletionItem(
                _cut(one.words), kind=Kinds.Text, detail=f"P{one.paragraph}", documentation=one.words,
                sort_text=f"{number:03}", filter_text=word or None, text_edit=edit, additional_text_edits=quotes,
            )  # fmt: skip

    def spelled(self, one: Continuation, where: types.Range) -> tuple[types.TextEdit, list[types.TextEdit] | None]:
        """The words in the style of the scalar; a plain one gets quotation marks where it cannot hold the words."""
        rest, cursor = one.rest, self.cursor
        if cursor.style == "'":
            return types.TextEdit(where, rest.replace("'", "''")), None
        escaped = quote_scalar(rest)[1:-1]
        if cursor.style == '"':
            return types.TextEdit(where, escaped), None
        is_open = NEEDS_QUOTES.search(one.rest) or (cursor.is_flow and FLOW_SIGNS.search(one.rest))
        if cursor.style or not is_open or any(sign in cursor.typed for sign in ESCAPES):
            return types.TextEdit(where, rest), None
        begin = self.text.range(cursor.begin, cursor.begin)
        return types.TextEdit(where, f'{escaped}"'), [types.TextEdit(begin, '"')]


def _field_at(path: str) -> tuple[str, str]:
    """The mapping and the key at whose value, or at an item of it, a path ends."""
    while path.endswith("]"):
        path = parent(path)
    return parent(path), path.rpartition(".")[2]


def _is_plain(field: FieldInfo) -> bool:
    """Whether the value of a field begins on the line of its key."""
    return not entries_in(field.annotation) and get_origin(field.annotation) is not dict


def _choices(annotation: Any) -> Iterator[str]:
    """The words that a field takes, if it takes no others."""
    if get_origin(annotation) is Literal:
        yield from map(str, get_args(annotation))
    elif annotation is bool:
        yield from ("true", "false")
    elif get_origin(annotation) is not list:
        for part in get_args(annotation):
            yield from _choices(part)


def _cut(words: str) -> str:
    """Words for one line of a list, with their end."""
    half = MOST_LETTERS // 2
    return words if len(words) <= MOST_LETTERS else f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


@dataclass(frozen=True, slots=True)
class Continuation:
    """Words of the article from those that were typed on to the end of a clause, a quotation or the sentence.

    `rest` is what of them stands from the beginning of the last word that was typed.
    """

    paragraph: int
    words: str
    rest: str
    is_sentence: bool


def continue_quotation(typed: str, passages: Passages, preferred: Collection[int] = ()) -> list[Continuation]:
    """What the article goes on with at each place of the words; the preferred paragraphs come first."""
    wanted = normalize(typed).text
    if len(wanted) < (LEAST_HAN if HAN.search(wanted) else LEAST_LETTERS):
        return []
    # A space after the last word is no part of it, but says that it is whole.
    wanted += " " if typed[-1:].isspace() else ""
    found = [one for begin, end in _find(wanted, passages) for one in _continue(typed, begin, end, passages)]
    unlike = {(one.paragraph, one.words): one for one in found}
    return sorted(unlike.values(), key=lambda one: one.paragraph not in preferred)


def _find(wanted: str, passages: Passages) -> Iterator[tuple[int, int]]:
    """Where the words begin and end in the normalized text, at the beginnings of words."""
    count = 0
    for match in re.finditer(re.escape(wanted), passages.text, re.IGNORECASE):
        number = passages.number_at(match.start())
        normalized, begin = passages.normalized[number], passages.begins[number]
        if match.start() >= begin and not splits_word(
            passages.text, match.start(), normalized.dashes, normalized.grouping, begin
        ):
            yield match.span()
            count += 1
        if count == MOST_PLACES:
            return


def _continue(typed: str, begin: int, end: int, passages: Passages) -> Iterator[Continuation]:
    number = passages.number_at(begin)
    base, paragraph = passages.begins[number], passages.paragraphs[number]
    start, here = passages.normalized[number].span(begin - base, end - base)
    _, last = sentence_bounds(paragraph, start, max(here, start + 1))
    quoted = (match.span(match.lastgroup or 0) for match in MARKED.finditer(paragraph))
    last = min([last, *(close for opened, close in quoted if opened <= start < close)])
    last = start + len(DANGLING.sub("", paragraph[start:last]))
    word = re.split(r"\s", typed)[-1]
    # The last word that is typed begins where the article's does, whatever spaces and marks stand before it.
    own = here - len(_tail(paragraph[start:here], word))
    edges = [match.start() for match in CLAUSE_END.finditer(paragraph, here, last)]
    for edge in dict.fromkeys([last, *edges]):
        words = spell(paragraph[start:edge])
        if edge > here and count_words(words) >= LEAST_WORDS:
            yield Continuation(number, words, spell(paragraph[own:edge]), edge == last)


def _tail(article: str, word: str) -> str:
    """What of the article's words stands for the last word that is typed."""
    if not word:
        return ""
    wanted = normalize(word).text
    for length in range(1, len(article) + 1):
        if normalize(article[-length:]).text.casefold() == wanted.casefold():
            return article[-length:]
    return re.split(r"\s", article)[-1]
