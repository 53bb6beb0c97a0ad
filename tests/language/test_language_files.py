"""Each language's file fills every field, or has a reason to leave it empty."""

from __future__ import annotations

from dataclasses import fields

import pytest

from briefset.language.data import FAMILIES, RELATIONS, LanguageData
from briefset.language.registry import find_language, languages, require_language

HAN = "Han numerals and counted characters need no such words"
EMPTY = {
    "verb_tails": ({"de", "en", "es", "fr"}, "only where words do not stand apart"),
    "no_causes": ({"de", "es", "fr", "zh"}, "no word for a cause stands before verbs that tell a plan"),
    "restriction": ({"de", "en", "es", "zh"}, "only French denies to say only"),
    "measured": ({"de", "en", "es", "fr"}, "only where words do not stand apart"),
    "verb_form": ({"de", "zh"}, "nouns have capitals, and words do not stand apart"),
    "ordinals": ({"de", "en", "zh"}, "text2num reads them, and 第 makes them"),
    "number_words": ({"zh"}, HAN),
    "ordinal_marks": ({"zh"}, HAN),
    "parts": ({"zh"}, HAN),
    "share_joints": ({"zh"}, HAN),
    "half": ({"zh"}, HAN),
    "sets": ({"zh"}, HAN),
    "numbered_things": ({"zh"}, "Roman numerals do not follow nouns"),
    "groups": ({"fr"}, "spaces alone group digits"),
    "number_spellings": ({"de", "en", "fr", "zh"}, "text2num reads every form"),
    "further_numbers": ({"en", "es", "fr", "zh"}, "only German has words such as anderthalb"),
    "compound_tails": ({"en", "es", "fr", "zh"}, "numbers are not written together with nouns"),
    "part_compounds": ({"en", "es", "fr", "zh"}, "parts are not written together with nouns"),
    "each_nth": ({"en", "es", "fr", "zh"}, "only German makes shares of ordinals"),
    "part_of_point": ({"zh"}, "points are counted in whole or decimal numbers"),
    "coming": ({"zh"}, "the year before a month is named: 明年1月"),
    "unit_joints": ({"de", "zh"}, "nothing stands between a number and its unit"),
    "scale_tails": ({"de", "en", "es", "fr"}, "nothing stands between a scale and the unit"),
    "per_only": ({"zh"}, "per is 每 or a slash"),
    "per_time": ({"en", "es", "fr", "zh"}, "the words of `per` stand before lengths of time too"),
    "per_counted": ({"en", "zh"}, "the words of `per` stand before numbers too"),
    "rate_blocks": ({"de", "zh"}, "the words of a rate are no length of time"),
    "rate_breaks": ({"zh"}, "the words of a rate are no date"),
    "rise_blocks": ({"de", "zh"}, "no hedge is a preposition of rising"),
    "vague_joints": ({"es", "fr", "zh"}, "what joins the numbers of a share joins nothing else"),
    "whole_first": ({"zh"}, HAN),
    "talk": ({"zh"}, "no hedge means on a subject"),
    "definite": ({"zh"}, "there are no articles"),
    "no_hedges": ({"de", "en", "es", "fr"}, "words stand apart"),
    "months": ({"zh"}, "months are numbers"),
    "ambiguous_months": ({"es", "fr", "zh"}, "no month is another word"),
    "decades": ({"zh"}, "decades are numbers"),
    "clock_marks": ({"es", "fr"}, "the word for an hour is the word for a length of time, of `hour_marks`"),
    "hour_marks": ({"de"}, "Uhr stands for no length of time"),
    "clock_leads": ({"zh"}, "the half of the day stands before the hour"),
    "day_leads": ({"zh"}, "日 marks every day"),
    "year_joints": ({"zh"}, "nothing stands between a month and its year"),
    "day_joints": ({"de", "fr", "zh"}, "nothing stands between a day and its month"),
    "year_leads": ({"zh"}, "年 marks every year"),
    "plural_endings": ({"zh"}, "nouns have no plural"),
    "date_cues": ({"zh"}, "年 marks every year"),
    "endings": ({"zh"}, "words are not inflected"),
    "firm_modals": ({"de", "zh"}, "no modal is also a plain future"),
    "duration_prepositions": ({"zh"}, "prepositions do not part a negation from a hedge"),
    "revisions": ({"de", "zh"}, "a revised value names the one that it replaces otherwise"),
    "relations_behind": ({"zh"}, "the relation stands around the date"),
    "times_after": ({"zh"}, "倍 stands behind every multiple"),
    "times_grow": ({"de", "en", "es", "fr"}, "a multiple tells to what something grew"),
    "conditional_order": ({"es", "fr", "zh"}, "the order of words makes no condition"),
    "no_poles": ({"zh"}, "idle words hide shorter ones"),
    "superlative_ending": ({"fr", "zh"}, "superlatives are words of their own"),
    "modal_ending": ({"de", "en", "zh"}, "modals are words of their own"),
    "separable": ({"en", "es", "fr", "zh"}, "verbs are not parted"),
    "change_verbs": ({"de", "en", "zh"}, "the word before the first value says that it is a change"),
    "elisions": ({"de", "en", "es", "zh"}, "nothing is elided"),
    "inflections": ({"zh"}, "words are not inflected"),
    "same_names": ({"zh"}, "no place has a second name that texts mix with the first"),
    "demonyms": ({"zh"}, "people are named by their place"),
    "common_capitals": ({"zh"}, "there are no capitals"),
    "sayers": ({"zh"}, "words do not stand apart"),
    "measuring": ({"zh"}, "words do not stand apart"),
    "particles": ({"zh"}, "names have none"),
    "surnames": ({"de", "en", "es", "fr"}, "capitals show names"),
    "predicate_endings": ({"zh"}, "words are not inflected"),
    "abbreviations": ({"zh"}, "。 ends sentences and nothing else"),
}
"""By field, the languages that leave it empty, and why."""


def test_every_field_is_filled_in_each_language_but_for_a_reason() -> None:
    for name in (field.name for field in fields(LanguageData) if field.type != "bool"):
        empty = {tag for tag in languages() if not getattr(require_language(tag), name)}
        assert empty == EMPTY.get(name, (set(), ""))[0], name


@pytest.mark.parametrize("tag", languages())
def test_families_and_relations_are_those_that_the_program_knows(tag: str) -> None:
    data = require_language(tag)
    assert {*data.hedges.values(), *data.hedges_after.values()} <= set(FAMILIES)
    assert set(data.printed.hedges) == set(FAMILIES)
    assert set(data.relations.values()) <= set(RELATIONS)


def test_a_language_without_a_file_is_none_and_no_other_is_read_for_it() -> None:
    assert languages() == ["de", "en", "es", "fr", "zh"]
    assert find_language("it") is None
    with pytest.raises(KeyError):
        require_language("it")
