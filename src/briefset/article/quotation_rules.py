"""What an editor may not leave out or put into a quotation, because it would turn the sense.

In: a paragraph's normalized text, the place of an omission or insertion, and the `QuotationWords` of its language.
Out: `Refusal`, or nothing. Never: understands a sentence; it holds the words of the language against the gap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefset.article.quotation_words import QuotationWords, every_language, quotation_words
from briefset.language.currencies import SIGNS
from briefset.language.sentences import SENTENCE_OPENERS, sentence_starts


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a quotation is not accepted as it stands; `is_final` when a longer omission would be refused as well."""

    code: str
    message: str
    hint: str
    is_final: bool = False


CLAUSE = re.compile(r"[,;:.!?()，；：。！？、（）]")
STOPS = ".!?。！？'\" )"
NEXT_WORDS = 40
"""How many characters beside an omission are looked at."""
LEAST_STEM = 3
"""Letters that a word keeps when its ending changes: “a[re]” and “no[t]” would be other words."""
LONGEST_LIMIT = 60
"""Characters of an omission up to which it may say nothing but how many are meant."""
UNIT_LENGTH = 15
"""How many characters a number's unit may take before the hedge that follows it."""
EXPLAIN = "put in names or years that explain, for a pronoun or beside it"
QUOTE_APART = "keep these words, or quote the parts one by one"


def refuse_omission(
    text: str,
    left_start: int,
    start: int,
    end: int,
    vocabulary: frozenset[str],
    words: QuotationWords | None = None,
) -> Refusal | None:
    """Why the words of `text` from `start` to `end` may not be left out after the piece that begins at `left_start`.

    Without `words`, the language is not known, and those of every language count.
    """
    words = words or quotation_words(every_language())
    gap = text[start:end]
    if not re.search(r"\w", gap):
        return Refusal("omission", "nothing is left out at an omission mark", "drop the mark")
    if negation := words.find_negation(gap):
        return Refusal("omission", f"the omission swallows “{negation[0]}”", QUOTE_APART, is_final=True)
    if governing := _find_governing(text[left_start:start], gap, text[end : end + NEXT_WORDS], words):
        return Refusal("omission", f"the omission swallows “{governing}”", QUOTE_APART)
    if _joins_sentences(text, start, end, vocabulary):
        message = "the omission joins parts of two sentences"
        return Refusal("omission", message, "keep the full stop of the first before […], or quote the parts one by one")
    return None


def _find_governing(left: str, gap: str, right: str, words: QuotationWords) -> str:
    """A modal verb, intent or doubt of the last clause left out, which governs the words that follow; or a hedge."""
    clause = CLAUSE.split(gap)[-1]
    for modal in words.modal.finditer(clause):
        if not re.search(rf"\b{re.escape(modal[0])}\b", left):
            return modal[0]
    if intent := words.find_intent(clause, right):
        return intent
    if doubt := words.doubt.search(clause):
        return doubt[0]
    if len(gap) <= LONGEST_LIMIT and words.limit.fullmatch(gap.strip()):
        return gap.strip()
    return _find_hedge(left, gap, clause, right, words)


def _find_hedge(left: str, gap: str, clause: str, right: str, words: QuotationWords) -> str:
    """A hedge or direction that belongs to the number beside the omission: “nearly”, “from”, “or more”."""
    right = right.lstrip(f" '{SIGNS}")
    if any(figure.start == 0 for figure in words.numbers(right)):
        before = max((figure.end for figure in words.numbers(clause)), default=0)
        if hedge := words.find_hedge(clause, before):
            return hedge[0]
    after = words.hedge_after.match(gap.lstrip())
    near = left[-NEXT_WORDS:]
    if after and any(figure.end >= len(near) - UNIT_LENGTH for figure in words.numbers(near)):
        return after[0]
    return ""


