"""The most of everything that is read, made or told, so that no input costs without end.

In: nothing. Out: numbers, each with its unit in its name or its sentence. Never: a limit that depends on the machine,
but for the last one.
"""

from __future__ import annotations

KIB, MIB = 1 << 10, 1 << 20

MAX_YAML_BYTES = 1 * MIB
MAX_ARTICLE_BYTES = 20 * MIB
MAX_LOCK_BYTES = 4 * MIB
MAX_TEMPLATE_BYTES = 64 * MIB
"""A file of the templates, reference documents among them."""
MAX_TEMPLATE_TEXT_BYTES = 256 * KIB
"""A template or style sheet; Python needs a thousand times as much memory to compile one."""
MAX_FONT_BYTES = 10 * MIB
MAX_UNPACKED_FONT_BYTES = 40 * MIB
"""A web font when it is unpacked."""
MAX_FONT_CHARACTERS = 200_000
MAX_CONVERTED_GLYPHS = 8_000
"""Outlines of a font that are made into those of TrueType, at about 1,000 in a second."""
MAX_LOGO_BYTES = 8 * MIB
MAX_PDF_PAGES = 1_000
"""Pages of an article that is read from a PDF."""
MAX_DOCUMENT_BYTES = 64 * MIB
"""A document that is traced or reconciled, and an Office file when it is unpacked."""
MAX_MANIFEST_BYTES = 4 * MIB
MAX_OUTPUT_BYTES = 256 * MIB
"""A file of a set that is compared with its hash."""
MAX_CACHE_BYTES = 64 * MIB
"""What is kept between runs, all together."""

MAX_DEPTH = 24
"""Levels of nesting in a YAML file."""
MAX_VALUES = 20_000
"""Values in a YAML file."""
MAX_KEY_LETTERS = 100
MAX_TEXT_LETTERS = 8192
MAX_WORD_LETTERS = 400
MAX_DIGITS = 30
"""Digits of a number, and the power of ten of its exponent."""
MAX_NUMBERS = 200
"""Numbers in one text of a summary, each of which is looked for in its evidence."""
MAX_FILE_NUMBERS = 20_000
"""Numbers in a YAML file."""
MAX_EXPRESSION_PARTS = 100
"""Numbers, names and signs in the expression of a derived number."""
MAX_DERIVED = 200
"""Derived numbers in a summary."""
MAX_DERIVED_PARTS = 100
"""Statistics that a derived number rests on, each counted as often as it is named below it."""

MAX_FAULTS = 100
"""Faults of one file after which its reading ends."""
MAX_FAULTS_OF_TEXT = 10
"""Diagnostics of one code at one place in a summary; the last one says how many more there were."""

MAX_PLACES = 1_000
"""Places of the article that are listed; words that stand more often are no quotation."""
MAX_STARTS = 256
"""Places that are tried for the first piece of a quotation with omissions."""
MAX_TRIES = 64
"""Places that are tried for each piece after an omission; one that stands more often is too short to quote."""

MAX_MESSAGE_LETTERS = 2_000
"""Letters of a message, a hint, or an excerpt in JSON."""

MAX_TEMPLATE_STEPS = 2_000_000
"""Passes of loops and calls of functions and filters while one page is printed."""
MAX_TEMPLATE_LETTERS = 1 << 26
"""Letters that the macros and filters of one page print, all together."""
MAX_TEMPLATE_RESULT = 20_000_000
"""Product of the sizes that one call is given, which bounds what it can make of them; and what one list holds."""
MAX_TEMPLATE_MEMORY_BYTES = 384 * MIB
"""What one page takes while it is printed: the last resort against what no count has seen, where the system helps."""
MAX_ELEMENT_DEPTH = 100
"""Elements inside one another on a page."""
MAX_SPAN = 1000
"""Columns or rows that a cell spans, as in HTML, 4.9.11, for columns."""
MAX_STYLE_DEPTH = 32
"""Brackets inside one another in a style sheet."""
MAX_VARIABLE_LETTERS = 100_000
"""Letters of a CSS variable when all that it names is put in."""

MAX_LOGO_PIXELS = 1 << 24
MAX_LOGO_SIDE = 1e6
"""Units of the user on a side of a drawing."""
MAX_SVG_ELEMENTS = 10_000
"""Elements of a picture, those that `use` draws again counted again."""
MAX_SVG_MATCHES = 1_000_000
"""Rules in the styles of a picture times its elements."""

MAX_PARTS = 2_000
"""Parts of an Office file."""
MAX_PART_TAGS = 1_500_000
"""Tags in one XML part of an Office file; an element in memory takes about 100 bytes."""
MAX_PAIRS = 40_000
"""Pairs of paragraphs beyond which only what is the same word for word is found again in an edited document."""
MAX_BLOCKS = 50_000
"""Paragraphs and cells of a document that is traced."""
MAX_TRACED_LETTERS = 1 << 22
MAX_COMPARED_LETTERS = 2_000
"""Letters of a text that leads nowhere by which the nearest one is looked for."""
MAX_STRAYS = 200
"""Texts of a document that lead nowhere, after which no more are told."""

MAX_DOCUMENT_CPU_S = 300
"""CPU time of one document, in seconds: the last resort, which no page of honest templates comes near."""
