"""Builders of Office Open XML."""

from briefset.writers.ooxml.xml import build, find, flag, parse, place, qualify, serialize


def test_a_name_is_qualified_by_its_prefix() -> None:
    assert qualify("w:p") == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


def test_a_name_without_a_prefix_stays() -> None:
    assert qualify("typeface") == "typeface"


def test_children_that_are_none_are_left_out() -> None:
    assert len(build("w:rPr", {}, None, flag("w:b"), None)) == 1


def test_attributes_and_text_are_escaped() -> None:
    node = build("w:t", {"xml:space": "preserve"}, text='<&"')
    assert parse(serialize(node)).text == '<&"'
    assert b"&lt;&amp;" in serialize(node)


def test_a_flag_has_a_value_only_when_one_is_given() -> None:
    assert len(flag("w:b").attrib) == 0
    assert flag("w:b", 0).get(qualify("w:val")) == "0"


def test_a_child_is_placed_before_its_successors() -> None:
    parent = build("w:settings", {}, flag("w:zoom"), flag("w:compat"), flag("w:listSeparator"))
    place(parent, flag("w:footnotePr"), "w:compat", "w:listSeparator")
    assert [child.tag for child in parent] == [
        qualify(f"w:{name}") for name in ("zoom", "footnotePr", "compat", "listSeparator")
    ]


def test_a_placed_child_takes_the_place_of_one_of_its_kind() -> None:
    parent = build("w:rPr", {}, flag("w:lang", "en-US"))
    place(parent, flag("w:lang", "en-GB"))
    assert len(parent) == 1
    found = find(parent, "w:lang")
    assert found is not None
    assert found.get(qualify("w:val")) == "en-GB"


def test_package_parts_are_written_without_a_prefix() -> None:
    assert serialize(build("ct:Types")).endswith(
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    )
