"""What matters most of the article is read as text on the four pages of the briefing, and most of the rest in the set.

The lists are those of the editors: one line for each fact, the words by which a reader would know it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefset.evidence.trace.documents import read_blocks
from tests.support.sets import SharedSets

FIRST = {
    "the author's post": "Executive Vice President, China Institute of International Studies",
    "where and when it appeared": "China International Studies, January/ February 2016",
    "what kind of text it is": "It argues for the policy that it describes",
    "two dreams": "two dreams: the Chinese dream and a global dream",
    "each needs the other": "depend on each other and reinforce each other",
    "the community": "community of shared destiny for all humankind",
    "the new relations": "new type of international relations” with win-win cooperation at its core",
    "what both leave behind": "zero sum game",
    "the New Year message": "We cannot be absent",
    "how the idea grew": "from Russia and Boao in 2013 to the United Nations and an internet conference in 2015",
    "three steps": "bilateral communities of shared destiny the idea grew to regional communities and on to humankind",
    "Wang Yi's distinction": "kind of relations China wants; a community of shared destiny says what kind of world",
    "the travels of 2015": "eight foreign visits by Xi, 14 countries and nine international conferences",
    "the bank": "the AIIB",
    "the renminbi": "the renminbi in the IMF’s Special Drawing Rights basket",
    "the share in the IMF": "IMF share rose from 3.996 to 6.394 percent",
    "the rank in the IMF": "ranked sixth",
    "assistance for Africa": "another $60 billion as assistance for Africa",
    "the standby force": "a standby peacekeeping force of 8,000",
    "debt relief": "debt relief (P14)",
    "Paris": "“strong leadership” for a Paris agreement, as Ban Ki-moon is quoted",
    "a voice in rules": "shaping international rules",
    "the limit": "core national interests, as he reports Xi, cannot be sacrificed",
    "non-confrontation": "The method is “non-confrontation”",
    "partnership": "partnership rather than alignment",
    "the partners": "74 countries or organisations at the end of 2015",
    "the South China Sea": "colluded with one another to make trouble in the South China Sea",
    "trade with Africa": "Trade between China and Africa rose from $10 billion to $220 billion",
    "investment in Africa": "Investment in Africa rose from $500 million to nearly $30 billion",
    "a no": "dares to say no",
}
SECOND = {
    "least developed countries": "Least developed countries",
    "$12 billion by 2030": "$12 billion",
    "the fund": "$2 billion",
    "the African Union": "$100 million",
    "trained peacekeepers": "2,000",
    "mine clearance": "10 mine clearance projects",
    "Russia": "Most frequent host of Xi’s visits",
    "documents with Russia": "Over 30 documents signed",
    "the United States": "first state visit",
    "the European Union": "exceeded $600 billion",
    "investment of the EU": "nearly $100 billion",
    "the United Kingdom": "40 billion pounds",
    "a golden age": "golden age",
    "ASEAN": "diamond years",
    "two tracks": "dual track approach",
    "Japan": "the actions and words of the Japanese government",
    "the summit of three": "Summit with China resumed",
    "GDP of three": "more than $16 trillion",
    "trade of three": "nearly $7 trillion",
    "three platforms": "three platforms: CELAC, Africa, Arab states",
    "ten plans": "10 plans for the next three years",
    "enterprises in Africa": "over 3,000 Chinese enterprises",
    "good faith": "sincerity, real results, affinity and good faith",
    "free trade": "Free trade agreements with South Korea and Australia",
    "the bank's opening": "Opening ceremony of the AIIB",
    "the Four Comprehensives": "Four Comprehensives",
    "the goal for 2020": "moderately prosperous society by 2020",
    "differences": "allowing differences",
    "global challenges": "so do the challenges that it faces",
    "a prediction": "promises to become even more fruitful and outstanding",
    "the Western media": "some of the Western media",
    "missing notes": "lacks its notes",
}


@pytest.fixture(scope="module")
def pages(shared_sets: SharedSets) -> dict[str, str]:
    """The text of each product that people read."""
    folder = shared_sets.own() / "build" / "shared-destiny"
    names = ("briefing.pdf", "handout.docx", "factsheet.pptx", "factsheet-print.pdf")
    return {name: squeeze(read(folder / name)) for name in names}


def read(file: Path) -> str:
    return "\n".join(block.text for block in read_blocks(file.read_bytes(), file.name))


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text).casefold()


def test_what_matters_most_is_read_on_the_four_pages(pages: dict[str, str]) -> None:
    assert len(FIRST) == 30
    assert [name for name, words in FIRST.items() if squeeze(words) not in pages["briefing.pdf"]] == []


def test_four_in_five_facts_of_second_rank_stand_in_briefing_handout_or_fact_sheet(pages: dict[str, str]) -> None:
    text = "\n".join(pages.values())
    missing = [name for name, words in SECOND.items() if squeeze(words) not in text]
    assert len(missing) <= len(SECOND) / 5, missing
