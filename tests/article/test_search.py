"""Every faithful quotation is found at its place, and no word, number, sign or order may be changed."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefset.article.nearest import find_nearest
from briefset.article.quotation_rules import refuse_omission
from briefset.evidence.quotations.verify import Found, Kind, Passages, Quoted, find

PARAGRAPHS = (
    "On Peace and Trade\nA. Writer",
    "“We cannot be absent,” the minister told the assembly in May 2013. She dares to say no, and not only to "
    "“big powers.” Trade does not grow by decree. It grew from $500 million to nearly\u00a0$30 billion—over 3,000 "
    "firms took part—and it may grow again; the share rose from 3.996 percent to 6.394 percent. Russia outnumbers all "
    "other countries as a host.",
    "The two dreams depend on each other, and all countries share one world. The community is open to all. We are a "
    "community of nonaligned, non-nuclear and post-war states; temperatures of −5 degrees and CO₂ at 10² units are its "
    "limits. It has won the trust of its neighbours, rather than their fear, through the 13th plan (2016–2020). A "
    "friend in the region said the union would fail unless it changed… and it did.",
    "The council was held at the",
    "town hall, where 14 countries and 114 firms met. The 人类命运共同体 idea has 十三亿 friends. The firms don’t fear "
    "China’s plan. Growth [sic] was slow. The council met. The council met again.",
)
ARTICLE = Passages(PARAGRAPHS)


def place(words: str, *at: int) -> Found | None:
    return find(Quoted("", words, at, kind=Kind.QUOTATION), ARTICLE)


FAITHFUL = [
    ("We cannot be absent", 1, "exact"),
    ("“We cannot be absent,”", 1, "exact"),
    ('"We cannot be absent"', 1, "typographic"),
    ("not only to ‘big powers.’", 1, "typographic"),
    ("not only to ‘big powers’", 1, "typographic"),
    ("not only to ‘big powers’.", 1, "typographic"),
    ("nearly $30 billion", 1, "typographic"),
    ("nearly\u202f$30\u2009billion", 1, "typographic"),
    ("$30 billion – over 3,000 firms took part – and", 1, "typographic"),
    ("$30 billion -- over 3,000 firms", 1, "typographic"),
    ("$30 billion–over 3,000 firms", 1, "typographic"),
    ("from 3.996 per\u00adcent", 1, "typographic"),
    ("the share rose\nfrom 3.996 percent", 1, "typographic"),
    ("[T]he share rose", 1, "typographic"),
    ("It grew from $500 million […] and it may grow again", 1, "elided"),
    ("It grew […] and it may grow again", 1, "elided"),
    ("It [trade] grew from $500 million", 1, "typographic"),
    ("[Trade] grew from $500 million", 1, "typographic"),
    ("[the minister] dares to say no", 1, "typographic"),
    ("told the assembly in May 2013 [sic]", 1, "typographic"),
    ("all countries share one world. […] We are a community", 2, "elided"),
    ("The two dreams depend on each other … We are a community", 2, "elided"),
    ("temperatures of -5 degrees", 2, "typographic"),
    ("10² units", 2, "exact"),
    ("the 13th plan (2016-2020)", 2, "typographic"),
    ("non‑nuclear and post‑war states", 2, "typographic"),
    ("unless it changed... and it did", 2, "typographic"),
    ("unless it changed… and it did", 2, "exact"),
    ("人类命运", 4, "exact"),
    ("人类\n命运共同体", 4, "typographic"),
    ("The firms don't fear China", 4, "typographic"),
    ("Growth [sic] was slow", 4, "exact"),
]


@pytest.mark.parametrize(("words", "paragraph", "how"), FAITHFUL)
def test_a_faithful_quotation_is_found(words: str, paragraph: int, how: str) -> None:
    found = place(words, paragraph)
    assert found is not None
    assert (found.paragraph, found.how) == (paragraph, how)


CHANGED = {
    "a word": "We cannot be silent",
    "a missing word": "The two dreams depend on other",
    "an added word": "The two big dreams depend on each other",
    "two words in another order": "The dreams two depend on each other",
    "capital letter": "the two dreams depend on each other",
    "a lost negation": "Trade does grow by decree",
    "part of a word": "national units",
    "the start of a word": "The two dream",
    "the end of a compound": "nuclear and post-war states",
    "the start of a compound": "nonaligned, non",
    "the end of a number": "996 percent",
    "the start of a number": "from 3.996 percent to 6.39",
    "thousands": "over 3000 firms",
    "the number in another": "14 firms met",
    "a scale": "nearly $30 million",
    "a sign": "nearly €30 billion",
    "a dropped sign": "30 billion",
    "a lost minus": "temperatures of 5 degrees",
    "a cut minus": "5 degrees",
    "a power": "102 units",
    "a cut power": "CO₂ at 10",
    "an index": "CO2 at",
    "a hyphen added": "non-aligned, non-nuclear",
    "a hyphen lost": "nonnuclear and post-war",
    "a hyphen spaced": "non - nuclear and post-war",
    "a comma lost": "depend on each other and all",
    "a comma for a semicolon": "may grow again, the share",
    "a question for a stop": "Trade does not grow by decree?",
    "marks lost": "not only to big powers",
    "marks added": "The “two dreams” depend",
    "a contraction cut": "The firms don",
    "a Han character": "人类命运共体",
    "a Han numeral cut": "三亿 friends",
    "digits of another year": "(2016–2021)",
    "percent sign": "3.996% to",
    "an accent": "The cóuncil",
}


@pytest.mark.parametrize("words", CHANGED.values(), ids=CHANGED)
def test_a_change_of_one_thing_is_refused(words: str) -> None:
    assert place(words) is None


TURNED = {
    "swallows not": "Trade does […] grow by decree",
    "swallows dares to": "She […] say no",
    "swallows nearly": "from $500 million to […] $30 billion",
    "swallows may": "and it […] grow again",
    "swallows rather than": "the trust of its neighbours […] through the 13th plan",
    "swallows unless": "the union would fail […] it changed",
    "swallows would": "the union […] fail unless",
    "swallows from": "the share rose […] 3.996 percent",
    "wrong order": "to 6.394 percent […] from 3.996 percent",
    "two paragraphs": "The two dreams depend […] town hall",
    "subject of one, verb of the next": "The two dreams […] has won the trust",
    "name of the next sentence": "the share […] Russia outnumbers",
    "nothing left out between sentences": "Trade does not grow by decree […] It grew from $500 million",
    "nothing left out": "depend on […] each other",
    "nothing before": "[…] On Peace and Trade",
    "replaces a name": "[China] outnumbers all other countries",
    "hides a name inside": "percent. [It] outnumbers",
    "hides a negation": "Trade [does] grow by decree",
    "adds a negation": "The community is [not] open to all",
    "adds a modal": "The community [may be] is open",
    "replaces a number": "where [40] countries and",
    "adds a number": "The [three] two dreams depend",
    "changes a stem": "The counc[ello]r",
    "sic without a word": "[sic] The community is open",
    "sic after an omission": "all countries […] [sic] share",
    "only brackets": "[China] […]",
}


@pytest.mark.parametrize("words", TURNED.values(), ids=TURNED)
def test_an_omission_or_insertion_that_turns_the_sense_is_refused(words: str) -> None:
    assert place(words) is None


def test_a_quotation_may_run_over_paragraphs_that_it_names_in_order() -> None:
    found = place("held at the town hall, where", 3, 4)
    assert found is not None
    assert PARAGRAPHS[3][found.start : found.end] == "held at the"
    (rest,) = found.rest
    assert (rest.paragraph, PARAGRAPHS[4][rest.start : rest.end]) == (4, "town hall, where")


@pytest.mark.parametrize("at", [(3,), (4,), (2, 3), (2, 3, 4), (2, 4)])
def test_it_may_not_where_it_names_others(at: tuple[int, ...]) -> None:
    assert place("held at the town hall, where", *at) is None


def test_words_in_running_text_and_terms_may_change_the_case_of_their_first_letter() -> None:
    assert find(Quoted("", "The share rose", (), kind=Kind.PROSE), ARTICLE) is not None
    assert find(Quoted("", "community", (), kind=Kind.TERM), ARTICLE) is not None
    assert find(Quoted("", "The Share rose", (), kind=Kind.PROSE), ARTICLE) is None


def test_every_place_is_known() -> None:
    assert [found.start for found in ARTICLE.find_all("The council met", [4])] == [
        PARAGRAPHS[4].index("The council"),
        PARAGRAPHS[4].rindex("The council"),
    ]


NOISE = {"’": "'", "“": '"', "”": "‘", " ": "\u00a0", "\u00a0": " ", "—": " – ", "–": "-", "−": "-", "…": "..."}
SPACES = [match.end() for match in re.finditer(r"\s", PARAGRAPHS[2])]


@st.composite
def stretches(draw: st.DrawFn) -> tuple[int, int]:
    """Where some words of the second paragraph begin and end."""
    first = draw(st.integers(0, len(SPACES) - 4))
    last = draw(st.integers(first + 3, len(SPACES) - 1))
    return SPACES[first], SPACES[last] - 1


@given(stretches(), st.data())
def test_any_stretch_with_other_typography_is_found_at_its_offsets(
    stretch: tuple[int, int], data: st.DataObject
) -> None:
    words = PARAGRAPHS[2][slice(*stretch)]
    noisy = "".join(
        NOISE[character] if character in NOISE and data.draw(st.booleans()) else character for character in words
    )
    places = {(found.start, found.end) for found in ARTICLE.find_all(noisy, [2])}
    assert stretch in places


@given(stretches(), st.data())
def test_any_stretch_with_a_changed_character_is_refused(stretch: tuple[int, int], data: st.DataObject) -> None:
    words = PARAGRAPHS[2][slice(*stretch)]
    place_of_change = data.draw(st.integers(0, len(words) - 1))
    old = words[place_of_change]
    assume(not old.isspace())
    new = data.draw(st.sampled_from("aeox7390$€+;!é²"))
    assume(new != old)
    changed = words[:place_of_change] + new + words[place_of_change + 1 :]
    assert place(changed, 2) is None


@given(stretches(), st.data())
def test_any_stretch_without_one_of_its_words_is_refused(stretch: tuple[int, int], data: st.DataObject) -> None:
    words = PARAGRAPHS[2][slice(*stretch)].replace("…", "").split()
    dropped = data.draw(st.integers(1, len(words) - 2))
    assert place(" ".join([*words[:dropped], *words[dropped + 1 :]]), 2) is None


@given(stretches(), st.data())
def test_any_two_neighbouring_words_in_another_order_are_refused(stretch: tuple[int, int], data: st.DataObject) -> None:
    words = PARAGRAPHS[2][slice(*stretch)].split()
    first = data.draw(st.integers(0, len(words) - 2))
    assume(words[first] != words[first + 1])
    words[first], words[first + 1] = words[first + 1], words[first]
    assert place(" ".join(words), 2) is None


@pytest.mark.parametrize("words", ["", " ", "…", "[…]", "[China]", "“", "-", "[", "\u00ad", "[…] […]", "a … " * 200])
def test_marks_without_words_are_nowhere_and_break_nothing(words: str) -> None:
    assert place(words) is None
    assert find_nearest(words, ARTICLE) is None or re.search(r"\w", words)


def test_a_paragraph_that_repeats_itself_is_searched_in_reasonable_time() -> None:
    many = Passages([" ".join(["of the community of shared destiny for all and not"] * 5_000)])
    assert next(many.find_all("of the … of shared … destiny for … all and … zebra crossing"), None) is None


@pytest.mark.parametrize("gap", ["all other", "only", "most of the", "every"])
def test_an_omission_of_nothing_but_how_many_is_refused(gap: str) -> None:
    text = f"The port outnumbers {gap} ports of the coast."
    start = text.index(gap)
    refusal = refuse_omission(text, 0, start, start + len(gap), frozenset())
    assert refusal is not None
    assert refusal.message == f"the omission swallows “{gap}”"


SPOKEN = (
    "“I would not sign a blank cheque,” Ms. Varga told us, “but I would sign this one, if George W. Hill agrees.” "
    "The others must take Plan B. They will not. He lives on Elm St. It is far. The doctor came. Dr. Hill left."
)


def test_a_title_before_a_name_ends_no_sentence() -> None:
    assert Passages([SPOKEN]).refusal("I would not sign a blank cheque […] but I would sign this one") is None


def test_an_initial_before_a_name_ends_no_sentence() -> None:
    assert refuse_omission(SPOKEN, 0, SPOKEN.index("George"), SPOKEN.index("Hill agrees"), frozenset()) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [("take", "will"), ("on", "is far"), ("doctor", "left")],
    ids=["Plan B", "Elm St", "next sentence"],
)
def test_a_sentence_that_ends_so_still_ends(left: str, right: str) -> None:
    start = SPOKEN.index(f" {left} ") + len(left) + 2
    refusal = refuse_omission(SPOKEN, 0, start, SPOKEN.index(f" {right}") + 1, frozenset())
    assert refusal is not None
    assert "two sentences" in refusal.message


@pytest.mark.parametrize(("words", "found"), [("五一", 1), ("五一”假期", 1), ("do", 0), ("homme", 1)])
def test_a_quotation_mark_beside_han_is_no_apostrophe(words: str, found: int) -> None:
    passages = Passages(["“五一”假期前。", "We don’t know l’homme."])
    assert len(list(passages.find_all(words))) == found
