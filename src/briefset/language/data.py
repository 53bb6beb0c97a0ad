"""All that the program knows of one language, as one typed record; `en.py`, `de.py` and the others fill it.

In: words. Out: `LanguageData`. Never: rules; what follows from the words stands with those who read them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, TypeVar

from briefset.language.printed import PrintedForms, ReferenceTerms

FAMILIES: Final = ("nearly", "over", "about", "under", "least", "most")
"""The families of hedges: just below, above, near on either side, below, not below, not above."""

RELATIONS: Final = ("before", "after", "since", "until", "by", "early", "mid", "late")
"""How a time lies to a date, or which part of it is meant."""

WEEK: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def words(text: str) -> frozenset[str]:
    """A set of words, written with spaces between them."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """A set of phrases, written with bars between them."""
    return frozenset(text.split("|"))


Meaning = TypeVar("Meaning")


def each(groups: Mapping[Meaning, str]) -> dict[str, Meaning]:
    """Each phrase with its meaning, from the phrases of each meaning with bars between; the longest phrase first."""
    pairs = [(phrase, meaning) for meaning, listed in groups.items() for phrase in listed.split("|")]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


def days(text: str) -> dict[str, str]:
    """Each name of a day of the week with its English one, from their names in order; bars between those of one day."""
    return each(dict(zip(WEEK, text.split(), strict=True)))


def synonyms(text: str) -> tuple[frozenset[str], ...]:
    """Groups of phrases, written with bars between the phrases and semicolons between the groups."""
    return tuple(phrases(group) for group in text.split(";"))


Opposites = tuple[frozenset[str], frozenset[str]]


def opposites(text: str) -> tuple[Opposites, ...]:
    """Pairs of groups of words, written with a tilde between the groups and a bar between the pairs."""
    return tuple((words(one), words(other)) for one, other in (pair.split("~") for pair in text.split("|")))


@dataclass(frozen=True, eq=False, kw_only=True)
class LanguageData:
    """The words and marks of one language, in lower case; a phrase has single spaces.

    Numbers: `number_words` is the language's code in text2num, empty where number words are read as Han numerals.
    """

    tag: str
    """BCP 47, without a region."""
    spaced: bool = True
    """Whether words stand apart; where they do not, two neighbouring characters count as a word."""

    # Numbers
    decimal: str
    """The decimal mark."""
    groups: str
    """The marks that group digits by thousands, spaces aside, which do so everywhere."""
    number_words: str
    scales: Mapping[str, int]
    """Powers of ten that follow a number."""
    ordinals: Mapping[str, int]
    """Ordinals beyond those that text2num reads, such as the inflected ones."""
    below_zero: tuple[str, ...]
    """What makes a number a negative one, behind it or before it: below zero, minus, 零下."""
    ordinal_marks: tuple[str, ...]
    """What makes a rank of a figure: 3rd, 3., 3º."""
    number_spellings: Mapping[str, str] = field(default_factory=dict)
    """Number words that text2num reads in another form: veintiún, veintiuno."""
    further_numbers: Mapping[str, Fraction] = field(default_factory=dict)
    """Number words that text2num does not read: anderthalb."""
    compound_tails: tuple[str, ...] = ()
    """What a number word is written together with: zehn|jährig, drei|mal."""
    parts: Mapping[str, int]
    """Denominators in words: half, quarter, thirds."""
    part_before: str
    bare_parts: str
    """What stands before a part without a count ("by "), and the parts that need nothing there, as patterns."""
    part_compounds: tuple[str, ...] = ()
    """What a part is written together with: Viertel|stunde."""
    each_nth: tuple[str, ...] = ()
    """What makes a share of the ordinal behind it: jeder Fünfte."""
    share_joints: str
    """What stands between the numbers of a share, as a pattern: "two in five"."""
    vague_joints: tuple[str, ...] = ()
    """Those that make a share with a round whole only: four of five."""
    whole_first: tuple[str, ...] = ()
    """What opens a share whose whole comes first: "of every ten, four"."""
    open_counts: tuple[str, ...]
    """What stands behind a number that counts what was named before, or people of any kind: of them, people."""
    rests: frozenset[str]
    """Words for what is left of a whole: the rest, the remaining."""
    comparisons: Opposites
    """Words by which the number before them says more, and those by which it says less: higher, fewer."""
    gaps: frozenset[str]
    averages: frozenset[str] = frozenset()
    """Other words for how far two numbers are apart (difference), and for what falls to each of several (average)."""
    same_wholes: tuple[frozenset[str], ...]
    """Words for one whole that shares are of, by groups: sales, revenue."""
    half: tuple[str, ...]
    """What adds a half to the number before it: "and a half"."""
    sets: Mapping[str, int]
    """Counts that are nouns: dozen, score, hundreds."""
    multiples: Mapping[str, Fraction]
    """Verbs and adverbs that multiply: doubled, halved, threefold."""
    times: frozenset[str]
    times_after: tuple[str, ...]
    """Words by which the number before them tells how many times (fois), or the one behind them (multiplied by)."""
    times_grow: bool = False
    """Whether "times" behind a verb of growth tell by how much, not to what: 增长一倍 is twofold."""
    numbered_things: frozenset[str]
    """Nouns with a Roman numeral after them: chapter, volume."""

    # What a number measures
    percent: tuple[str, ...]
    points: tuple[str, ...]
    """Percentage points."""
    basis_points: tuple[str, ...]
    currencies: Mapping[str, str]
    """Currency words with their sign."""
    units: Mapping[str, str]
    """Unit words with the unit's symbol in `units.UNITS`."""
    unit_joints: tuple[str, ...]
    """What may stand between a number and its unit: "millones de dólares"."""
    scale_tails: tuple[str, ...]
    """What may stand between a scale and the unit: 余, 多."""
    part_of_point: tuple[str, ...]
    """What makes points of a part: half a percentage point."""
    whole_openers: tuple[str, ...]
    """What stands between a share and its whole: of."""
    per: tuple[str, ...]
    per_only: tuple[str, ...]
    """What begins a rate: per, a, each; those that begin nothing else, so that any noun may follow."""
    rate_blocks: tuple[str, ...]
    rate_breaks: tuple[str, ...]
    """Words before "a year" that make a length of time of it (within), and after it that make a date (earlier)."""
    rise_blocks: frozenset[str]
    """Hedges that are none after a verb of rising: rose "up to"."""
    per_nouns: Mapping[str, str]
    """Nouns after "per" that are no unit: head, inhabitant."""
    rates: Mapping[str, str]
    """Adjectives and adverbs of a rate, with its unit: yearly, hourly."""
    spans: Mapping[str, str]
    """Phrases for the period of a change, with its unit: "over the year"."""

    # How a number is meant
    hedges: Mapping[str, str]
    """Words before a number, with their family of `FAMILIES`."""
    hedges_after: Mapping[str, str]
    ahead: tuple[str, ...]
    """Words behind a length by which the latest time for something is the least length before it: in advance."""
    loose_bounds: frozenset[str] = frozenset()
    """Hedges that say less than their family: 以上 may include the number itself, "close to" may be above it."""
    bound_words: Mapping[str, str]
    """Words that set a bound anywhere in a sentence, with its family of `FAMILIES`: cap, minimum."""
    prepositions: frozenset[str]
    """Hedges that are prepositions before a length of time or an age: over four years, under 18."""
    talk: tuple[str, ...]
    """Beginnings of the words after which "about" is no hedge."""
    range_joints: tuple[str, ...]
    """What stands between the ends of a range or span: to, and, or."""
    range_openers: tuple[str, ...]
    """What opens a range or a span: from, between."""
    span_openers: tuple[str, ...]
    """What opens a span, a change from one value to another: from."""
    span_closers: tuple[str, ...]
    """What leads to the second value of a span: to."""
    list_joints: tuple[str, ...]
    """What joins the last of a list: and, or."""
    articles: tuple[str, ...]
    definite: tuple[str, ...] = ()
    """Articles and the like, which may stand between a hedge and its number; the definite ones: over the two years."""
    no_hedges: tuple[str, ...] = ()
    """Words that end as a hedge does where words do not stand apart: 最近, 节约."""

    # Dates
    months: Mapping[str, int]
    capitalised_months: bool
    ambiguous_months: frozenset[str]
    """Month names that are other words too: may, march."""
    year_parts: Mapping[str, str]
    """Seasons, quarters and halves, with their name."""
    ambiguous_parts: frozenset[str]
    """Those that are other words too, so that they count beside a year only."""
    weekdays: Mapping[str, str]
    decades: Mapping[str, str]
    """Days of the week, with their English name, and decades in words: the sixties."""
    year_joints: tuple[str, ...]
    day_joints: tuple[str, ...]
    """What may stand between a month and its year, and between a day and its month: of, de."""
    year_leads: tuple[str, ...]
    """What stands before a year that is an adjective: "the 2015 budgets"."""
    plural_endings: tuple[str, ...]
    """Endings of nouns that four digits before them count."""
    relations: Mapping[str, str]
    """Words before a date, with their relation of `RELATIONS`."""
    relations_behind: Mapping[str, str] = field(default_factory=dict)
    """Words right behind a date, with their relation: von April an."""
    revisions: tuple[str, ...] = ()
    """Words between a value and the one that takes its place: revised."""
    earlier: tuple[str, ...]
    """Words before the value that another one is compared with: after 3.2 percent, contre 6,1 %."""
    formerly: tuple[str, ...]
    """Phrases of a clause that tells an earlier value or a plan: "was to", "had expected", previously."""
    date_cues: tuple[str, ...]
    """Words after which four digits are a year."""
    clock_marks: tuple[str, ...] = ()
    """What makes a time of day of a number: o'clock, Uhr."""
    hour_marks: tuple[str, ...] = ()
    """What does so behind a word of `clock_leads` only: heures, which may be a length of time."""
    clock_leads: tuple[str, ...] = ()
    """What stands before a time of day: at, à."""
    day_parts: Mapping[str, int]
    """Words for the two halves of the day, with the hours that they add: p.m., du soir, 下午."""
    clock_parts: Mapping[str, int] = field(default_factory=dict)
    """What stands beside an hour, with the minutes that it adds: half past, halb, et quart."""
    clock_names: Mapping[str, int] = field(default_factory=dict)
    """Times of day with a name, in minutes, behind a word of `clock_leads`: noon, midnight."""
    day_leads: tuple[str, ...] = ()
    """What stands before a day whose month stands elsewhere: "the 24th", "el día 24"."""
    ago: tuple[str, ...]
    """What stands beside a length of time that reaches back from the date of issue: ago."""
    relative_years: Mapping[str, int] = field(default_factory=dict)
    relative_months: Mapping[str, int] = field(default_factory=dict)
    """Phrases for a year and for a month, by the distance from that of the date of issue: last year, next month."""
    coming: frozenset[str] = frozenset()
    """Words beside a month or season that say that it is the next one after the date of issue: next January."""
    published: tuple[str, ...]
    """Beginnings of the words with which a text dates the article."""

    # Whose a number is
    ours: tuple[str, ...]
    """Phrases by which a text owns a number as its own arithmetic."""
    own: frozenset[str]
    """Parts of our documents and of the article, which a text may count by itself."""
    fixed: tuple[str, ...]
    """Beginnings of phrases with a number word that counts nothing: third countries, at first sight."""
    lengths: frozenset[str]
    """Words for lengths of time and for occasions."""

    # Sense
    stop: frozenset[str]
    """Words without content of their own."""
    endings: tuple[str, ...]
    """Endings that inflect, the longest first."""
    negations: frozenset[str]
    improbable: frozenset[str]
    """Words that deny as a forecast does: unlikely to exceed."""
    no_negations: tuple[str, ...]
    restriction: str = ""
    """Phrases with a negation that deny nothing (not only), and one that says only, as a pattern: ne … que."""
    near_negations: frozenset[str]
    """Words that deny without being a negation: without, fail, refuse, hardly."""
    conditions: tuple[str, ...]
    """What begins a condition: if, unless."""
    near_conditions: tuple[str, ...]
    """Words by which a text may name a condition otherwise: depending, without."""
    conditional_order: str = ""
    """A sentence that is a condition by the order of its words, as a pattern: "should the …", "steht das …, kann"."""
    modals: frozenset[str]
    """Words by which a fact becomes a possibility, a duty, a plan or a forecast."""
    near_modals: frozenset[str]
    """Words by which a text may name a possibility, a plan or a duty otherwise."""
    firm_modals: frozenset[str] = frozenset()
    """Those of them that leave no doubt: will, must, certain."""
    opinions: frozenset[str]
    """Words that show an opinion: argues, believes."""
    reporting: frozenset[str]
    """Words by which a statement becomes somebody's: argues, according."""
    causes: tuple[str, ...]
    no_causes: tuple[str, ...] = ()
    near_causes: tuple[str, ...]
    """Phrases with a word for a cause that tell none (due to start); words that may tell one, or what came before."""
    duration_prepositions: frozenset[str]
    """Words between a negation and a hedge that keep them apart: "did not rain for more than ten weeks"."""
    superlatives: frozenset[str]
    superlative_ending: str
    """The ending that makes a superlative of an adjective, as a pattern."""
    measured: tuple[str, ...] = ()
    verb_tails: tuple[str, ...] = ()
    """What ends the name of a thing that is measured, and a verb before a number (增长了), where words do not part."""
    verb_form: str
    """A pattern for forms of verbs that no noun has."""
    ranks: frozenset[str]
    """Words by which a number is a place in an order, before it or behind: ranks third, second place."""
    near_superlatives: tuple[str, ...]
    """Words by which a text may say of something that it comes first: chiefly, above all."""
    universal: frozenset[str]
    """All, every."""
    no_universals: tuple[str, ...] = ()
    """Phrases with a word for all that say it of nothing: above all, at all."""
    partial: frozenset[str]
    """Some, many, most."""
    only: frozenset[str]
    near_only: frozenset[str]
    """Words that may say as much as only: except, no other."""
    poles: tuple[Opposites, ...]
    """Pairs of word groups with opposite senses, by the beginnings of their words."""
    no_poles: tuple[str, ...] = ()
    """Phrases with a word of `poles` that has no opposite there: vor Ort, above all."""
    pronouns: frozenset[str]
    persons: frozenset[str] = frozenset()
    """Words that stand for a person or thing named before, and those for one person: he, she."""
    separable: Mapping[str, str] = field(default_factory=dict)
    """Verbs with the particle that ends their clause, and the word of `poles` that they make: "nahm zu" is zunahm."""
    governs_back: bool = False
    """Whether a negation or modal may stand behind what it governs."""
    capitalised_nouns: bool = False
    """Whether every noun has a capital, so that one does not show a name."""
    same_names: tuple[frozenset[str], ...] = ()
    """Names of one place or body, by groups: Britain, United Kingdom."""
    demonyms: frozenset[str] = frozenset()
    """Endings that make an adjective or a people of a place's name."""
    common_capitals: frozenset[str] = frozenset()
    """Words with a capital that are no names: languages of the calendar, forms of address."""
    oblique: frozenset[str]
    """Words before a name that is no subject: by, with."""
    particles: frozenset[str] = frozenset()
    """Small words inside names: de, van."""
    bylines: frozenset[str] = frozenset()
    sayers: frozenset[str] = frozenset()
    measuring: frozenset[str] = frozenset()
    """Words that open a byline; pronouns for who says something (she); verbs that say how much a thing is (*cost*)."""
    titles: frozenset[str] = frozenset()
    """Words before a name: Mr, Dr, President."""
    surnames: frozenset[str] = frozenset()
    """Family names that show a name, where no capitals do."""
    per_time: tuple[str, ...] = ()
    per_counted: tuple[str, ...] = ()
    """What begins a rate before a unit only (im Jahr), and before a number only ("pour 100 000 habitants")."""
    elisions: Mapping[str, str] = field(default_factory=dict)
    """What stands before an apostrophe for a whole word: l', qu'."""
    change_verbs: tuple[str, ...] = ()
    """Beginnings of words that make a change of "de 3 à 5", a range otherwise; empty where "from" says so."""
    modal_ending: str = ""
    """The ending of verbs by which a fact becomes a possibility, as a pattern: pourrait, subiría."""

    # Quotations
    turns: tuple[str, ...]
    """What turns a sentence into its opposite beside the negations; a hyphen stands for any ending: refus-."""
    auxiliaries: frozenset[str]
    """Modal verbs in all their forms: can, must."""
    intents: tuple[str, ...]
    """Words that make of a deed a wish, a plan or an attempt; a hyphen stands for any ending."""
    intent_joint: str
    """What stands between an intent and its deed, as a pattern: "to "."""
    reservations: tuple[str, ...]
    """What takes something back from a sentence beside modals and opinions: partly, although, the idea that."""
    exceptions: tuple[str, ...]
    """What begins an exception behind a clause: except, but not."""
    time_conditions: tuple[str, ...]
    """What begins a condition in time, behind a clause that is no fact yet: when, once."""
    limits: frozenset[str]
    determiners: frozenset[str]
    """Words that say how many are meant beside all, some and only (both, other); words before a noun (the, its)."""
    inflections: tuple[str, ...]
    """Endings that an editor may change in brackets: build[ing]."""

    # Print
    printed: PrintedForms
    references: ReferenceTerms
    words_per_minute: int
    """How fast people read it, by IReST (Trauzettel-Klosinski and Dietz 2012); two letters of Chinese are a word."""

    # Sentences
    clause_joints: tuple[str, ...]
    """Words that begin another clause: while, but."""
    abbreviations: frozenset[str]
    """Words whose full stop ends no sentence."""
    predicates: frozenset[str] = frozenset()
    predicate_endings: str = ""
    """Verbs by which a title says something (in Chinese, characters of them), and their endings, as a pattern."""
    noun_joints: frozenset[str]
    """Words that join nouns to one phrase: investment *in* Africa, partners *of the* Union."""
    after_article: tuple[str, ...]
    """How what follows an article on a web page begins: leave a reply."""

    @property
    def differences(self) -> frozenset[str]:
        """All words for how far two numbers are apart."""
        return self.gaps.union(*self.comparisons)
