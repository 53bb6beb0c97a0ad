"""`new` writes a finished sample, or a draft that is true from its first line, and never writes over anything."""

import re
from pathlib import Path

import pytest

from briefset.build.articles import ArticleFolder, find_articles
from briefset.build.check import check, describe, warnings
from briefset.diagnostics import Diagnostic, Exit, Failure
from briefset.workspace.new import scaffold
from tests.support.articles import make_docx
from tests.support.projects import ROOT

MARK = re.compile(r'"\[write: [^"]*\]"')
GERMAN = """Die letzte Meile: Warum Lastenräder sich rechnen

Von Jana Öztürk, Zeitschrift für Stadtverkehr, Mai 2024

Lieferwagen gelten als unverzichtbar. In Grünau, einer Stadt von 84.000 Menschen, hat man es anders versucht.

Der Versuch

Am 3. März 2023 stellte die Stadt den Betrieben 48 Lastenräder bereit, die zusammen rund 1,2 Millionen Euro kosteten.
„Wir wollten wissen, ob es auch ohne Lieferwagen geht“, sagte Bürgermeisterin Lea Brandt. Die Zahl der Lieferwagen in
der Altstadt sank um 23 Prozent.

Das Ergebnis

Bis Dezember 2023 wurden 14.000 Fahrten gezählt. »Kein einziger Betrieb hat sein Rad zurückgegeben«, sagte Jörg Thiel.

1. Bäcker mit Backstuben
2. Tischler mit Werkstätten
"""
CHINESE = """末班车的价值
林晓梅，城市交通评论，2023年5月

人们常说夜班车是空的。2019年，诺里克市开行了两条夜班线路，全年运送乘客9.2万人次。公交公司经理李建国说：“这是我们对夜里上班的人的承诺，不能随便收回。”

2020年1月，市政府停开了医院线，每年节省开支150万元。此后医院扩建停车场，花费超过400万元，夜班缺勤率上升到百分之十二。

2021年9月5日，医院线恢复运行。两条线路全年运送乘客12.6万人次。
"""


def draft(tmp_path: Path, text: str | bytes, name: str = "article.txt") -> str:
    """The summary that is drafted of an article."""
    source = tmp_path / name
    source.write_bytes(text.encode() if isinstance(text, str) else text)
    scaffold(tmp_path, "drafted", source)
    return summary(tmp_path).read_text(encoding="utf-8")


def summary(project: Path) -> Path:
    return project / "content" / "drafted" / "summary.yaml"


def faults(project: Path) -> list[Diagnostic]:
    """Everything that is said of the draft."""
    folder: ArticleFolder = find_articles(project, ["drafted"])[0]
    try:
        return warnings(check(folder))
    except Failure as failure:
        return failure.diagnostics


def fill(project: Path) -> None:
    """Write in place of each mark what its paragraphs say, as a person would; what has no speaker or event goes."""
    source = summary(project).with_name("source.txt").read_text(encoding="utf-8")
    paragraphs = [line for line in source.splitlines() if line][1:]

    def write(mark: re.Match[str]) -> str:
        first, last = (int(number) for number in [*re.findall(r"P(\d+)", mark[0]), 1, 1][:2])
        if mark.string.startswith("  - {label: "):
            return "Lorem"
        said = paragraphs[min(first + 1, last) if last > 1 else first]
        return '"{}"'.format(re.split(r"(?<!\d)[.。]", said)[0])

    written = summary(project).read_text(encoding="utf-8").splitlines()
    lines = [line for line in written if not re.match(r"  - \{(?:speaker: \"\[|date: .*\[write)", line)]
    summary(project).write_text("\n".join(MARK.sub(write, line) for line in lines), encoding="utf-8")


def test_the_sample_checks_at_once(project: Path) -> None:
    described = describe(check(find_articles(project, [])[0]))
    assert described.endswith("30 quotations and pieces of evidence found in the article")


SOURCES = {
    "sample": (ROOT / "templates" / "skeleton" / "source.txt").read_text(encoding="utf-8"),
    "german": GERMAN,
    "chinese": CHINESE,
}


@pytest.mark.parametrize("text", SOURCES.values(), ids=SOURCES)
def test_nothing_is_wrong_with_a_draft_but_what_is_marked(tmp_path: Path, text: str) -> None:
    marks = len(MARK.findall(draft(tmp_path, text)))
    assert [fault.code for fault in faults(tmp_path)] == ["unwritten"] * marks
    fill(tmp_path)
    assert [fault.message for fault in faults(tmp_path)] == []


