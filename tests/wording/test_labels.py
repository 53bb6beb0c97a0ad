"""Every language has every label, and a summary in a language yields a set in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefset.design.templates import Templates, built_in_templates, find_templates
from briefset.diagnostics import Failure
from briefset.language.locale import Locale
from briefset.language.tags import find_tag_fault
from briefset.proofs.readback import read_html, read_office, read_pdf, squeeze
from briefset.wording.labels import FOLDER, find_label_fault, labels_of, read_labels
from briefset.wording.wording import format_date, format_day, format_number, format_ordinal
from briefset.workspace.new import PROMPTS
from tests.support.projects import build_project, make_project, summary_of
from tests.support.sets import SharedSets

BUILT_IN = Templates((built_in_templates(),))


@pytest.mark.parametrize("folder", [FOLDER, PROMPTS])
@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "zh", "de-AT", "zh-CN"])
def test_a_language_has_every_label(language: str, folder: str) -> None:
    labels = read_labels(BUILT_IN, language, folder)
    assert labels.keys() == read_labels(BUILT_IN, "en", folder).keys()


def test_a_language_without_labels_speaks_english() -> None:
    assert read_labels(BUILT_IN, "pt")["timeline"] == "Timeline"


def test_a_language_without_a_file_or_labels_is_an_error_at_its_line(tmp_path: Path) -> None:
    make_project(tmp_path)
    summary = summary_of(tmp_path)
    text = summary.read_text(encoding="utf-8").replace("language: en-GB", "language: pt-BR")
    summary.write_text(text, encoding="utf-8")
    with pytest.raises(Failure) as caught:
        build_project(tmp_path, "html")
    (fault,) = caught.value.diagnostics
    message = "numbers and dates in “pt-BR” cannot be read: the language has no file"
    assert (fault.code, fault.path, fault.message) == ("unknown-language", "language", message)
    unlabelled = find_label_fault(BUILT_IN, "pt-BR")
    assert unlabelled is not None
    assert unlabelled[0] == "there are no labels in pt-BR"
    assert "as pt.yaml beside it" in unlabelled[1]
    own = tmp_path / "templates" / "shared" / "labels" / "pt.yaml"
    own.parent.mkdir(parents=True)
    own.write_bytes(BUILT_IN.read("shared/labels/en.yaml"))
    assert find_label_fault(Templates((tmp_path / "templates", *BUILT_IN.folders)), "pt-BR") is None


@pytest.mark.parametrize(
    ("tag", "fault"),
    [
        ("xx", "no language has the code “xx”"),
        ("English", "“English” is not a language tag"),
        ("en_GB", "“en_GB” is not a language tag"),
        ("zh-Hant-TW", ""),
        ("yue", ""),
    ],
)
def test_a_tag_names_a_language(tag: str, fault: str) -> None:
    assert find_tag_fault(tag) == fault


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('timeline: "Zeit"\n', "count-0 is missing"),
        ('zeit: "Zeit"\n', "zeit is not a label"),
        ('exhibit: "Bild {nummer}"\n', "exhibit has other names in braces than the English label"),
    ],
)
def test_a_faulty_file_of_labels_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "shared" / "labels").mkdir(parents=True)
    (tmp_path / "shared" / "labels" / "it.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Failure) as caught:
        read_labels(Templates((tmp_path, *BUILT_IN.folders)), "it")
    assert message in [fault.message for fault in caught.value.diagnostics]
    assert {fault.position.file for fault in caught.value.diagnostics} == {"templates/shared/labels/it.yaml"}


def test_a_label_takes_its_values_in_its_language() -> None:
    assert labels_of(BUILT_IN, Locale("de", "en"))("exhibit", number=3) == "Abbildung 3"
    assert labels_of(BUILT_IN, Locale("en-GB", "en"))("exhibit", number=3) == "Exhibit 3"


@pytest.mark.parametrize(
    ("language", "number", "rank", "day", "month", "short"),
    [
        ("en-GB", "12,345.60", "third", "16 January 2016", "January 2016", "16 Jan"),
        ("en-US", "12,345.60", "third", "January 16, 2016", "January 2016", "Jan 16"),
        ("de", "12.345,60", "3.", "16. Januar 2016", "Januar 2016", "16. Jan."),
        ("fr", "12\u202f345,60", "3e", "16 janvier 2016", "janvier 2016", "16 janv."),
        ("es", "12.345,60", "3.º", "16 de enero de 2016", "enero de 2016", "16 ene"),
        ("zh-CN", "12,345.60", "第3", "2016年1月16日", "2016年1月", "1月16日"),
    ],
)
def test_numbers_and_dates_follow_the_language(
    language: str, number: str, rank: str, day: str, month: str, short: str
) -> None:
    from decimal import Decimal

    locale = Locale(language, "en")
    written = (format_number(Decimal("12345.60"), locale), format_ordinal(Decimal(3), locale))
    dates = (format_date("2016-01-16", locale), format_date("2016-01", locale), format_day("2016-01-16", locale))
    assert written == (number, rank)
    assert tuple(date.replace("\u00a0", " ") for date in dates) == (day, month, short)


@pytest.mark.parametrize(
    ("language", "said", "never"),
    [
        (
            "de",
            ["Kurz gefasst", "Der Gedankengang", "Belege", "knapp 1 Million US$", "54.000", "Seite 1 von", "März 2024"],
            ["In brief", "Evidence", "The figures", "Page 1"],
        ),
        (
            "zh",
            ["概要", "论证", "依据", "近100万美元", "240万美元", "2024年3月"],
            ["In brief", "Evidence", "The figures", "Read with care"],
        ),
    ],
)
def test_a_summary_in_a_language_yields_a_set_in_it(
    shared_sets: SharedSets, language: str, said: list[str], never: list[str]
) -> None:
    folder = shared_sets.sample(language) / "build" / "demo"
    briefing = "".join(read_pdf((folder / "briefing.pdf").read_bytes()))
    assert [words for words in said if squeeze(words) not in briefing] == []
    texts = [
        briefing,
        *read_html((folder / "briefing.html").read_bytes()),
        *read_office((folder / "handout.docx").read_bytes()),
        *read_office((folder / "factsheet.pptx").read_bytes()),
    ]
    assert [words for words in never for text in texts if squeeze(words) in text] == []


@pytest.mark.parametrize(
    "text", ["{n.__class__}", "{n[0]}", "{n:>999999999}", "{n!r}", "{", "}", "{}", "{0}", "[a]", "{a: b}", "7"]
)
def test_a_label_that_asks_for_more_than_a_value_is_refused_at_its_line(text: str, tmp_path: Path) -> None:
    shared = tmp_path / "templates" / "shared" / "labels"
    shared.mkdir(parents=True)
    own = find_templates(tmp_path).read("shared/labels/en.yaml").decode()
    first, *others = own.splitlines()
    quoted = text if text[0] in "[7" or ": " in text else f'"{text}"'
    (shared / "en.yaml").write_text("\n".join([*others, first, f"own: {quoted}"]), encoding="utf-8")
    with pytest.raises(Failure, match="own is no text with values in braces") as caught:
        read_labels(find_templates(tmp_path), "en")
    assert caught.value.diagnostics[0].position.line == len(others) + 2
