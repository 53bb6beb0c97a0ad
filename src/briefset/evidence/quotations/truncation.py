"""Whether the sense of quoted words turns where they are cut out of their sentence.

In: `Verified` and `Article`. Out: warnings. Never: understands the sentence; it looks for a negation that governs the
first words, and for a condition that follows the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefset.article.quotation_rules import NEGATION
from briefset.article.text import Article
from briefset.diagnostics import Diagnostic, Severity
from briefset.evidence.quotations.collect import Kind, collect_quoted
from briefset.evidence.quotations.verify import Verified
from briefset.language.sentences import sentence_bounds
from briefset.yaml12.document import Loaded

CLAUSE = re.compile(r"[;:—–(“„«]|\s[\"‘]|\n|[,，、]")
"""What a negation does not reach over."""
CONDITION = re.compile(
    r"[,;]?[\"'”’]?\s*(?P<words>unless|if|only if|provided|except|as long as|on condition|but not|"
    r"es sei denn|wenn nicht|sofern|falls|außer|à moins|sauf|à condition|a menos|salvo|siempre que)\b",
    re.IGNORECASE,
)
HINT = "quote that too, or say in `note` what the sentence makes of it"


def check_truncation(verified: Verified, article: Article, loaded: Loaded) -> Iterator[Diagnostic]:
    """A warning for each quotation that leaves out a negation before it or a condition after it, and no note."""
    notes = {f"{quotation.path}.text": quotation.note for quotation in verified.summary.quotations}
    for quoted in collect_quoted(verified.summary):
        found = verified.found.get(quoted.key)
        if quoted.kind is not Kind.QUOTATION or found is None or notes.get(quoted.path):
            continue
        paragraph = article.paragraphs[found.paragraph]
        last = found.rest[-1] if found.rest else found
        after = article.paragraphs[last.paragraph][last.end :]
        begin, _ = sentence_bounds(paragraph, found.start, found.end)
        for words, where in _find_truncations(paragraph[begin : found.start], after):
            message = f"the words are cut out of a sentence that has “{words}” right {where} them"
            yield loaded.diagnose(quoted.path, "cut-sense", message, HINT, severity=Severity.WARNING)


def _find_truncations(before: str, after: str) -> Iterator[tuple[str, str]]:
    governing = CLAUSE.split(before)[-1]
    if found := list(NEGATION.finditer(governing)):
        yield found[-1][0], "before"
    if condition := CONDITION.match(after):
        yield condition["words"], "after"