def test_the_draft_of_a_german_article(tmp_path: Path) -> None:
    text = draft(tmp_path, GERMAN)
    assert "language: de\n" in text
    assert (
        "# im Kopf steht: author: Jana Öztürk; container-title: Zeitschrift für Stadtverkehr; issued: 2024-05" in text
    )
    assert [line for line in text.splitlines() if re.match(r"  - (\{(speaker|label|date)|title)", line)] == [
        "  - title: Der Versuch",
        "  - title: Das Ergebnis",
        '  - {speaker: Lea Brandt, text: "Wir wollten wissen, ob es auch ohne Lieferwagen geht"}',
        '  - {speaker: Jörg Thiel, text: "Kein einziger Betrieb hat sein Rad zurückgegeben"}',
        '  - {label: "[write: welche: Menschen, in P1]", quote: "84.000 Menschen"}',
        '  - {label: "[write: welche: Lastenräder, in P3]", quote: "48 Lastenräder"}',
        '  - {label: "[write: was das zählt, in P3]", quote: "zusammen rund 1,2 Millionen Euro"}',
        '  - {label: "Zahl der Lieferwagen in der Altstadt", quote: "Zahl der Lieferwagen in der Altstadt sank um 23'
        ' Prozent"}',
        '  - {label: "[write: welche: Fahrten, in P5]", quote: "14.000 Fahrten"}',
        '  - {date: "2023-03-03", text: "Am 3. März 2023 stellte die Stadt den Betrieben 48 Lastenräder bereit, die'
        ' zusammen rund 1,2 Millionen Euro kosteten"}',
    ]


def test_the_draft_of_a_chinese_article(tmp_path: Path) -> None:
    text = draft(tmp_path, CHINESE)
    assert '{speaker: 李建国, text: "这是我们对夜里上班的人的承诺，不能随便收回。"}' in text
    assert "150万元" in text
    assert '{date: "2021-09-05"' in text


def test_a_word_file_is_drafted_too_and_what_was_changed_is_noted(tmp_path: Path) -> None:
    assert "# tracked changes read as accepted: 1 insertion, 1 deletion" in draft(tmp_path, make_docx(), "a.docx")


@pytest.mark.parametrize(
    ("sentence", "absent"),
    [
        ("In chapter 12 the report says so.", "12"),
        ("It is the 17th summit of its kind.", "17th"),
        ("(1) The first reason is the cost.", "(1)"),
        ("Growth of trade was strong.10 It fell later.", "10"),
        ("The “10+1” summit met in Hanoi.", "10+1"),
        ("The programme took version 2.0 as its base.", "2.0"),
        ("10 9 8 7 6 5 4 3 2 1 0", "9"),
        ("It has been so since 1998, and was so in 2004.", "1998"),
        ("The court decided it as 3 C 418/23 in May.", "3 C"),
        ("It has three berths, compared with 12 berths before.", "12 berths"),
    ],
)
def test_numbers_that_count_nothing_are_no_statistics(tmp_path: Path, sentence: str, absent: str) -> None:
    text = draft(tmp_path, f"A Title\nBy Ada Moreau, May 2023\nThe town spent $5 million on 300 boats.\n{sentence}\n")
    assert "$5 million" in text
    listed = text.partition("statistics:")[2].partition("\nevents:")[0]
    assert f'"{absent}' not in listed
    assert f" {absent}" not in listed


def test_our_own_words_in_marks_and_book_titles_are_no_quotations(tmp_path: Path) -> None:
    text = draft(
        tmp_path, "A Title\nBy Ada Moreau, May 2023\nThe “zero sum game” is over, and 300 boats left the town.\n"
    )
    assert "quotations:" not in text


def test_without_title_byline_or_date_these_are_asked_for(tmp_path: Path) -> None:
    text = draft(
        tmp_path, "The town spent $5 million on 300 boats, and the boats were good, and nobody complained.\n" * 3
    )
    assert [name for name in ("title", "author", "issued") if f"  {name}:" in text] == ["title", "author", "issued"]
    assert "  front: 0 " in text
    assert {fault.code for fault in faults(tmp_path)} == {"unwritten"}


def test_a_damaged_article_is_refused_at_its_place_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(Failure) as caught:
        draft(tmp_path, "A Title\nMay 2023\nIt cost \ufffd5 million.\n")
    (fault,) = caught.value.diagnostics
    assert (fault.position.line, fault.position.column) == (3, 9)
    assert not (tmp_path / "content").exists()


