"""How a language writes numbers, hedges and months: tables for reading, not for printing.

In: a language tag (BCP 47). Out: `LanguageData`. Never: guesses; an unknown language is read with English words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache


@dataclass(frozen=True, eq=False)
class LanguageData:
    """The words of one language, in lower case; longest first where one hedge begins another.

    `parts` name a part of a year or month, `relations` how a time lies to a date; `published` are words with which a
    text dates the article, `lengths` of time, `document_parts` what our documents and the article consist of, `fixed`
    phrases with a number word that counts nothing, `talk` verbs after which "about" is no hedge.
    """

    words: dict[str, int]
    ordinals: dict[str, int]
    scales: dict[str, int]
    hedges: dict[str, str]
    after: dict[str, str]
    percent: tuple[str, ...]
    points: tuple[str, ...]
    months: dict[str, int]
    parts: tuple[str, ...]
    relations: tuple[str, ...]
    own_arithmetic: tuple[str, ...]
    stop: frozenset[str]
    published: tuple[str, ...]
    lengths: frozenset[str] = frozenset()
    document_parts: frozenset[str] = frozenset()
    fixed: tuple[str, ...] = ()
    multiples: dict[str, int] = field(default_factory=dict)
    talk: tuple[str, ...] = ()
    decimal: str = "."
    group: str = ","


def _numbered(words: str, start: int = 1, step: int = 1) -> dict[str, int]:
    return {word: start + step * index for index, word in enumerate(words.split())}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _families(**families: str) -> dict[str, str]:
    pairs = [(phrase, family) for family, phrases in families.items() for phrase in phrases.split("|")]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


ENGLISH = LanguageData(
    words=_numbered(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty"
    )
    | {"twice": 2}
    | _numbered("thirty forty fifty sixty seventy eighty ninety", 30, 10),
    ordinals=_numbered(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    )
    | _numbered("thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth", 30, 10),
    scales={"thousand": 3, "million": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12, "tn": 12},
    hedges=_families(
        nearly="nearly|almost|close to|not quite|just under|approaching",
        over="over|more than|exceeded|exceeding|exceeds|exceed|above|beyond|in excess of|upwards of|greater than|passed"
        "|surpassed|topped",
        about="about|around|approximately|roughly|some|circa|an estimated|estimated",
        under="under|less than|fewer than|below|smaller than",
        least="at least|no less than|no fewer than|a minimum of",
        most="at most|up to|no more than|as many as|as much as|a maximum of|as few as",
    ),
    after=_families(over="or more|and more", under="or less|or fewer", about="or so|odd"),
    percent=("percent", "per cent", "%"),
    points=("percentage points", "percentage point"),
    months=_numbered("january february march april may june july august september october november december"),
    parts=("early", "mid", "late", "start", "beginning", "middle", "end", "spring", "summer", "autumn", "winter", "by"),
    relations=("before", "after", "since", "until", "till"),
    own_arithmetic=("our arithmetic", "our calculation", "computed"),
    stop=_set("the a an of in and or to by with for on at from its their his as over new more other"),
    published=("publish", "appear", "written", "writing", "wrote", "issue", "as of", "dated"),
    lengths=_set("time second minute hour day week month quarter year decade century centurie"),
    document_parts=_set(
        "paragraph note footnote slide section part chart table page column row caption heading sentence line question"
        " voice figure number"
    ),
    fixed=(
        "third part", "third countr", "third world", "third person", "first of all", "first and foremost",
        "first sight", "first that", "first who", "first what", "first how", "first why", "first whether", "one or two",
    ),
    multiples={"doubled": 2, "doubling": 2, "tripled": 3, "tripling": 3, "trebled": 3, "quadrupled": 4, "twofold": 2,
               "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10},
    talk=("talk", "speak", "spoke", "writ", "wrote", "ask", "say", "said", "tell", "told", "learn", "hear", "read",
          "think", "thought", "question", "document", "paper", "book", "idea", "view", "concern", "worr", "statement"),
)  # fmt: skip

GERMAN = LanguageData(
    words=_numbered("ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf")
    | {"eine": 1, "einen": 1, "einer": 1},
    ordinals=_numbered("erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte"),
    scales={
        "tausend": 3,
        "million": 6,
        "millionen": 6,
        "mio.": 6,
        "milliarde": 9,
        "milliarden": 9,
        "mrd.": 9,
        "billion": 12,
        "billionen": 12,
    },
    hedges=_families(
        nearly="fast|beinahe|nahezu|knapp|annähernd",
        over="über|mehr als|gut",
        about="etwa|rund|ungefähr|circa|ca.|schätzungsweise",
        under="unter|weniger als",
        least="mindestens|wenigstens",
        most="höchstens|bis zu",
    ),
    after=_families(over="oder mehr", under="oder weniger"),
    percent=("prozent", "%"),
    points=("prozentpunkte", "prozentpunkten", "prozentpunkt"),
    months=_numbered("januar februar märz april mai juni juli august september oktober november dezember"),
    parts=("anfang", "mitte", "ende", "frühjahr", "frühling", "sommer", "herbst", "winter", "bis"),
    relations=("vor", "nach", "seit"),
    own_arithmetic=("eigene rechnung", "unsere rechnung", "berechnet"),
    stop=_set("der die das den dem des ein eine in im und oder zu zum mit für auf an am von als"),
    published=("veröffentlich", "erschien", "geschrieben", "schrieb", "stand"),
    document_parts=_set(
        "absatz absätze absätzen anmerkung anmerkungen folie folien abschnitt abschnitte abschnitten tabelle tabellen"
        " seite seiten satz sätze teil teile teilen frage fragen stimme stimmen"
    ),
    lengths=_set(
        "mal jahr jahre jahren monat monate monaten woche wochen tag tage tagen stunde stunden minute minuten"
        " jahrzehnt jahrzehnte"
    ),
    decimal=",",
    group=".",
)

FRENCH = LanguageData(
    words=_numbered("un deux trois quatre cinq six sept huit neuf dix onze douze") | {"une": 1},
    ordinals=_numbered("premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième"),
    scales={"mille": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9, "billion": 12, "billions": 12},
    hedges=_families(
        nearly="près de|presque|quasi",
        over="plus de|plus d’|au-delà de",
        about="environ|quelque|autour de",
        under="moins de|moins d’",
        least="au moins",
        most="au plus|jusqu’à",
    ),
    after=_families(over="ou plus", under="ou moins"),
    percent=("pour cent", "%"),
    points=("points de pourcentage", "point de pourcentage"),
    months=_numbered("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    parts=("début", "mi-", "fin", "printemps", "été", "automne", "hiver", "d’ici"),
    relations=("avant", "après", "depuis"),
    own_arithmetic=("notre calcul", "calculé"),
    stop=_set("le la les l d de du des un une à au aux en et ou par pour sur dans que qui"),
    published=("publi", "paru", "écrit", "daté"),
    document_parts=_set(
        "paragraphe note diapositive section partie tableau tableaux graphique page phrase question voix"
    ),
    lengths=_set("foi an année moi semaine jour heure minute décennie siècle"),
    decimal=",",
    group=" ",
)

SPANISH = LanguageData(
    words=_numbered("uno dos tres cuatro cinco seis siete ocho nueve diez once doce") | {"un": 1, "una": 1},
    ordinals=_numbered("primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo"),
    scales={"mil": 3, "millón": 6, "millones": 6, "mil millones": 9, "billón": 12, "billones": 12},
    hedges=_families(
        nearly="casi|cerca de",
        over="más de|superior a",
        about="aproximadamente|alrededor de|unos|unas",
        under="menos de|inferior a",
        least="al menos|por lo menos",
        most="como máximo|hasta",
    ),
    after=_families(over="o más", under="o menos"),
    percent=("por ciento", "%"),
    points=("puntos porcentuales", "punto porcentual"),
    months=_numbered("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    parts=("principios", "mediados", "finales", "primavera", "verano", "otoño", "invierno"),
    relations=("antes", "después", "desde", "hasta"),
    own_arithmetic=("cálculo propio", "nuestro cálculo"),
    stop=_set("el la los las un una de del a al en y o por para con que"),
    published=("publi", "apareci", "escrit", "fecha"),
    document_parts=_set("párrafo nota diapositiva sección seccione parte tabla gráfico página frase pregunta voz voce"),
    lengths=_set("vez vece año me mese semana día hora minuto década siglo"),
    decimal=",",
    group=".",
)

CHINESE = LanguageData(
    words={},
    ordinals={},
    scales={"万": 4, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12},
    hedges=_families(
        nearly="近|接近|将近",
        over="超过|逾|多于",
        about="约|大约|左右",
        under="不到|低于|少于",
        least="至少",
        most="至多|最多",
    ),
    after=_families(over="多|以上", under="以下", about="左右"),
    percent=("%",),
    points=("个百分点",),
    months={f"{number}月": number for number in range(1, 13)},
    parts=("初", "中", "末", "前"),
    relations=(),
    own_arithmetic=("本文计算", "编者计算"),
    stop=frozenset(),
    published=("发表", "出版", "写于", "截至"),
)

LANGUAGES = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH, "zh": CHINESE}


@cache
def find_language(tag: str) -> LanguageData:
    """What is known of the language of a tag; English where there is nothing."""
    return LANGUAGES.get(tag.partition("-")[0].lower(), ENGLISH)
