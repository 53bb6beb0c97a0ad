"""What a summary answers to a question or a task of its own: what it says of the paragraphs that these name.

In: a text that names paragraphs, an answer where one was written, the `Register`. Out: `Answer`s.
Never: a statement that the summary does not make, there or as the answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefset.article.locator import read_paragraphs
from briefset.evidence.register import Register, Statement, Support
from briefset.language.data import LanguageData
from briefset.language.stems import content_stems
from briefset.summary.model import Passage, Question
from briefset.wording.markdown import plain

KINDS = ("claim", "caution", "section", "derived", "statistic", "event", "quotation", "row", "term")
"""Which statements answer, those that judge before those that report; the summary at length stands on page 1."""
MOST = 4
WRITTEN = "questions"
"""The kind of statements that were written as answers."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A statement, and the article's words for it; `places` are the paragraphs that bear it out."""

    path: str
    kind: str
    head: str
    text: str
    places: tuple[int, ...]
    supports: tuple[Support, ...]

    @property
    def is_placed(self) -> bool:
        """Whether its own text names paragraphs."""
        return bool(read_paragraphs(self.text))

    @property
    def words(self) -> Support | None:
        """The longest of the article's words that it does not say itself."""
        said = f"{self.head}\n{self.text}"
        more = (support for support in self.supports if support.words not in said)
        return max(more, key=lambda support: len(support.words), default=None)


def answer_question(question: Question, register: Register, language: LanguageData) -> list[Answer]:
    """The answer that was written; otherwise what the summary says of the paragraphs that the question names."""
    if question.answer:
        return [_written(question.answer, register)]
    return answer_from_places(question.text, register, language)


def answer_from_places(text: str, register: Register, language: LanguageData) -> list[Answer]:
    """What the summary says of the paragraphs that a text names, first what shares most words with it."""
    named, asked = read_paragraphs(text), _stems(text, language)
    found = [one for one in register.statements if one.kind in KINDS and _is_about(one, named)]
    found.sort(key=lambda one: (-len(asked & _stems(f"{one.head} {one.stated}", language)), KINDS.index(one.kind)))
    return list(_without_repeats(found))[:MOST]


def _written(answer: Passage, register: Register) -> Answer:
    known = register.by_path.get(answer.path)
    return _answer(known) if known else Answer(answer.path, WRITTEN, "", answer.text, (), ())


def _is_about(statement: Statement, named: set[int]) -> bool:
    """Whether most of its paragraphs are those that are named."""
    own = set(statement.paragraphs)
    return 2 * len(own & named) >= len(own) > 0


def _without_repeats(statements: list[Statement]) -> Iterator[Answer]:
    """Each statement whose words no other has said before."""
    said = ""
    for statement in statements:
        stated = plain(statement.stated)
        if stated not in said:
            said += f"{stated}\n"
            yield _answer(statement)


def _answer(statement: Statement) -> Answer:
    one = statement
    return Answer(one.path, one.kind, one.head, one.stated, one.paragraphs, one.supports)


def _stems(text: str, language: LanguageData) -> set[str]:
    return set(content_stems(plain(text), language))