def test_an_article_in_a_language_without_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Failure) as caught:
        draft(
            tmp_path, "Il titolo\nIl governo ha annunciato che la nuova legge entrerà in vigore nel mese di maggio.\n"
        )
    assert caught.value.diagnostics[0].code == "unknown-language"


def test_a_folder_that_is_there_is_left_alone(project: Path) -> None:
    with pytest.raises(Failure) as caught:
        scaffold(project, "demo", None)
    assert caught.value.exit_code is Exit.USAGE


@pytest.mark.parametrize("slug", ["", "Two Words", "../up", "a" * 81, "-a", "ä"])
def test_a_name_that_is_no_slug_is_refused(tmp_path: Path, slug: str) -> None:
    with pytest.raises(Failure):
        scaffold(tmp_path, slug, None)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_article_writes_nothing(tmp_path: Path) -> None:
    source = tmp_path / "empty.txt"
    source.write_bytes(b"")
    with pytest.raises(Failure):
        scaffold(tmp_path, "second", source)
    assert not (tmp_path / "content").exists()


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“We have room for all of the boats here,” said the harbour master Joan Field.", "Joan Field"),
        ("“We have room for all of the boats here,” Ms. Field said. Joan Field was glad.", "Joan Field"),
        ("Mayor Omar Diallo, who came late, argued: “We have room for all of the boats here.”", "Omar Diallo"),
        ("“We have room for all of the boats here,” said the rival of Joan Field.",
         "[write: who says this in P1: Joan Field?]"),
        ("“We have room for all of the boats here,” he said.", "[write: who says this in P1]"),
        ('"We have room for all of the boats here," Joan Field told the council.', "Joan Field"),
        ("« We have room for all of the boats here », Joan Field said.", "Joan Field"),
        ("“No,” says Joan Field, who is 50. “We have room for all of the boats here.”", "Joan Field"),
        ("“No,” says Joan Field, who knew Omar Diallo. “We have room for all of the boats here.”",
         "[write: who says this in P1: Joan Field, Omar Diallo?]"),
        ("For Joan Field it was late, she said: “We have room for all of the boats here.”",
         "[write: who says this in P1: Joan Field?]"),
    ],
)  # fmt: skip
def test_the_speaker_is_the_one_whom_the_sentence_names(tmp_path: Path, sentence: str, speaker: str) -> None:
    text = draft(tmp_path, f"A Title\nBy Ada Moreau, May 2023\n{sentence} The town spent $5 million on 300 boats.\n")
    assert re.findall(r'speaker: "?(.*?)"?, text: ', text) == [speaker]


def test_a_noun_with_a_capital_is_no_speaker_and_a_name_before_a_particle_is_one(tmp_path: Path) -> None:
    text = draft(
        tmp_path,
        "Der Hafen\nVon Ada Moreau, Mai 2023\n"
        "Die Forscherin Mia Stecher von der Universität Kiel zählt hier Boote. Die Stadt zahlte 300 Millionen Euro.\n"
        "Für ein Urteil sei es zu früh, sagt sie: „Fragen Sie mich in zehn Jahren noch einmal wieder.“\n"
        "„Der Hafen hat heute doppelt so viele Boote wie in den fünfziger Jahren“, erklärt Stecher.\n",
    )
    assert re.findall(r'speaker: "?(.*?)"?, text: ', text) == [
        "[write: wer das in P2 sagt: Mia Stecher?]",
        "Mia Stecher",
    ]


def test_nouns_where_all_have_capitals_are_no_names(tmp_path: Path) -> None:
    text = draft(
        tmp_path,
        "Der Hafen\nVon Ada Moreau, Mai 2023\n"
        "Als Karl Rehm vom Fischen kam, hatte er 40 Grad Fieber. »Ich habe meiner Frau gar nichts davon sagen können«, "
        "erzählt der Schiffer. Zwölf Tage später war er gesund.\n"
        "Eine einfache Erklärung gibt es nicht. »Wir sehen mildere Winter, und wir sehen viel mehr Boote«, sagt Prof. "
        "Henrike Sandmann.\n"
        "»Wer Vertrauen will, darf nicht mit dem Bußgeld kommen«, sagt Hafenministerin Lea Brandt.\n",
    )
    assert re.findall(r'speaker: "?(.*?)"?, text: ', text) == [
        "[write: wer das in P1 sagt: Karl Rehm?]", "Henrike Sandmann", "Lea Brandt"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("In June 2022 the council voted to open the quay.",
         '{date: "2022-06", text: "In June 2022 the council voted to open the quay"}'),
        ("Mrs Field, a retired cook, is one of those who won since it opened in May 2022.",
         '{date: "2022-05", text: "[write: what happened then, in P1]"}'),
        ("The grant, which was raised in October 2023, covers little.",
         '{date: "2023-10", text: "[write: what happened then, in P1]"}'),
        ("Neither is a promise; the model has boats that it did not have in 2024.", ""),
    ],
)  # fmt: skip
def test_an_event_is_what_the_clause_with_the_date_says(tmp_path: Path, sentence: str, event: str) -> None:
    text = draft(tmp_path, f"A Title\nBy Ada Moreau, May 2023\n{sentence} The town spent $5 million on 300 boats.\n")
    assert "".join(re.findall(r"  - (\{date: .*\})", text)) == event


