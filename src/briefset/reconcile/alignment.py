"""Two versions of a document, paragraph by paragraph: which stayed, changed, moved, went, came, were split or joined.

In: two lists of texts with the kind of each. Out: `Match`es, in which each paragraph of both stands exactly once.
Never: leaves a paragraph out; those without text count as none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefset.diagnostics.limits import MAX_PAIRS

LIKE = 0.5
"""Words in common from which a paragraph in the same place is the same one, reworded."""
LIKE_ELSEWHERE = 0.7
"""The same for a paragraph that stands elsewhere."""
BETTER = 0.08
"""How much more of a text two paragraphs must explain than one, to be the halves of it."""
LEAST_MOVED = 12
"""Characters below which a text may recur by chance: cells of tables, headings."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph to be compared: its words with single spaces, and its kind (story and style)."""

    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Match:
    """Paragraphs of the old and the new version that belong together, by their numbers.

    `how`: same, edited, moved, moved and edited, split (one old), joined (one new), deleted (no new), added (no old).
    """

    how: str
    old: tuple[int, ...]
    new: tuple[int, ...]


def align(old: Sequence[Text], new: Sequence[Text]) -> list[Match]:
    """The matches in the order of the new version; what was deleted stands where it stood."""
    return _Aligner(old, new).run()


