"""What an editor may not leave out or put into a quotation, because it would turn the sense.

In: a paragraph's normalized text and the place of an omission or insertion. Out: `Refusal`, or nothing.
Never: understands a sentence; it holds lists of English, French, German, Spanish and Chinese words against the gap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefset.language.currencies import SIGNS
from briefset.language.sentences import SENTENCE_OPENERS, sentence_starts


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a quotation is not accepted as it stands; `is_final` when a longer omission would be refused as well."""

    code: str
    message: str
    hint: str
    is_final: bool = False


def _words(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


NEGATIONS = (
    r"not|no|never|none|nor|neither|nobody|nothing|nowhere|cannot|\w+n't|without|unless|except(?:ing|ed)?|"
    r"rather than|instead(?: of)?|hardly|scarcely|barely|rarely|seldom|no longer|"
    r"fail(?:s|ed|ing|ure)?|refus\w+|reject\w*|den(?:y|ies|ied|ying)|refut\w+|oppos\w+|prevent\w*|lack(?:s|ed|ing)?|"
    r"if|provided that|as long as|false(?:ly)?|untrue|wrong(?:ly)?|doubt\w*|cease[sd]?|stop(?:s|ped)?|contrary",
    r"jamais|aucune?|sans|rien|ni|ne|nicht|kein\w*|niemals|nie|ohne|weder|nunca|ningún|ninguna?|jamás|tampoco",
)
HAN_NEGATION = re.compile("[不没沒无無非未别勿莫否]")
NEGATION = _words(*NEGATIONS)
MODAL = _words(
    r"may|might|can|could|shall|should|will|would|must|ought to|wants? to|wish(?:es)? to|(?:is|are|was|were) to"
)
HEDGE = _words(
    r"perhaps|possibly|probably|likely|allegedly|reportedly|supposedly|apparently|seemingly|seems?|appears?|"
    r"partly|partially|sometimes|despite|against|although|though|until|before|lest|whether|"
    r"said|says|claim(?:s|ed)?|alleg\w+|according to|idea that|view that|myth"
)
INTENT = _words(
    r"(?:aim|attempt|dar|desir|expect|hop|intend|need|offer|pla|pledg|promis|propos|seek|striv|threaten|tr|urg|vow|suggest|"
    r"consider|agree|call)(?:s|e|es|ed|ing|n|ns|nned|nning|y|ies|ied|ying)?|sought|unable|able|willing|ready"
)
"""Verbs that make of a deed a wish, a plan or an attempt."""
DIRECTION = _words(r"from|to|by|since|between|for")
QUANTIFIER = _words(
    r"nearly|almost|about|around|approximately|roughly|some|over|under|above|below|more than|less than|fewer than|"
    r"up to|at least|at most|as (?:much|many|few|little) as|exceed\w*|close to|only|just|another"
)
LIMIT = re.compile(
    r"(?:of |in |by |with )?(?:all|every|each|most|many|few|several|both|any|only|other|all other|many other|the only|"
    r"almost all|nearly all)(?: of)?(?: the)?",
    re.IGNORECASE,
)
"""Words that say how many are meant, where nothing but they is left out."""
NUMBER = _words(
    r"\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|billion|trillion|"
    r"half|third|quarter|percent|per cent"
)
CLAUSE = re.compile(r"[,;:.!?()]")
STOPS = ".!?。！？'\" )"
YEAR = re.compile(r"(?:in |on |of )?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:1\d{3}|20\d{2})")
STAND_INS = re.compile(
    r"(?:it|its|he|him|his|she|her|they|them|their|we|us|our|i|me|my|you|your|this|that|these|those|who|which)(?:'s)?",
    re.IGNORECASE,
)
DETERMINED = re.compile(
    r"(?:the|this|that|these|those|its|his|her|their|our|a|an)(?: [a-z]+){1,3}(?:'s)?", re.IGNORECASE
)
ENDINGS = ("", "s", "es", "ed", "d", "e", "ing", "y", "ies", "ied", "'s", "er", "ly")
NEXT_WORDS = 40
"""How many characters beside an omission are looked at."""
LEAST_STEM = 3
"""Letters that a word keeps when its ending changes: “a[re]” and “no[t]” would be other words."""
QUOTE_APART = "keep these words, or quote the parts one by one"


def refuse_omission(text: str, left_start: int, start: int, end: int, vocabulary: frozenset[str]) -> Refusal | None:
    """Why the words of `text` from `start` to `end` may not be left out after the piece that begins at `left_start`."""
    gap = text[start:end]
    if not re.search(r"\w", gap):
        return Refusal("omission", "nothing is left out at an omission mark", "drop the mark")
    if negation := NEGATION.search(gap) or HAN_NEGATION.search(gap):
        return Refusal("omission", f"the omission swallows “{negation[0]}”", QUOTE_APART, is_final=True)
    if governing := _governing(text[left_start:start], gap, text[end : end + NEXT_WORDS]):
        return Refusal("omission", f"the omission swallows “{governing[0]}”", QUOTE_APART)
    if _joins_sentences(text, start, end, vocabulary):
        message = "the omission joins parts of two sentences"
        return Refusal("omission", message, "keep the full stop of the first before […], or quote the parts one by one")
    return None


def _governing(left: str, gap: str, right: str) -> re.Match[str] | None:
    """A modal verb or hedge of the last clause left out, which governs the words that follow."""
    clause = CLAUSE.split(gap)[-1]
    for modal in MODAL.finditer(clause):
        if not re.search(rf"\b{re.escape(modal[0])}\b", left):
            return modal
    if intent := re.search(
        rf"({INTENT.pattern})(?: \w+)?{'' if right.lstrip().startswith('to ') else ' to'}\s*$", clause
    ):
        return intent
    if hedge := HEDGE.search(clause):
        return hedge
    if limited := LIMIT.fullmatch(gap.strip()):
        return limited
    counted = NUMBER.match(right.lstrip(f" '{SIGNS}"))
    return _before_number(clause) if counted else None


def _before_number(clause: str) -> re.Match[str] | None:
    """A hedge or direction that belongs to the number after the omission: “nearly”, “from”."""
    last = list(NUMBER.finditer(clause))
    start = last[-1].end() if last else 0
    return QUANTIFIER.search(clause, start) or DIRECTION.search(clause, start)


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


def refuse_insertion(text: str, start: int, end: int, inserted: str) -> Refusal | None:
    """Why editor's words in brackets may not stand for the words of `text` from `start` to `end`."""
    replaced = text[start:end].strip()
    if inserted.startswith("ed.") and not replaced:
        return None
    fault = _fault_of(inserted)
    if fault is None and replaced:
        fault = _fault_of_replaced(replaced)
    return (
        Refusal("insertion", fault, "put in names or years that explain, for a pronoun or beside it") if fault else None
    )


def refuse_insertion_at_edge(text: str, at: int, inserted: str, is_first: bool) -> Refusal | None:
    """Why editor's words may not open or close a quotation there; they seem to stand for the article's next words."""
    if inserted.startswith("ed."):
        return None
    beside = re.search(r"(\S+) ?$", text[:at]) if is_first else re.match(r" ?'?(\S+)", text[at:])
    hidden = beside[1] if beside else ""
    fault = _fault_of(inserted)
    if fault is None and (not is_first or hidden[-1:].isalnum()):
        word = hidden.strip(".,;:!?'()")
        fault = _fault_of_hidden(word) if word and word.lower() not in inserted.lower() else None
    return (
        Refusal("insertion", fault, "put in names or years that explain, for a pronoun or beside it") if fault else None
    )


def _fault_of_hidden(word: str) -> str | None:
    if STAND_INS.fullmatch(word) or (word.islower() and not _turn_in(word)):
        return None
    return f"the insertion stands where the article has “{word}”"


def _fault_of(inserted: str) -> str | None:
    if turn := _turn_in(inserted):
        return f"the insertion “[{inserted}]” turns the sense with “{turn[0]}”"
    if NUMBER.search(inserted) and not YEAR.fullmatch(inserted):
        return f"the insertion “[{inserted}]” holds a number"
    return None


def _turn_in(words: str) -> re.Match[str] | None:
    patterns = (NEGATION, HAN_NEGATION, MODAL, HEDGE, QUANTIFIER)
    return next((match for match in (pattern.search(words) for pattern in patterns) if match), None)


def _fault_of_replaced(replaced: str) -> str | None:
    if turn := _turn_in(replaced):
        return f"the insertion hides “{turn[0]}”"
    if number := NUMBER.search(replaced):
        return f"the insertion hides the number “{number[0]}”"
    if STAND_INS.fullmatch(replaced) or (DETERMINED.fullmatch(replaced) and replaced[1:].islower()):
        return None
    return f"the insertion hides “{replaced}”, which is no pronoun"


def refuse_ending(stem: str, rest: str, inserted: str) -> Refusal | None:
    """Why the end of a word may not be changed so: `build[ing]` for “build”, “builds”, “built” is no such change."""
    known = inserted.replace("’", "'") in ENDINGS and rest in ENDINGS
    if known and len(re.split(r"\W", stem)[-1]) >= LEAST_STEM:
        return None
    return Refusal("insertion", f"“[{inserted}]” is no ending of a word", "write the article's word")
