"""Every field of the model says what it is, so that no check has to know it by name."""

from collections.abc import Iterator
from typing import Any, get_args

from briefset.summary.model import Entry, Summary
from briefset.summary.model.roles import Role, refs_of, roles_of
from briefset.summary.validate import validate
from briefset.yaml12.document import Loaded


def types_below(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from types_below(part)


def entry_types() -> list[type[Entry]]:
    found: dict[type[Entry], None] = {Summary: None}
    for entry in (waiting := [Summary]):
        below = (kind for item in entry.model_fields.values() for kind in types_below(item.annotation))
        for kind in below:
            if issubclass(kind, Entry) and kind not in found:
                found[kind] = None
                waiting.append(kind)  # type: ignore[arg-type]
    return list(found)


def test_every_text_of_the_model_says_what_it_is() -> None:
    for entry in entry_types():
        texts = {name for name, item in entry.model_fields.items() if str in types_below(item.annotation)}
        assert {name for name in texts if not roles_of(entry)[name]} == set(), entry


def test_what_pages_print_is_no_setting_and_what_is_verbatim_is_printed() -> None:
    for entry in entry_types():
        for name, role in roles_of(entry).items():
            assert not (Role.SETTING in role and Role.PRINTED in role), (entry, name)
            assert Role.PRINTED in role or Role.VERBATIM not in role, (entry, name)


def test_a_reference_names_a_collection_of_the_summary() -> None:
    named = {ref.collection for entry in entry_types() for ref in refs_of(entry).values()}
    assert named <= set(Summary.model_fields)


def test_an_entry_gives_its_texts_by_role_with_their_paths(loaded: Loaded) -> None:
    statistic = validate(loaded).statistics[2]
    assert dict(statistic.texts(Role.VERBATIM)) == {"quote": "About 40 boats"}
    assert dict(statistic.texts(Role.WEIGHED)) == {"label": "Boats that landed fish"}
    assert list(statistic.locators()) == [("at", 3)]
