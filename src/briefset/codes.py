"""What each code of a diagnostic means, for `briefset explain`.

In: nothing. Out: a table. Never: anything else.
"""

from __future__ import annotations

from typing import Final

SUMMARY_CODES: Final[dict[str, str]] = {
    "alias": "YAML anchors (&) and aliases (*) are refused. Text that begins with & or * needs quotes.",
    "bad-count": "A list is too short, too long, or does not match its columns or bars in number.",
    "bad-expression": "The expression of a derived number cannot be read, or divides by zero.",
    "bad-format": "The format of a derived number needs exactly one {} with a Python number format in it.",
    "bad-link": "Links may lead to https addresses, mailto addresses and places in the page only.",
    "bad-locator": "A paragraph number is beyond the article, or paragraph numbers do not rise.",
    "bad-order": "Events must stand in the order of their dates.",
    "bad-range": "A section ends before it begins.",
    "bad-value": "The value has the right type, but the format does not allow it.",
    "complex-key": "A key must be one word or one quoted text, not a list or mapping.",
    "directive": "YAML directives (lines that begin with %) are refused.",
    "duplicate-id": "Two entries of one collection have the same id. Statistics and derived numbers share theirs.",
    "duplicate-key": "A key stands twice in one mapping. YAML readers would keep one and lose the other.",
    "empty-file": "The file holds no value.",
    "empty-value": "A key has no value, or an empty text.",
    "encoding": "The file is not UTF-8.",
    "file-too-large": "The file is larger than 1 MiB.",
    "forbidden-character": "A control character, bidi override or noncharacter, written out or as an escape.",
    "indentation": "A line that looks like a list entry is read as the rest of the text above it.",
    "lost-text": "A “#” after a space begins a comment, and the rest of the text would be lost without a word.",
    "merge-key": "YAML merge keys (<<) are refused.",
    "missing-key": "A required key is not there.",
    "not-a-mapping": "The file must hold a mapping: lines of “key: value”.",
    "number-too-long": "A number has more than 30 digits.",
    "repeated-item": "A list of ids names the same entry twice.",
    "several-documents": "The file holds a second YAML document, begun with “---”.",
    "tab": "Tab characters are refused: YAML is indented with spaces.",
    "tag": "YAML tags (!) are refused. Text that begins with ! needs quotes.",
    "text-too-long": "A text has more than 8,192 characters, or a word more than 400.",
    "too-deep": "Values are nested more than 24 levels deep.",
    "too-many-values": "The file holds more than 20,000 values.",
    "unknown-id": "An id is used that no entry has.",
    "unknown-key": "The format has no such key at this place.",
    "unknown-kind": "The `kind` of a slide or exhibit is not one of those that exist.",
    "wrong-kind": "The exhibit exists, but is of another kind than the slide can show.",
    "wrong-type": "Text, a number, true or false, a list or a mapping is wanted, and something else was found.",
    "yaml-syntax": "The file is not YAML at this place.",
}
"""What can be wrong with a summary by itself; `load` and `validate` find it."""

CODES: Final[dict[str, str]] = SUMMARY_CODES | {
    "article-text": "The article's text cannot be read as numbered paragraphs.",
    "budget": "A product has more or fewer pages or slides than its product.yaml allows.",
    "font": "A font that is not bundled was used for some text.",
    "lock": "A line of evidence.lock cannot be read.",
    "locked": "The summary says something that evidence.lock does not vouch for.",
    "lost-in-output": "A statement of the summary is not in the finished file as it should be.",
    "misplaced": "An element stands where the Word writer has no place for it.",
    "no-article": "No article of this name is in the project.",
    "no-article-text": "The command needs the article's text, and it is not at hand.",
    "no-file": "A file cannot be read.",
    "no-glyph": "A character has no glyph in the bundled fonts, and would be printed as an empty box.",
    "no-library": "A system library of the PDF writer is missing.",
    "no-numbering": "The reference document lacks the numbering that a list needs.",
    "no-style": "The reference document lacks a style that the product names.",
    "no-template": "A template file is missing.",
    "not-in-article": "Words that claim to be the article's are not in it.",
    "other-article": "The article's text is not the one that was summarised.",
    "overflow": "Something does not fit its page, column or box.",
    "product": "A product.yaml has a key, a format or a value that does not exist.",
    "resource": "A style sheet names a file that is not among the templates.",
    "stale-lock": "evidence.lock is older than the summary.",
    "system": "The operating system refused to read or write a file.",
    "template": "A template has a mistake, or uses a name that does not exist.",
    "theme": "The theme lacks a role, or has a colour or font that cannot be used.",
    "unit": "A bar's statistic has another currency or unit than its exhibit.",
    "unknown-markup": "A template prints an element, attribute, class or link outside the closed vocabulary.",
    "unknown-product": "A selection names a product that has no folder in templates/.",
    "unverified": "Neither the article's text nor evidence.lock is at hand, so nothing was looked up.",
    "usage": "The command was given something that it cannot use.",
    "weasyprint": "WeasyPrint warned about a page; every warning is an error here.",
    "wrong-paragraph": "The words are in the article, but not in the paragraph named.",
}
"""Everything that can be wrong."""