@pytest.mark.parametrize(
    ("sentence", "label", "quote"),
    [
        ("The parish council has offered £15,000.", "[write: what this counts, in P1]",
         "parish council has offered £15,000"),
        ("A new electric ferry would cost £3.6 million.", "New electric ferry",
         "new electric ferry would cost £3.6 million"),
        ("A single fare for a car is £4.50.", "Single fare for a car", "single fare for a car is £4.50"),
        ("It would run the boat, lift the car fare to £6 and sell season tickets.", "Car fare", "car fare to £6"),
        ("Of the boats that sank in the harbour, 58 per cent of those with engines had no pilot.",
         "[write: what this counts, in P1]", "58 per cent"),
        ("The council spent £412,000 running it.", "[write: what this counts, in P1]", "council spent £412,000"),
    ],
)  # fmt: skip
def test_a_sum_is_labelled_where_its_words_say_what_it_is(
    tmp_path: Path, sentence: str, label: str, quote: str
) -> None:
    text = draft(tmp_path, f"A Title\nBy Ada Moreau, May 2023\n{sentence} It was late, and nobody had come.\n")
    assert re.findall(r'label: "(.*?)", quote: "(.*?)"', text) == [(label, quote)]


@pytest.mark.parametrize(
    ("article", "quotes"),
    [
        (
            "A Title\nBy Ada Moreau, May 2023\nThe port ranks third in the country and handles goods for nine river "
            "towns. The second-largest shipyard is here. The harbour office opened the second quay, and the two "
            "quays are full. Its tolls made up over 20 percent of the budget in 2021, and those of the ferry over 20 "
            "percent of the budget as well.\n",
            ["port ranks third", "nine river towns", "second-largest shipyard", "tolls made up over 20 percent"],
        ),
        (
            "Der Hafen\nVon Ada Moreau, Mai 2023\nDer Hafen liegt im Land auf Platz drei. Die Stadt hat den zweiten "
            "Kai eröffnet.\n",
            ["Hafen liegt im Land auf Platz drei"],
        ),
        (
            "Le port\nPar Ada Moreau, mai 2023\nLe port se classe troisième en Europe. C’est le deuxième plus grand "
            "chantier du pays. La ville a ouvert le deuxième quai.\n",
            ["port se classe troisième", "deuxième plus grand chantier"],
        ),
        (
            "El puerto\nPor Ada Moreau, mayo de 2023\nEl puerto ocupa el tercer lugar en Europa y es la segunda mayor "
            "obra del país. La ciudad abrió el segundo muelle.\n",
            ["tercer lugar en Europa", "segunda mayor obra"],
        ),
        (
            "港口\n作者 王小明 2023年5月\n该港口在全国排名第三，是世界第二大港口。市里开放了第二码头。\n",
            ["排名第三", "第二大港"],
        ),
    ],
)  # fmt: skip
def test_places_in_an_order_and_counts_in_words_are_offered(tmp_path: Path, article: str, quotes: list[str]) -> None:
    found = re.findall(r'label: .* quote: "(.*?)"', draft(tmp_path, article))
    assert found[:4] == quotes


def test_the_text_of_an_event_is_not_cut_inside_a_number(tmp_path: Path) -> None:
    text = draft(
        tmp_path,
        "Der Hafen\nVon Ada Moreau, Mai 2023\n"
        "Im August 2022 brach nach einem langen Gewitter ein Teil des Ufers; die Mure riss am Abend zwei Brücken mit "
        "und richtete einen Schaden von 2,3 Millionen Euro an. Die Stadt zahlte 300 Millionen Euro.\n",
    )
    assert "ein Teil des Ufers" in text
    assert 'Schaden von 2"' not in text