def _joins_sentences(text: str, start: int, end: int, vocabulary: frozenset[str]) -> bool:
    begins = [begin for begin in sentence_starts(text, max(start - 4, 0), end + 2) if start <= begin <= end]
    if not begins:
        return False
    kept_stop = text[start - 1] in STOPS[:6] or (text[start - 1] in "'\")" and text[start - 2] in STOPS[:6])
    whole = not text[start : begins[0]].strip(STOPS)
    right_begins = not text[begins[-1] : end].strip(STOPS)
    if kept_stop and whole:
        return False
    if right_begins:
        return not (whole or _is_capital_of_sentence(text[end : end + NEXT_WORDS], vocabulary))
    return not (whole and text[max(end - NEXT_WORDS, 0) : end].rstrip(" '\"")[-1:] in (",", ";", ":", "-"))


def _is_capital_of_sentence(right: str, vocabulary: frozenset[str]) -> bool:
    """Whether the reader sees that a sentence begins: its first word elsewhere has small letters."""
    word = re.match(r"\W*(\w+)", right)
    return word is not None and word[1][0].isupper() and word[1].lower() in vocabulary | SENTENCE_OPENERS


def refuse_insertion(text: str, start: int, end: int, inserted: str, words: QuotationWords) -> Refusal | None:
    """Why editor's words in brackets may not stand for the words of `text` from `start` to `end`."""
    replaced = text[start:end].strip()
    if inserted.startswith("ed.") and not replaced:
        return None
    fault = _fault_of(inserted, words)
    if fault is None and replaced:
        fault = _fault_of_replaced(replaced, words)
    return Refusal("insertion", fault, EXPLAIN) if fault else None


def refuse_insertion_at_edge(
    text: str, at: int, inserted: str, is_first: bool, words: QuotationWords
) -> Refusal | None:
    """Why editor's words may not open or close a quotation there; they seem to stand for the article's next words."""
    if inserted.startswith("ed."):
        return None
    beside = re.search(r"(\S+) ?$", text[:at]) if is_first else re.match(r" ?'?(\S+)", text[at:])
    hidden = beside[1] if beside else ""
    fault = _fault_of(inserted, words)
    if fault is None and (not is_first or hidden[-1:].isalnum()):
        word = hidden.strip(".,;:!?'()")
        fault = _fault_of_hidden(word, words) if word and word.lower() not in inserted.lower() else None
    return Refusal("insertion", fault, EXPLAIN) if fault else None


def _fault_of_hidden(word: str, words: QuotationWords) -> str | None:
    if words.stand_in.fullmatch(word) or (word.islower() and not _find_turn(word, words)):
        return None
    return f"the insertion stands where the article has “{word}”"


def _fault_of(inserted: str, words: QuotationWords) -> str | None:
    if turn := _find_turn(inserted, words):
        return f"the insertion “[{inserted}]” turns the sense with “{turn}”"
    if words.numbers(inserted) and not words.year.fullmatch(inserted):
        return f"the insertion “[{inserted}]” holds a number"
    return None


def _find_turn(text: str, words: QuotationWords) -> str:
    found = (
        words.find_negation(text),
        words.modal.search(text),
        words.doubt.search(text),
        words.hedge_of_number.search(text),
    )
    return next((match[0] for match in found if match), "")


def _fault_of_replaced(replaced: str, words: QuotationWords) -> str | None:
    if turn := _find_turn(replaced, words):
        return f"the insertion hides “{turn}”"
    if numbers := words.numbers(replaced):
        return f"the insertion hides the number “{replaced[numbers[0].start : numbers[0].end]}”"
    if words.stand_in.fullmatch(replaced) or words.determined.fullmatch(replaced):
        return None
    return f"the insertion hides “{replaced}”, which is no pronoun"


def refuse_ending(stem: str, rest: str, inserted: str, words: QuotationWords) -> Refusal | None:
    """Why the end of a word may not be changed so: `build[ing]` for “build”, “builds”, “built” is no such change."""
    known = inserted.replace("’", "'") in words.inflections and rest in words.inflections
    if known and len(re.split(r"\W", stem)[-1]) >= LEAST_STEM:
        return None
    return Refusal("insertion", f"“[{inserted}]” is no ending of a word", "write the article's word")