class _Aligner:
    def __init__(self, old: Sequence[Text], new: Sequence[Text]) -> None:
        self.old, self.new = old, new
        self.pairs: dict[int, int] = {}
        self.moved: set[int] = set()

    def run(self) -> list[Match]:
        for olds, news in list(self._keep_same()):
            self._pair_alike(olds, news)
        self._pair_moved(1.0)
        self._pair_moved(LIKE_ELSEWHERE)
        self._pair_left()
        return self._ordered()

    def _keep_same(self) -> Iterator[tuple[range, range]]:
        """Pair what is the same in the same order; the gaps between."""
        old = [text for text in self.old if text.words]
        new = [text for text in self.new if text.words]
        at = [number for number, text in enumerate(self.old) if text.words]
        to = [number for number, text in enumerate(self.new) if text.words]
        for operation, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if operation == "equal":
                self.pairs.update(zip(at[first:last], to[start:end], strict=True))
            else:
                yield range(*_ends(at, first, last)), range(*_ends(to, start, end))

    def _open(self, numbers: range, side: int) -> list[int]:
        texts = (self.old, self.new)[side]
        taken = self.pairs.keys() if side == 0 else set(self.pairs.values())
        return [number for number in numbers if texts[number].words and number not in taken]

    def _pair_alike(self, olds: range, news: range) -> None:
        """In a gap, the pairs in order that have most words in common (Needleman and Wunsch)."""
        left, right = self._open(olds, 0), self._open(news, 1)
        if len(left) * len(right) <= MAX_PAIRS:
            self.pairs.update(
                (left[row], right[column])
                for row, column in best_pairs([[self._likeness(old, new) for new in right] for old in left])
            )

    def _likeness(self, old: int, new: int) -> float:
        return likeness(self.old[old].words, self.new[new].words) if self._same_story(old, new) else 0.0

    def _sameness(self, old: int, new: int) -> float:
        return float(self.old[old].words == self.new[new].words and self._same_story(old, new))

    def _same_story(self, old: int, new: int) -> bool:
        return self.old[old].kind.partition("/")[0] == self.new[new].kind.partition("/")[0]

    def _pair_moved(self, least: float) -> None:
        """Pair what stands elsewhere, with at least so much in common; the likest first."""
        left = [number for number in self._open(range(len(self.old)), 0) if len(self.old[number].words) >= LEAST_MOVED]
        right = self._open(range(len(self.new)), 1)
        if least < 1.0 and len(left) * len(right) > MAX_PAIRS:
            return
        like = self._likeness if least < 1.0 else self._sameness
        for score, old, new in sorted(((like(old, new), -old, -new) for old in left for new in right), reverse=True):
            if score >= least and -old not in self.pairs and -new not in self.pairs.values():
                self.pairs[-old] = -new
                self.moved.add(-old)

    def _pair_left(self) -> None:
        """Paragraphs of one kind and number left over between the same neighbours: rewritten from top to bottom."""
        sources = {new: old for old, new in self.pairs.items() if old not in self.moved}
        moved = {self.pairs[old] for old in self.moved}
        left = self._runs(self.old, sources.values(), self.moved)
        right = self._runs(self.new, sources, moved)
        for before, new in right.items():
            old = left.get(-1 if before < 0 else sources[before], [])
            if [self.old[number].kind for number in old] == [self.new[number].kind for number in new]:
                self.pairs.update(zip(old, new, strict=True))

    @staticmethod
    def _runs(texts: Sequence[Text], paired: Collection[int], moved: set[int]) -> dict[int, list[int]]:
        """What is not paired, by the paired paragraph before it; -1 is the beginning."""
        runs: dict[int, list[int]] = {}
        taken, before = set(paired), -1
        for number, text in enumerate(texts):
            if number in taken:
                before = number
            elif text.words and number not in moved:
                runs.setdefault(before, []).append(number)
        return runs

    def _ordered(self) -> list[Match]:
        sources = {new: old for old, new in self.pairs.items()}
        matches = [self._match(number, sources) for number, text in enumerate(self.new) if text.words]
        gone = [number for number, text in enumerate(self.old) if text.words and number not in self.pairs]
        for number in gone:
            before = [at for at, match in enumerate(matches) if match.old and match.old[-1] < number]
            matches.insert(before[-1] + 1 if before else 0, Match("deleted", (number,), ()))
        return self._with_halves(matches)

    def _match(self, new: int, sources: dict[int, int]) -> Match:
        if new not in sources:
            return Match("added", (), (new,))
        old = sources[new]
        same = self.old[old].words == self.new[new].words
        how = ("moved" if same else "moved and edited") if old in self.moved else "same" if same else "edited"
        return Match(how, (old,), (new,))

    def _with_halves(self, matches: list[Match]) -> list[Match]:
        """Matches in which an edited paragraph and an added or deleted one beside it are two halves of a text."""
        done: list[Match] = []
        for match in matches:
            halves = self._join(done[-1], match) if done else None
            if halves:
                done[-1] = halves
            else:
                done.append(match)
        return done

    def _join(self, first: Match, second: Match) -> Match | None:
        hows = {first.how, second.how}
        if hows not in ({"edited", "added"}, {"edited", "deleted"}):
            return None
        old, new = (*first.old, *second.old), (*first.new, *second.new)
        whole = likeness(self._words(self.old, old), self._words(self.new, new))
        edited = first if first.how == "edited" else second
        half = likeness(self._words(self.old, edited.old), self._words(self.new, edited.new))
        return Match("split" if "added" in hows else "joined", old, new) if whole > half + BETTER else None

    @staticmethod
    def _words(texts: Sequence[Text], numbers: Sequence[int]) -> str:
        return " ".join(texts[number].words for number in numbers)


def best_pairs(scores: list[list[float]]) -> list[tuple[int, int]]:
    """The pairs of row and column, both rising, whose scores are at least `LIKE` and add up to most."""
    rows, columns = len(scores), len(scores[0]) if scores else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            score = scores[row][column]
            paired = best[row + 1][column + 1] + score if score >= LIKE else 0.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], paired)
    pairs, row, column = [], 0, 0
    while row < rows and column < columns:
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            pairs.append((row, column))
            row, column = row + 1, column + 1
    return pairs


def likeness(old: str, new: str) -> float:
    """How many of the words of both texts are the same ones in the same order, from 0 to 1; 0 below `LIKE`."""
    left, right = old.split(), new.split()
    if 2 * (Counter(left) & Counter(right)).total() < LIKE * (len(left) + len(right)):
        return 0.0
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def _ends(numbers: list[int], first: int, last: int) -> tuple[int, int]:
    return (numbers[first], numbers[last - 1] + 1) if last > first else (0, 0)