BUDGET = """The Budget in Brief
Report, Denise R. Halloway, City of Ellery Gazette, 14 July 2025

The council adopted a budget of $1.37 billion for the fiscal year that began on July 1, 2025, by a vote of eight to
three. Receipts from the sales tax fell to $188 million. Pensions and health insurance will cost $254 million. The union
of library workers called the decision “a saving that will cost a neighborhood its only warm room.” The Council rejected
an amendment by six votes to five. Her term ends in January 2027. The mill feeds a hall built in 1742. The fund holds 14
boxes and with a broken lid 300 others, and 60 percent comes from the state and the rest. The dam is 28 metres high
above the river. In some 38,000 messages the sentence was cut.
"""


@pytest.mark.parametrize(
    ("shown", "line"),
    [
        (True, "author: Denise R. Halloway; container-title: City of Ellery Gazette; issued: 2025-07-14"),
        (True, '{label: "[write: what this counts, in P1]", quote: "council adopted a budget of $1.37 billion"}'),
        (
            True,
            '{label: "Pensions and health insurance", quote: "Pensions and health insurance will cost $254 million"}',
        ),
        (True, '{date: "2025-07-01", text: "[write: what happened then, in P1]"}'),
        (True, '{date: "2027-01", text: "[write: what happened then, in P1]"}'),
        (True, '{speaker: "[write: who says this in P1'),
        (False, "{speaker: The Council"),
        (False, 'date: "1742"'),
        (False, 'label: "Receipts from the sales tax fell'),
        (False, 'label: "Boxes and'),
        (True, 'label: "[write: which messages, in P1]", quote: "some 38,000 messages"'),
        (False, 'label: "High above'),
        (False, 'label: "Comes from'),
        (False, 'label: "Fiscal year'),
    ],
)
def test_a_draft_says_only_what_its_words_say_by_themselves(tmp_path: Path, shown: bool, line: str) -> None:
    head, _, text = BUDGET.partition("\n\n")
    assert (line in draft(tmp_path, f"{head}\n\n{' '.join(text.split())}\n")) is shown


def test_an_auxiliary_before_a_verb_of_speaking_hides_no_speaker(tmp_path: Path) -> None:
    text = draft(
        tmp_path,
        "Les urgences\nPar Camille Aubertin, La Gazette, 5 juin 2023\n\nL’hôpital a perdu 17 infirmiers. « On ne "
        "soigne plus, on trie, et cela tous les soirs », a déclaré le docteur Samir Haddad devant la commission.\n",
    )
    assert "{speaker: Samir Haddad, text: " in text


def test_what_chinese_words_behind_a_number_say_is_left_to_the_writer(tmp_path: Path) -> None:
    text = draft(
        tmp_path, CHINESE + "到会的25名代表中，有16人赞成。去年漏损率为19.6%。市里共投资900万元，新馆面积6800平方米。\n"
    )
    assert 'label: "[write: 哪些代表中' in text
    assert 'label: "去年漏损率"' in text
    assert 'label: "新馆面积"' in text
    assert 'label: "市里共投资"' not in text


BULLETIN = """云溪市2023年国民经济和社会发展统计公报
云溪市统计局
2024年3月22日

初步核算，全年地区生产总值2846.7亿元，增长5.6%。第二产业增加值1087.2亿元，增长6.4%。三次产业结构为8.5：38.2：53.3。

年末全市常住人口346.2万人，比上年末减少2.4万人。固定资产投资增长3.4%，而房地产开发投资下降9.7%。

市统计局局长欧阳晴在新闻发布会上表示：“总量增长的同时，人口连续三年减少，这是我们必须正视的现实。”

注：
1.本公报中数据均为初步统计数。
2.部分数据因四舍五入，存在总计与分项合计不等的情况。
"""


@pytest.mark.parametrize(
    ("shown", "line"),
    [
        (True, '{speaker: 欧阳晴, text: "总量增长'),
        (True, '{label: "全年地区生产总值", quote: "全年地区生产总值2846.7亿元"}'),
        (True, '{label: "年末全市常住人口", quote: "年末全市常住人口346.2万"}'),
        (True, '{label: "房地产开发投资", quote: "房地产开发投资下降9.7%"}'),
        (False, 'label: "上年末"'),
        (False, "line breaks"),
    ],
)
def test_the_draft_of_a_statistical_bulletin(tmp_path: Path, shown: bool, line: str) -> None:
    assert (line in draft(tmp_path, BULLETIN)) is shown
