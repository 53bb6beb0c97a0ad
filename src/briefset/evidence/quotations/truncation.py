"""Whether the sense of quoted words turns where they are cut out of their sentence.

In: `Verified` and `Article`. Out: warnings. Never: understands the sentence; it looks for what denies,
conditions or doubts the first words, and for a condition that follows the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefset.article.quotation_words import QuotationWords, every_language, quotation_words
from briefset.article.text import Article
from briefset.diagnostics import Diagnostic, Severity
from briefset.evidence.quotations.collect import REMARK, Kind, Quoted, collect_quoted
from briefset.evidence.quotations.verify import Found, Verified
from briefset.language.registry import find_language
from briefset.language.sentences import count_words, sentence_bounds
from briefset.summary.model.versions import recall
from briefset.yaml12.document import Loaded

CLAUSE = re.compile(r"[;:—–(“„«；：（]|\s[\"‘]|\n|[,，、]")
"""What a negation does not reach over."""
CONDITIONAL_END = re.compile(r"[,，]\s*[\"“‘']?\s*$")
"""What stands between a condition and the clause that hangs on it."""
BREAK_AFTER = re.compile(r"[,;，；]?[\"'”’]?\s*")
BETWEEN = 1
"""How many words may stand between a doubt and what it makes doubtful: may well."""
SHORT = 5
"""Words below which what is quoted in a sentence of ours is a phrase, which only a word right before it governs."""
NEAR_PHRASE = 2
"""How many words may stand between that word and the phrase."""
HINT = "quote that too, or say in `note` what the sentence makes of it"
HINT_PROSE = "quote that too, or say it in your sentence"


def check_truncation(verified: Verified, article: Article, loaded: Loaded) -> Iterator[Diagnostic]:
    """A warning for each quotation that leaves out a negation before it or a condition after it, and no note.

    For words in quotation marks in prose, the sentence around them may say it.
    """
    summary = verified.summary
    notes = {f"{quotation.path}.text": quotation.note for quotation in summary.quotations}
    tags = summary.source.language, summary.language
    known = recall(summary, "truncation", article.paragraphs, tags)
    theirs, ours = map(_words_of, tags)
    for quoted in collect_quoted(summary):
        found = verified.found.get(quoted.key)
        if found is None or quoted.kind not in (Kind.QUOTATION, Kind.PROSE) or notes.get(quoted.path):
            continue
        hint = HINT if quoted.kind is Kind.QUOTATION else HINT_PROSE
        cuts = known.list_once(quoted, found, find_truncations, quoted, found, article, theirs, ours)
        for words, where in cuts:
            message = f"the words are cut out of a sentence that has “{words}” right {where} them"
            if quoted.kind is Kind.PROSE:
                message = f"“{quoted.words}” is cut out of a sentence that has “{words}” right {where} it"
            yield loaded.diagnose(quoted.path, "cut-sense", message, hint, severity=Severity.WARNING)


def _words_of(tag: str) -> QuotationWords:
    language = find_language(tag)
    return quotation_words((language,) if language else every_language())


def find_truncations(
    quoted: Quoted, found: Found, article: Article, theirs: QuotationWords, ours: QuotationWords
) -> Iterator[tuple[str, str]]:
    """What is left out, and on which side; in prose, what our own sentence does not say either."""
    paragraph = article.paragraphs[found.paragraph]
    last = found.rest[-1] if found.rest else found
    begin, _ = sentence_bounds(paragraph, found.start, found.end)
    before, after = paragraph[begin : found.start], article.paragraphs[last.paragraph][last.end :]
    own = quoted.sentence if quoted.kind is Kind.PROSE else ""
    if REMARK in own:
        return
    denial = _find_denial(before, theirs, is_phrase=bool(own) and count_words(quoted.words) < SHORT)
    if denial and not ours.answers_denial.search(own):
        yield denial, "before"
    doubt = "" if denial else _find_doubt(before, "" if own else quoted.words, theirs)
    if doubt and not ours.answers_doubt.search(own):
        yield doubt, "before"
    condition = _find_condition(quoted.words, after, theirs)
    if condition and not ours.answers_condition.search(own):
        yield condition, "after"


def _find_denial(before: str, words: QuotationWords, is_phrase: bool) -> str:
    """A negation or condition that governs what follows: in its clause, or as the clause on which it hangs."""
    plain = before.replace("’", "'")
    clauses = CLAUSE.split(plain)
    if denials := words.find_denials(clauses[-1]):
        is_near = count_words(clauses[-1][denials[-1].end() :]) <= NEAR_PHRASE
        return denials[-1][0] if is_near or not is_phrase else ""
    if len(clauses) < 2 or not CONDITIONAL_END.search(plain) or is_phrase:
        return ""
    condition = words.condition.match(clauses[-2].lstrip(" \"'“‘")) or words.time_condition.match(clauses[-2].lstrip())
    return condition[0] if condition else ""


def _find_doubt(before: str, quotation: str, words: QuotationWords) -> str:
    """A doubt right before the words; before a whole quotation, an intent of which its first words are the deed too."""
    clause = CLAUSE.split(before.replace("’", "'"))[-1]
    doubts = [match for match in words.uncertain.finditer(clause) if count_words(clause[match.end() :]) <= BETWEEN]
    if doubts or not quotation:
        return doubts[-1][0] if doubts else ""
    return words.find_intent(clause, quotation)


def _find_condition(quoted: str, after: str, words: QuotationWords) -> str:
    """A condition or exception behind the words; one in time only where the words tell no fact."""
    lead = BREAK_AFTER.match(after)
    start = lead.end() if lead else 0
    plain = after.replace("’", "'")
    patterns = [words.exception] + [words.time_condition] * bool(words.modal.search(quoted.replace("’", "'")))
    return next((match[0] for pattern in patterns if (match := pattern.match(plain, start))), "")
