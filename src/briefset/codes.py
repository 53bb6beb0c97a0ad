"""What each code of a diagnostic means, for `briefset explain`.

In: nothing. Out: a table. Never: anything else.
"""

from __future__ import annotations

from typing import Final

CODES: Final[dict[str, str]] = {
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
