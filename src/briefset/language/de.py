"""German: every word of it that the program knows.

In: nothing. Out: `GERMAN`. Never: rules.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import Final

from briefset.language.data import LanguageData, days, each, opposites, phrases, synonyms, words
from briefset.language.printed import PrintedForms, ReferenceTerms

GERMAN: Final = LanguageData(
    tag="de", decimal=",", groups=".", number_words="de",
    scales=each({
        2: "hundert", 3: "tausend|tsd.", 6: "million|millionen|mio.|mio", 9: "milliarde|milliarden|mrd.|mrd",
        12: "billion|billionen|bio.", 15: "billiarden"}),
    ordinals={}, below_zero=("unter null", "unter dem gefrierpunkt", "minus"), ordinal_marks=(".",),
    further_numbers=each({
        Fraction(3, 2): "eineinhalb|anderthalb", Fraction(5, 2): "zweieinhalb", Fraction(7, 2): "dreieinhalb",
        Fraction(9, 2): "viereinhalb", Fraction(11, 2): "fünfeinhalb", Fraction(13, 2): "sechseinhalb",
        Fraction(15, 2): "siebeneinhalb", Fraction(17, 2): "achteinhalb", Fraction(19, 2): "neuneinhalb",
        Fraction(21, 2): "zehneinhalb", Fraction(23, 2): "elfeinhalb", Fraction(25, 2): "zwölfeinhalb",
        Fraction(2): "zweier", Fraction(3): "dreier"}),
    compound_tails=(
        "jährig", "jährlich", "monatig", "wöchig", "tägig", "stündig", "minütig", "prozentig", "köpfig", "teilig",
        "mal", "seitig", "stöckig", "gliedrig"),
    parts=each({
        2: "hälfte|halbe|halben|halber|halbes", 3: "drittel|dritteln|drittels", 4: "viertel|vierteln|viertels",
        5: "fünftel|fünfteln", 6: "sechstel|sechsteln", 7: "siebtel|siebteln", 8: "achtel|achteln", 9: "neuntel",
        10: "zehntel|zehnteln", 12: "zwölftel", 20: "zwanzigstel", 100: "hundertstel", 1000: "tausendstel"}),
    part_before="(?:eine[mnrs]?|ein|das|dem|des|die|der|knappes|gutes|letzte[ns]?|erste[ns]?|weitere[ns]?)[\\s-]",
    bare_parts="halbe[nrs]?|hälfte",
    part_compounds=("jahrhundert", "jahr", "stunde", "million", "milliarde", "prozentpunkt", "punkt"),
    each_nth=("jeder", "jede", "jedes", "jeden", "jedem"), share_joints="von|aus|von\\sje|unter",
    same_wholes=synonyms(
        "bevölkerung|einwohner|einwohnern|menschen|bürger|bürgern;umsatz|umsatzes|umsätze|erlöse|erlösen;fälle|fällen"
        "|kranken|patienten;haushalte|haushalten|familien;stimmen|wähler|wählern;mitarbeiter|beschäftigten"
        "|belegschaft"),
    half=("und ein halbes", "und einen halben", "und eine halbe", "und einer halben", "und einem halben", "einhalb"),
    sets=each({
        12: "dutzend|dutzende|dutzenden", 100: "hunderte|hunderten", 1000: "tausende|tausenden", 60: "schock",
        2: "beide|beiden"}),
    multiples=each({
        Fraction(2):
            "verdoppelt|verdoppelte|verdoppelten|verdoppeln|verdoppelen|verdoppelung|verdopplung|doppelt|doppelte"
            "|doppelten|doppelter|doppeltes|doppeltem|zweifach|zweifache|zweifachen|zweifacher|zweifaches|zweifachem",
        Fraction(3):
            "verdreifacht|verdreifachte|verdreifachten|verdreifachn|verdreifachen|verdreifachung|dreifach|dreifache"
            "|dreifachen|dreifacher|dreifaches|dreifachem",
        Fraction(4):
            "vervierfacht|vervierfachte|vervierfachten|vervierfachn|vervierfachen|vervierfachung|vierfach|vierfache"
            "|vierfachen|vierfacher|vierfaches|vierfachem",
        Fraction(5):
            "verfünffacht|verfünffachte|verfünffachten|verfünffachn|verfünffachen|verfünffachung|fünffach|fünffache"
            "|fünffachen|fünffacher|fünffaches|fünffachem",
        Fraction(6):
            "versechsfacht|versechsfachte|versechsfachten|versechsfachn|versechsfachen|versechsfachung|sechsfach"
            "|sechsfache|sechsfachen|sechsfacher|sechsfaches|sechsfachem",
        Fraction(10): "verzehnfacht|verzehnfachte|verzehnfachten|verzehnfachen|verzehnfachung|zehnfach|zehnfache"
            "|zehnfachen|zehnfacher|zehnfaches|zehnfachem",
        Fraction(1, 2): "halbiert|halbierte|halbierten|halbieren|halbierung",
        Fraction(7): "siebenfach|siebenfache|siebenfachen|siebenfacher|siebenfaches|siebenfachem",
        Fraction(8): "achtfach|achtfache|achtfachen|achtfacher|achtfaches|achtfachem"}),
    times_after=("faktor",), times=words("mal"),
    numbered_things=words(
        "abschnitt abschnitts akt anhang anlage armee artikel artikels band bandes becken beckens block buch elisabeth"
        " friedrich georg gruppe halle heinrich kai kapitel kapitels karl kategorie klasse korps legion leo liga linie"
        " ludwig napoleon otto papst phase philipp pius reaktor stufe teil teils titel turm typ weltkrieg wilhelm"),
    percent=("prozent", "%", "vom hundert", "v. h.", "v.h.", "%ige", "%igen", "%iger", "prozentig", "prozentige",
        "prozentigen", "prozentiger", "prozentiges"),
    points=(
        "prozentpunkte", "prozentpunkten", "prozentpunkt", "prozentpunkts", "prozentpunktes", "punkte", "punkten", "pp",
    ),
    basis_points=("basispunkte", "basispunkten", "basispunkt", "bp"),
    currencies=each({
        "€": "euro|euros", "$": "dollar|dollars|us-dollar|amerikanische dollar|amerikanischen dollar",
        "C$": "kanadische dollar|kanadischen dollar", "A$": "australische dollar|australischen dollar",
        "HK$": "hongkong-dollar", "CHF": "franken|schweizer franken|fr.", "£": "pfund|pfund sterling|britische pfund",
        "¥": "yen", "CN¥": "yuan|renminbi", "₩": "won", "₹": "rupien|rupie", "₽": "rubel", "kr": "kronen",
        "cents": "cent|cents", "rappen": "rappen", "pence": "pence", "peso": "peso|pesos", "R": "rand", "R$": "real",
        "PLN": "zloty|złoty", "DM": "mark|d-mark", "RM": "reichsmark", "gulden": "gulden", "taler": "taler|talern",
        "groschen": "groschen", "schilling": "schilling", "pfennig": "pfennig|pfennige", "dukat": "dukaten"}),
    units=each({
        "y": "jahr|jahre|jahren|jahres|lebensjahr|jährig|jährige|jährigen|jähriger|jähriges|jährigem",
        "mo": "monat|monate|monaten|monats|monatig|monatige|monatigen|monatiger|monatiges|monatigem",
        "wk": "woche|wochen|wöchig|wöchige|wöchigen|wöchiger|wöchiges|wöchigem",
        "d": "tag|tage|tagen|tages|tägig|tägige|tägigen|tägiger|tägiges|tägigem",
        "h": "stunde|stunden|stündig|stündige|stündigen|stündiger|stündiges|stündigem",
        "min": "minute|minuten|minütig|minütige|minütigen|minütiger|minütiges|minütigem", "s": "sekunden|sekunde",
        "quarter": "quartale|quartalen|vierteljahr|vierteljahre", "half-year": "halbjahr|halbjahre|halbjahren|semester",
        "decade": "jahrzehnt|jahrzehnte|jahrzehnten|jahrzehnts|dekade|dekaden",
        "century": "jahrhundert|jahrhunderte|jahrhunderten|jahrhunderts", "millennium": "jahrtausend|jahrtausende",
        "mm": "millimeter|millimetern", "cm": "zentimeter|zentimetern", "m": "meter|metern",
        "km": "kilometer|kilometern", "mi": "meile|meilen", "nmi": "seemeilen", "ft": "fuß", "in": "zoll",
        "m²": "quadratmeter|quadratmetern", "km²": "quadratkilometer|quadratkilometern", "ha": "hektar|hektaren",
        "m³": "kubikmeter|kubikmetern", "l": "liter|litern", "ml": "milliliter", "bbl": "fass|barrel", "g": "gramm",
        "kg": "kilogramm|kilo", "mg": "milligramm", "µg": "mikrogramm", "t": "tonne|tonnen", "°C": "grad celsius",
        "°F": "grad fahrenheit", "°": "grad", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt",
        "W": "watt", "kWh": "kilowattstunden|kilowattstunde", "MWh": "megawattstunden|megawattstunde",
        "GWh": "gigawattstunden", "TWh": "terawattstunden", "km/h": "stundenkilometer", "GB": "gigabyte",
        "TB": "terabyte", "dB": "dezibel", "Hz": "hertz", "V": "volt", "klafter": "klafter", "scheffel": "scheffel",
        "morgen": "morgen land", "kn": "knoten"}),
    unit_joints=(), scale_tails=(), averages=words("durchschnitt durchschnittlich jede jeder jedes jeweils schnitt"),
    part_of_point=(
        "prozentpunkt", "prozentpunkts", "prozentpunktes", "prozent", "punkt", "eines prozentpunkts",
        "eines prozentpunktes", "eines prozents"),
    whole_openers=("von allen", "aller", "der", "des", "von", "ihrer", "seiner", "vom"),
    per=("pro", "je", "per", "für jede", "für jeden", "für jedes"),
    per_only=("pro", "je", "für jede", "für jeden", "für jedes"), rate_blocks=(),
    rate_breaks=(
        "davor", "zuvor", "danach", "darauf", "der", "des", "nach", "vor", "später", "als", "seit", "von", "mit", "in",
        "an dem"),
    rise_blocks=frozenset(),
    per_nouns=each({
        "person": "kopf|person|personen|einwohner|einwohnern|einwohnerin|bewohner|mensch|menschen",
        "werktag": "werktag", "share": "aktie|aktien", "household": "haushalt|haushalte", "each": "stück"}),
    rates=each({
        "y": "jährlich|jährliche|jährlichen|jährlicher|jährliches|jährlichem|alljährlich|alljährliche|alljährlichen"
            "|alljährlicher|alljährliches|alljährlichem|p. a.|p.a.",
        "mo": "monatlich|monatliche|monatlichen|monatlicher|monatliches|monatlichem|allmonatlich|allmonatliche"
            "|allmonatlichen|allmonatlicher|allmonatliches|allmonatlichem",
        "wk": "wöchentlich|wöchentliche|wöchentlichen|wöchentlicher|wöchentliches|wöchentlichem",
        "d": "täglich|tägliche|täglichen|täglicher|tägliches|täglichem",
        "h": "stündlich|stündliche|stündlichen|stündlicher|stündliches|stündlichem",
        "quarter":
            "vierteljährlich|vierteljährliche|vierteljährlichen|vierteljährlicher|vierteljährliches|vierteljährlichem"
            "|quartalsweise|quartalsweisee|quartalsweiseen|quartalsweiseer|quartalsweisees|quartalsweiseem",
        "half-year": "halbjährlich|halbjährliche|halbjährlichen|halbjährlicher|halbjährliches|halbjährlichem",
        "werktag": "jeden werktag|werktäglich|werktags"}),
    spans=each({
        "y": "gegenüber dem vorjahr|gegenüber vorjahr|zum vorjahr|über dem vorjahr|unter dem vorjahr|als im vorjahr"
            "|gegenüber dem vorjahresmonat|gegenüber dem vorjahresquartal|gegenüber dem vorjahreszeitraum|im"
            " jahresvergleich|als ein jahr zuvor|als ein jahr davor|als vor einem jahr|binnen jahresfrist"
            "|auf jahressicht|innerhalb eines jahres",
        "mo": "gegenüber dem vormonat|zum vormonat|als im vormonat|im monatsvergleich|als einen monat zuvor",
        "quarter": "gegenüber dem vorquartal|zum vorquartal|als im vorquartal|im quartalsvergleich",
        "wk": "gegenüber der vorwoche|zur vorwoche|als in der vorwoche|im wochenvergleich"}),
    ahead=("vorher", "zuvor", "vor", "im voraus", "davor"),
    hedges=each({
        "under": "keine|nicht mal|deutlich weniger als|etwas weniger als|deutlich unter|niedriger als|unterhalb von"
            "|geringer als"
            "|leichter als|nicht einmal|weniger als|kleiner als|knapp unter|jünger als|kürzer als|kälter als"
            "|weit unter|noch nicht|keine|unter",
        "over": "deutlich mehr als|etwas mehr als|weit mehr als|deutlich über|überschreitet|schwerer als|jenseits von"
            "|oberhalb von|überschritt|größer als|länger als|teurer als|wärmer als|etwas über|knapp über|übersteigt"
            "|übertrifft|höher als|älter als|weit über|reichlich|überstieg|mehr als|übertraf|guten|über|gute|gut",
        "least": "nicht weniger als|ein minimum von|mindestens noch|zum mindesten|nicht unter|mindestens|wenigstens"
            "|frühestens|zumindest|minimal",
        "about": "annäherungsweise|schätzungsweise|überschlägig|geschätzten|geschätzte|geschätzt|so um die|ungefähr"
            "|in etwa|um die|an die|circa|zirka|etwa|rund|grob|ca.",
        "most": "nicht länger als|nicht größer als|nicht höher als|ein maximum von|nicht mehr als|äußerstenfalls"
            "|bis höchstens|bis maximal|allenfalls|nicht über|spätestens|höchstens|längstens|maximal|bis zu",
        "nearly":
            "einem knappen|einen knappen|gerade noch|ein knappes|eine knappe|nicht ganz|annähernd|kurz vor|beinahe"
            "|knappen|nahezu|schier|knappe|knapp|fast"}),
    loose_bounds=words("annähernd nahezu"), bound_words=each({
        "most": "höchstmaß|höchstbetrag|höchstgrenze|höchstdauer|höchstwert|obergrenze|grenze|deckel|limit|begrenzt"
            "|binnen|innerhalb|maximum|nur|lediglich|bloß|kann|können|könnte|könnten|darf|dürfen",
        "least": "mindestmaß|mindestbetrag|mindestwert|mindestdauer|untergrenze|mindestens|minimum|schwelle"}),
    comparisons=opposites("höher länger mehr teurer zusätzlich älter über oberhalb ~"
        " billiger fehlen fehlten jünger kürzer niedriger unter unterhalb weniger")[0],
    gaps=words("abstand mehrheit vorsprung differenz gespart unterschied verfehlt übrig"),
    oblique=words("bei für gegen mit von zu"), vague_joints=("von", "unter"), clock_marks=("uhr",),
    clock_leads=("um", "ab", "bis", "gegen", "von", "seit", "vor", "nach"),
    clock_parts=each({-30: "halb", 15: "viertel nach", -15: "viertel vor|drei viertel|dreiviertel"}),
    clock_names=each({0: "mitternacht", 720: "mittag"}), ago=("vor",),
    day_parts=each({0: "morgens|früh|am morgen|vormittags", 12: "nachmittags|am nachmittag|abends|am abend"}),
    day_leads=("am", "der", "den", "dem", "vom", "zum"), open_counts=("davon", "von ihnen",
        "von denen", "menschen", "leute", "leuten", "personen"),
    rests=words("andere anderen rest restliche restlichen übrige übrigen verbleibenden"),
    whole_first=("von je", "unter je"),
    hedges_after=each({
        "most": "oder darunter|oder weniger|und darunter|oder jünger|oder kürzer|und jünger|höchstens|maximal",
        "least": "oder darüber|und darüber|oder länger|oder älter|oder höher|mindestens|oder mehr|und älter|und mehr"
            "|aufwärts", "about": "plus/minus|oder so"}),
    prepositions=phrases("gegen|jünger als|mehr als|um|unter|weniger als|älter als|über"),
    talk=(
        "sprach", "sprech", "gesproch", "schrieb", "schreib", "bericht", "sagt", "frag", "diskut", "streit", "stritt",
        "debatt", "buch", "verhandel", "berät", "berat", "abstimm", "entscheid", "entschied", "befind", "befand"),
    range_joints=("bis", "und", "bis zu", "bis zum", "bis zur", "oder"),
    range_openers=("von", "zwischen", "vom"), span_openers=("von", "vom"), span_closers=("auf", "zu", "zum", "zur"),
    list_joints=("und", "oder", "sowie", "beziehungsweise", "bzw."),
    articles=(
        "der", "den", "dem", "die", "das", "des", "eine", "einer", "einen", "einem", "ein", "eines", "weitere",
        "weiteren", "ihre", "ihren", "seine", "seinen", "am", "im", "zum", "vom", "zur", "beim", "noch", "nur",
        "insgesamt"),
    definite=("der", "den", "dem", "die", "das", "des"),
    months=each({
        1: "januar|jänner", 2: "februar|feber|feb", 3: "märz", 4: "april|apr", 5: "mai", 6: "juni", 7: "juli",
        8: "august|aug", 9: "september|sept", 10: "oktober|okt", 11: "november|nov", 12: "dezember|dez",
    }),
    capitalised_months=True, ambiguous_months=words("apr nov"),
    year_parts=each({
        "Q1": "erste quartal|ersten quartal|erstes quartal|erstem quartal|erste vierteljahr|ersten vierteljahr"
            "|erstes vierteljahr|erstem vierteljahr|erste quartals|ersten quartals|erstes quartals|erstem quartals"
            "|1. quartal|q1|auftaktquartal",
        "Q2": "zweite quartal|zweiten quartal|zweites quartal|zweitem quartal|zweite vierteljahr|zweiten vierteljahr"
            "|zweites vierteljahr|zweitem vierteljahr|zweite quartals|zweiten quartals|zweites quartals"
            "|zweitem quartals|2. quartal|q2",
        "Q3": "dritte quartal|dritten quartal|drittes quartal|drittem quartal|dritte vierteljahr|dritten vierteljahr"
            "|drittes vierteljahr|drittem vierteljahr|dritte quartals|dritten quartals|drittes quartals"
            "|drittem quartals|3. quartal|q3",
        "Q4": "vierte quartal|vierten quartal|viertes quartal|viertem quartal|vierte vierteljahr|vierten vierteljahr"
            "|viertes vierteljahr|viertem vierteljahr|vierte quartals|vierten quartals|viertes quartals"
            "|viertem quartals|4. quartal|q4|schlussquartal|letzten quartal|letztes quartal",
        "H1": "erste halbjahr|ersten halbjahr|erstes halbjahr|erstem halbjahr|erste halbjahrs|ersten halbjahrs"
            "|erstes halbjahrs|erstem halbjahrs|1. halbjahr|erste jahreshälfte|ersten jahreshälfte",
        "H2": "zweite halbjahr|zweiten halbjahr|zweites halbjahr|zweitem halbjahr|zweite halbjahrs|zweiten halbjahrs"
            "|zweites halbjahrs|zweitem halbjahrs|2. halbjahr|zweite jahreshälfte|zweiten jahreshälfte",
        "spring": "frühjahr|frühling", "summer": "sommer", "autumn": "herbst", "winter": "winter",
    }),
    ambiguous_parts=phrases("frühjahr|frühling|herbst|letzten quartal|letztes quartal|sommer|winter"),
    weekdays=days("montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag"),
    decades={
        f"{stem}{joint}{end}": f"19{tens}0s"
        for tens, name in enumerate(
            ("zwanziger", "dreißiger", "vierziger", "fünfziger", "sechziger", "siebziger", "achtziger", "neunziger"), 2
        )
        for stem, joint, end in product((name, f"{tens}0er"), ("", " ", "-"), ("jahre", "jahren"))
    },
    year_joints=("des jahres", "im jahr", "im jahre", "dieses jahres", "von"), day_joints=(),
    year_leads=(
        "als", "jahr", "jahre", "jahres", "jahren", "anfang", "mitte", "ende", "seit", "bis", "ab", "im", "in", "von",
        "sommer", "herbst", "winter", "frühjahr", "geschäftsjahr", "um", "vor", "nach",
    ),
    plural_endings=("e", "n", "r", "s", "t"),
    relations=each({
        "until": "bis einschließlich|bis zum|bis zur|bis zu|bis",
        "by": "bis spätestens|spätestens bis|spätestens zum|spätestens am|bis längstens|spätestens im|spätestens",
        "since": "beginnend mit|frühestens ab|frühestens am|frühestens im|frühestens|seitdem|seit|ab",
        "late": "jahresende|gegen ende|zum ende|zu ende|ausgang|am ende|späten|ende",
        "early": "zu beginn|zu anfang|anfangs|anfang|beginn|frühen|früh", "mid": "zur mitte|mitte",
        "before": "bevor|vor|ehe", "after": "nach",
    }),
    relations_behind=each({"since": "oder später|an", "until": "oder früher"}),
    earlier=("nach", "gegenüber", "von", "statt", "anstatt", "verglichen mit"),
    formerly=("anfangs", "bisher", "bislang", "damals", "ein jahr zuvor", "früher", "geplant waren", "hatte",
        "hatten", "im vorjahr", "jahre zuvor", "noch im", "sollte", "sollten", "ursprünglich", "veranschlagt",
        "vor einem jahr", "vor zehn jahren", "vorgesehen waren", "vorjahresquartal", "zunächst", "zuvor"),
    date_cues=(
        "im", "in", "jahr", "jahre", "jahren", "jahres", "seit", "bis", "ab", "von", "vom", "anno", "um", "vor", "nach",
        "und", "zwischen", "anfang", "mitte", "ende", "sommer", "herbst", "winter", "frühjahr", "am", "zum", "der",
        "dem", "den", "des", "erst", "schon", "noch", "als", "für", "geschäftsjahr", "oder", "gegen", "wahl", "auf",
    ),
    relative_years=each({
        0: "gesamtjahr|ganze jahr|ende des jahres|jahresende|in diesem jahr|dieses jahr|diesjährig|heuer|laufenden"
        " jahr",
        -1: "im vergangenen jahr|vergangenes jahr|im letzten jahr|letztes jahr|voriges jahr|im vorigen jahr"
            "|des vergangenen jahres|im vorjahr|vorjahres|vorjahr|ein jahr zuvor|ein jahr vorher|vor einem jahr",
        -2: "vorletzten jahr", 1: "im nächsten jahr|nächstes jahr|im kommenden jahr|kommendes jahr",
    }),
    relative_months=each({0: "diesem monat|diesen monat|monatsende|ende des monats", -1: "vergangenen monat"
        "|letzten monat"
        "|vormonat", 1: "nächsten monat|nächsten monats|kommenden monat"}),
    coming=words("kommende kommenden kommender kommendes nächste nächsten nächster nächstes"),
    published=("veröffentlich", "erschien", "geschrieben", "schrieb", "stand"),
    ours=("eigene rechnung", "unsere rechnung", "berechnet", "eigener rechnung", "wir zählen"),
    own=words(
        "abbildung absatz abschnitt abschnitte abschnitten absätze absätzen anmerkung anmerkungen folie folien frage"
        " fragen fußnote satz seite seiten sätze tabelle tabellen teil teile teilen überschrift"
    ),
    fixed=(
        "dritte welt", "dritten welt", "zum ersten mal", "in erster linie", "erster linie", "erstens",
        "auf den ersten blick", "ersten blick", "dritte person", "dritter seite", "zum einen", "ein und", "eins ",
        "ein jahr", "ein monat", "ein tag", "ein quartal", "ein paar", "ein mal", "einmal", "einjährig", "zweite mal",
        "erste mal", "ersten mal", "acht gab", "acht geben", "in acht", "dritten ", "zweiter wahl", "ersten weltkrieg",
        "zweiten weltkrieg", "zweite weltkrieg", "erste hilfe",
    ),
    lengths=words(
        "jahr jahre jahren jahrhundert jahrhunderte jahrzehnt jahrzehnte mal male minute minuten monat monate monaten"
        " quartal quartale sekunde sekunden stunde stunden tag tage tagen woche wochen"
    ),
    stop=words(
        "ab aber alle allen aller allerdings alles als am an andere anderen anderer anderes auch auf aus bei beide"
        " beiden beim bereits bin bis bloß bzw da dabei dafür dagegen daher damit danach dann daran darauf daraus darf"
        " darin darum darunter darüber das dass davon davor dazu dem den denen denn der deren des dessen die dies diese"
        " diesem diesen dieser dieses doch dort drei durch dürfen dürfte dürften ebenso ein eine einem einen einer"
        " eines er erst es etwa euro falls fast für gegen gegenüber gemäß gewesen geworden gut habe haben hat hatte"
        " hatten her hier hin hätte hätten höchstens ich ihr ihre ihrem ihren ihrer ihres im immer in indem ins ist ja"
        " je jede jedem jeden jeder jedes jedoch jene jener jetzt kann kein keine keinem keinen keiner keines knapp"
        " konnte konnten können könnte könnten lag lagen laut liegt man mehr mein meine mich mindestens mit muss musste"
        " mussten müssen nach nicht noch nur ob obwohl oder ohne prozent prozentpunkte rund sagt sagte sagten schon"
        " sehr sei seien sein seine seinem seinen seiner seines seit selbst sich sie sind so sobald sofern sogar soll"
        " sollen sollte sollten sondern soweit sowie statt um und uns unser unsere unserer unter viel viele vom von vor"
        " wann war waren was weil weiter wenn wer werden wie wieder will wir wird wo wobei wodurch wollen wollte worden"
        " wurde wurden während wäre wären würde würden zu zufolge zum zur zuvor zwar zwei zwischen über"
    ),
    endings=(
        "ungen", "ierung", "ieren", "ierte", "ierten", "iert", "igkeit", "lichen", "licher", "liches", "liche",
        "heiten", "keiten", "innen", "isches", "ischen", "ischer", "ische", "heit", "keit", "lich", "ung", "igen",
        "iger", "ige", "isch", "enden", "ende", "end", "sten", "ste", "ten", "tet", "ern", "em", "en", "er", "es", "et",
        "te", "e", "n", "s", "t",
    ),
    negations=words(
        "kein keine keinem keinen keiner keinerlei keines keinesfalls keineswegs nicht nichts nie niemals niemand"
        " niemandem niemanden nirgends nirgendwo ohne weder"
    ),
    improbable=words("kaum schwerlich unwahrscheinlich"), no_negations=("nicht nur", "nicht zuletzt", "nicht allein"),
    near_negations=phrases("nicht-|es sei denn|jedem anderen|jeder anderen|jedes andere|je zuvor") | words(
        "abgesehen absehen ausfall ausgefallen fiel fielen stillstand stagniert stagnierte unterbrach unterbrochen"
        " verzichten verzichtet abgelehnt ablehnt ablehnte abwesend abwesenheit allein anstatt anstelle aufgehoben"
        " ausgenommen ausgeschlossen ausnahme ausnahmen außer beendet befreit bestreitet bestritt bezweifelt bleibt"
        " blieb blieben entbehrt entfallen entfernt entfällt erspart erst falsch fehlen fehlend fehlt fehlte fehlten"
        " frei frühestens gegen geringer gescheitert gesperrt gestrichen kaum kostenlos lediglich leer lehnt lehnte"
        " einzige einzigen einziger lehnten leugnet lieber mangel misslang null nur offen ohne scheitert scheiterte"
        " schließt schloss schwerlich selten sondern statt stumm umsonst unbekannt unentschieden unfähig ungeklärt"
        " ungültig unklar unmöglich untersagt untersagte unverändert unwirksam unzulässig verbietet verbot verboten"
        " verhindert verhinderte verlor verloren vermisst verneint versagte versagten verweigern verweigert verweigerte"
        " verzicht verzichten verzichtet verzichtete weit wenig wenige weniger widersprach widerspricht zweifel"
    ),
    conditions=(
        "wenn", "falls", "sofern", "es sei denn", "vorausgesetzt", "unter der bedingung", "unter der voraussetzung",
        "nur wenn", "im falle", "im fall", "solange", "soweit", "sollte der", "sollte die", "sollte das", "sollten die",
        "bedingung", "voraussetzung",
    ),
    conditional_order=(
        "(?!erst |fast |jetzt |laut |meist |mit |nicht |seit |selbst |sonst )[a-zäöüß]+(?:en|t|ß|ll|nn) (?:der|die"
        "|das|den|dem|ein\\w*|kein\\w*|er|sie|es|man|sich|etwas)"
        " [^.?!;]*, (?:so |dann |(?!sondern)[a-zäöüß]+(?:en|[^hu]t|ß|ll|nn|rf|d|ist|hat) )"
    ),
    near_conditions=(
        "nur", "außer", "sobald", "soweit", "abhängig", "hängt", "je nach", "wer", "bedarf", "braucht", "vorbehaltlich",
        "ansonsten", "sonst", "auf antrag", "erreicht", "nachdem", "andernfalls", "ob", "ist das", "ist der", "ist die",
        "wird der", "wird das", "bei", "ohne", "solange", "wo", "nach bedarf", "setzt voraus", "für den fall", "wenn",
    ),
    modals=words(
        "angeblich anscheinend anstrebt anvisiert beabsichtigt denkbar drohen droht dürfte dürften empfiehlt empfohlen"
        " erwarten erwartet erwartete eventuell geplant geschätzt hoffen hofft könnte könnten mutmaßlich möglich"
        " möglicherweise müsste offenbar planen plant prognose prognosen prognostiziert rechnen rechnet scheinen"
        " scheint schlägt schätzt schätzungsweise soll sollen sollte sollten strebt vermuten vermutet vermutlich"
        " vielleicht voraussichtlich vorgeschlagen vorgesehen wahrscheinlich wohl womöglich würde würden"
    ),
    near_modals=words(
        "absicht absichten angenommen angesetzt ankündigt annahme annahmen ansicht auffassung aussicht aussichten bald"
        " bat befürchten befürchtet bereit bitte bittet braucht chance darf denkt deutet dürfe dürfen empfehlung"
        " empfehlungen erlaubt erwartete erwarteten erwartung erwartungen fordern fordert forderte forderung fraglich"
        " fürchtet gefahr glaubt habe hinweis hinweise hoffnung hält hätte hätten kann konnte konnten könne können"
        " kündigte künftig laut ließe mag meint meinte muss möchte möchten möge möglichkeit müsse müssen plan pläne"
        " potenzial potenziell risiken risiko schätzte schätzten schätzung schätzungen sei seien solle stellt"
        " tendenziell ungewiss unsicher verlangt verlangte versprach verspricht versprochen vorbehalten vorhaben"
        " vorhersage vorschlag vorschläge will wolle wollen wollte wollten wäre wären wünscht wünschte ziel zielt"
        " zufolge zugesagt zukünftig zulässig zweifel"
    ),
    opinions=words(
        "angeblich ansicht argumentiert argumentierte auffassung befürchtet befürchtete behaupten behauptet behauptete"
        " beklagt bemängelt bewertet bezweifelt einschätzung fürchtet fürchtete glauben glaubt glaubte hielt hält"
        " kritik kritisiert kritisierte lobt lobte meinen meint meinte meinung plädiert plädierte schätzen schätzt"
        " schätzte sieht vermutet vermutete verurteilt vorwurf warf warnt warnte wertet wertete wirft überzeugt"
        " überzeugung"
    ),
    reporting=words(
        "an angaben angegeben ansicht argumentiert argumentierte auffassung aussage befürchtet befürchtete begründet"
        " begründete behaupten behauptet behauptete beklagt beklagte bemängelt bericht berichten berichtet berichtete"
        " beschreibt beschrieb betont betonte beurteilt bewertet bezeichnet bezeichnete bezweifelt einschätzung"
        " entgegen ergänzt ergänzte erinnert erinnerte erklärt erklärte erklärten erwartet fand fest findet fordert"
        " forderte fügte führt fürchtet fürchtete gab gemäß gesagt gibt glauben glaubt glaubte habe hielt hinzu hält"
        " kritik kritisiert kritisierte kündigt kündigte laut lobt lobte macht meinen meint meinte meinung meldet"
        " meldete mitgeteilt nach nannte nannten nennt plädiert plädierte rechnet räumt räumte sagen sagt sagte sagten"
        " sah schreibt schrieb schätzt schätzte sehen sei seien sieht sprach spricht stellt stellte streiten streitet"
        " teilte urteil urteilt urteilte verantwortlich verlangt vermutet vermutete versichert versicherte verurteilt"
        " verweist verwies vorwurf warf warnt warnte wertet wertete widersprach widerspricht wirft wünscht zeuge"
        " zitiert zufolge zurück zweifelt äußert äußerte überzeugt überzeugung"
    ),
    causes=(
        "weil", "wegen", "aufgrund", "infolge", "dank", "deshalb", "daher", "deswegen", "folglich", "verursacht",
        "verursachte", "verursachten", "führte zu", "führten zu", "führt zu", "zurückzuführen", "ausgelöst",
        "grund dafür", "darum", "bewirkt", "bewirkte", "hervorgerufen", "verdankt", "auf grund", "sodass", "so dass",
    ),
    near_causes=(
        "denn", "da", "grund", "gründe", "hauptgrund", "folge", "folgen", "verantwortlich", "durch", "trug", "trugen",
        "beitrag", "beigetragen", "somit", "also", "erklärt", "erklärung", "treiber", "getrieben", "geprägt", "führt",
        "führte", "auslöser", "lag an", "liegt an", "ausschlaggebend", "mithilfe", "indem", "wodurch", "zwang",
    ),
    duration_prepositions=words("binnen für seit während"),
    superlatives=words(
        "beispiellos einzigartig führend führende führenden größtmöglich historisch höchststand höchstwert jemals"
        " maximum minimum nie rekord rekordhoch rekordtief spitzenwert tiefststand tiefstwert"
    ),
    superlative_ending=(
        "(?:größ|höch|niedrig|klein|stärk|schwäch|ält|jüng|neue|läng|kürze|schnell|langsam|be|schlechte|schlimm|schwer"
        "|wichtig|teuer|billig|reich|ärm|tief|häufig|früheste|heftig|wärm|kälte|streng|modern|bedeutend|bekannte"
        "|mächtig|breite|[a-zäöüß]{4,}(?:ig|lich|sam|bar|end|är|iv|al|isch))st(?:e[nrsm]?)"
    ),
    verb_form="",
    ranks=words("nummer platz position rang stelle"),
    near_superlatives=("vor allem", "hauptsächlich", "überwiegend", "insbesondere", "besonders",
        "in erster linie", "vorwiegend"),
    universal=words(
        "alle allen aller alles ausnahmslos durchweg einhellig einstimmig ganz ganze ganzen gesamte gesamten immer"
        " jede jedem jeden jeder jedermann jedes keiner komplett nie niemand restlos stets sämtliche sämtlichen"
        " sämtlicher vollständig überall"
    ),
    no_universals=("vor allem", "vor allen", "alles beim alten", "alles in allem", "in jedem fall", "auf jeden fall",
        "immer noch", "noch immer", "immer mehr", "immer weniger", "ganz oben", "jeder zweite", "im ganzen land",
        "im gesamten land"),
    partial=phrases(
        "bestimmte|den meisten|der meisten|die meisten|ein teil|einem teil|einen teil|einige|einigen|einiger|einzelne"
        "|einzelnen|gelegentlich|gewisse|großteil|größtenteils|hauptsächlich|hälfte|häufig|in der regel|manche|manchen"
        "|manchmal|mehrere|mehreren|mehrheit|mehrheitlich|meist|meistens|minderheit|nicht alle|oft|selten|teils"
        "|teilweise|tendenziell|viele|vielen|vieler|vor allem|vorwiegend|weitgehend|wenige|wenigen|zum teil|überwiegend"
        "|üblicherweise"
    ),
    only=words("allein ausschließlich bloß einzig lediglich nur"),
    near_only=words(
        "alleinig alleinige andere anderes ausgenommen außer begrenzt beschränkt einzige einziger erst höchstens kaum"
        " kein keine keinen nichts niemand sondern sonst muss müssen musste mussten"
    ),
    poles=opposites(
        "angehob angestiegen anheb ansteig anstieg aufwert aufwärts ausgebaut ausgeweitet beschleunig erhöh geklettert"
        " gestiegen gewachsen gewann gewinnt gewonnen heraufge heraufsetz höher kletter plus steig stieg stiegen teurer"
        " verbesser verstärk verteuer wachs wuchs wuchsen zugelegt zugenommen zulegen zulegt zunahm zunahme zunehm"
        " zuwachs ~ abgenommen abgeschwächt abnahm abnahme abnehm abschwäch abwert abwärts billiger einbruch"
        " eingebrochen fallen fiel fielen fällt gefallen gekürzt geschrumpf gesenkt gesunken herabge herabsetz kürzt"
        " minus nachgelassen nachlass nachließ niedriger reduz rückgang rückgängig sank sanken schrumpf schrumpfte senk"
        " senkt senkte sinke sinken sinkt tiefer verbillig verlangsam verliert verlor verloren verlust vermind verring"
        " verschlechter zurückg | größer größere größeren mehr zahlreicher ~ geringer kleiner kleinere weniger |"
        " oberhalb über ~ unter unterhalb | bevor früher vor vorher zuvor ~ danach nach nachdem nachher später | ab"
        " seit ~ bis | angenommen annahm befürwort begrüß bejah bestätig bewillig billig dafür gebilligt genehmig"
        " stimmte unterstütz zugestimmt zustimm ~ abgelehnt ablehn aufgehoben bestreit bestritt dagegen kritisier lehnt"
        " lehnte lehnten missbillig verneint versag verwarf verweiger verworfen | erlaub gestatte legal rechtmäßig"
        " zugelassen zulässig ~ illegal rechtswidrig untersagt unzulässig verbiet verbot verboten | eröffne geöffnet"
        " offen öffnen öffnet öffnete ~ geschlossen gesperrt schließen schließt schließung schloss | anfangen begann"
        " beginn beginnt begonnen startet startete ~ beendet enden endet endete erlischt erlosch erlöschen | einfuhr"
        " einfuhren eingeführt import importe importier ~ ausfuhr ausfuhren export exporte exportier | ankauf erwarb"
        " gekauft kauf kauft kaufte kauften käufe ~ verkauf verkauft verkaufte veräußer | gewann gewonnen sieg siegte ~"
        " niederlage unterlag verlor verloren | überschuss überschüsse ~ defizit fehlbetrag | gewinn gewinne ~ verlust"
        " verluste | mehrheit ~ minderheit | kräftig robust stark starke starken stärker ~ schwach schwache schwachen"
        " schwäche schwächer | erfolg erfolgreich gelang gelungen glückte ~ erfolglos gescheitert misserfolg missglückt"
        " misslang scheiter | besser verbesser ~ schlechter verschlechter | nord norden nördlich ~ süd süden südlich |"
        " ost osten östlich ~ west westen westlich | jungen knaben mann männer männlich ~ frau frauen mädchen weiblich "
        "| öffentlich ~ privat | heimisch inland inländisch ~ ausland ausländisch fremd | stadt städtisch ~ ländlich |"
        " alt alte alten älter ältere älteren ~ jung junge jungen jünger jüngere jüngeren | kurz kurze kurzen kurzfrist"
        " kürzer ~ lang lange langen langfrist länger längere | höchst maximal maximum ~ mindest minimal minimum | heiß"
        " heißer warm wärmer ~ kalt kälter kühl kühler | früh frühe frühen ~ spät späte späten | schuldig verurteilt ~"
        " freigesprochen unschuldig | kläger klägerin ~ beklagte beklagten beklagter | sicher sichere ~ gefährlich"
        " unsicher | wahrscheinlich ~ unwahrscheinlich | möglich ~ unmöglich | erste ersten erster erstes ~ letzte"
        " letzten letzter letztes | richtig wahr ~ falsch unwahr | positiv ~ negativ | feucht feuchter nass ~ trocken"
        " trockener | angebot ~ nachfrage | geburt geburten ~ sterbefälle todesfälle | leicht leichte leichten leichter"
        " ~ schwer schwere schweren schwerer | frieden friedlich ~ krieg kriegerisch | freiwillig ~ obligatorisch"
        " verpflichtend zwingend | vorsätzlich ~ fahrlässig | gelockert locker lockert ~ gestrafft straff verschärf |"
        " stabil unverändert ~ geändert verändert | geimpft geimpfte geimpften ~ ungeimpft | bewaffnet ~ unbewaffnet |"
        " abhängig ~ unabhängig | bekannt bekannte ~ unbekannt | hoch hohe hohen ~ gering geringe niedrig | überschr ~"
        " unterschr | oben ~ unten"
    ),
    no_poles=("vor ort", "vor allem", "vor gericht", "nach angaben", "nach wie vor", "vor dem gericht",
        "vor augen", "nach ansicht", "nach auffassung", "nach meinung", "nach art"),
    pronouns=words(
        "das der deren dessen die diese dieser dieses er es ich ihm ihn ihnen ihr ihre jener man sein seine sie wir"
    ),
    separable=each({
        "zunahm": "nahm zu|nahmen zu|nimmt zu|nehmen zu|nehme zu",
        "abnahm": "nahm ab|nahmen ab|nimmt ab|nehmen ab|nehme ab", "zulegt": "legte zu|legten zu|legt zu|legen zu",
        "zurückg": "ging zurück|gingen zurück|geht zurück|gehen zurück",
        "zustimm": "stimmte zu|stimmten zu|stimmt zu|stimmen zu", "ablehn": "lehnte ab|lehnten ab|lehnt ab|lehnen ab",
        "ansteig": "stieg an|stiegen an|steigt an|steigen an", "anheb": "hob an|hoben an|hebt an|heben an",
        "annahm": "nahm an|nahmen an|nimmt an|nehmen an",
        "herabge": "setzte herab|setzten herab|setzt herab|setzen herab",
        "heraufge": "setzte herauf|setzten herauf|setzt herauf|setzen herauf",
        "abschwäch": "schwächte ab|schwächten ab|schwächt ab", "nachlass": "ließ nach|ließen nach|lässt nach",
        "anfangen": "fing an|fingen an|fängt an",
    }),
    governs_back=True, capitalised_nouns=True,
    same_names=synonyms(
        "vereinigtes königreich|großbritannien|england;vereinigte staaten|usa|amerika;europäische union|eu;vereinte"
        " nationen|uno;niederlande|holland"
    ),
    demonyms=words("e em en er ern es in innen isch ische ischen ischer isches n n- s te ten"),
    common_capitals=words(
        "abbildung abschnitt artikel bank dr dritte erste euro frau gericht gesetz gruppe herr herrn jahr jahre jahren"
        " kapitel könig königin milliarde milliarden million millionen minister ministerin mio mrd neue nord ost prof"
        " professor professorin prozent präsident präsidentin rat süd tabelle teil west zweite"
    ),
    bylines=words("von"), sayers=words("er es ich man sie wir"), persons=words("er sie"), per_counted=("je",),
    measuring=words("beläuft beträgt betrug erreicht erreichte ist kostet kostete kosten lag liegt sind war waren"),
    particles=words("al bin da de del della den der di du für ibn la le und van vom von zu zum zur"),
    titles=words(
        "abgeordnete abgeordneter bischof botschafter botschafterin bürgermeister bürgermeisterin chef chefin direktor"
        " direktorin dr frau freifrau freiherr fürst general graf gräfin hauptmann herr herrn kaiser kaiserin kanzler"
        " kanzlerin könig königin magister minister ministerin oberst papst pfarrer prof professor professorin"
        " präsident präsidentin richter richterin senator senatorin sprecher sprecherin staatssekretär staatssekretärin"
        " vizepräsident vizepräsidentin vorsitzende vorsitzender"
    ),
    per_time=("im", "am", "in der", "jede", "jedes", "jeden", "die"),
    turns=(
        "es sei denn", "außer", "ausgenommen", "anstatt", "statt", "anstelle", "kaum", "selten", "nicht mehr",
        "weiger-", "verweiger-", "scheiter-", "gescheitert", "abgelehnt", "ablehn-", "lehnt-", "leugn-", "bestreit-",
        "bestritt-", "verhinder-", "fehl-", "mangel-", "falsch", "falsche", "falschen", "unwahr", "zweifel-",
        "bezweifel-", "im gegenteil", "gegen", "verbot-", "verbiet-", "unmöglich", "beendet-",
    ),
    auxiliaries=words(
        "darf darfst durfte durften dürfen dürfte dürften kann konnte konnten können könnte könnten mag mochte mochten"
        " möchte möchten mögen muss musste mussten muß müssen müsste müssten soll sollen sollte sollten will wollen"
        " wollte wollten würde würden"
    ),
    intents=(
        "beabsichtig-", "versuch-", "bemüht-", "droh-", "erwart-", "hoff-", "gehofft", "plan-", "geplant",
        "verspr-", "versprochen", "strebt-", "sucht-", "wünsch-", "schlägt", "schlug", "vorgeschlagen", "bereit",
        "fähig", "imstande", "in der lage", "zugesagt", "willens", "vorhat", "vorhaben", "bietet", "bot",
    ),
    intent_joint="(?:[^,;:.!?()]{0,40} )?(?:\\w{2,4}(?:zu)\\w+|zu )",
    reservations=(
        "teils", "teilweise", "zum teil", "manchmal", "zuweilen", "gelegentlich", "mitunter", "trotz", "obwohl",
        "obgleich", "wenngleich", "bis", "bevor", "ehe", "ob", "sagte", "sagt", "laut", "zufolge", "nach angaben",
        "behaupt-", "angeblich", "scheinbar", "vielleicht", "eher", "die ansicht, dass", "die vorstellung, dass",
        "mythos", "sei", "knapp", "unter umständen", "wenn auch",
    ),
    exceptions=(
        "außer", "aber nicht", "nicht aber", "ausgenommen", "bis auf", "mit ausnahme", "wenn nicht",
    ),
    time_conditions=("sobald", "wenn", "bis", "erst wenn"),
    limits=phrases("beide|beiden|beider|irgendein|andere|anderen|anderer|weitere|weiteren|etliche|sonstige|sonstigen"),
    determiners=words(
        "das dem den der des die diese diesem diesen dieser dieses ein eine einem einen einer eines ihr ihre ihrem"
        " ihren ihrer ihres jene jenem jenen jener jenes sein seine seinem seinen seiner seines unser unsere unserem"
        " unseren unserer"
    ),
    inflections=("e", "em", "en", "er", "es", "n", "s", "t", "te", "ten", "st", "et", "ete", "eten", "end"),
    words_per_minute=179,
    references=ReferenceTerms(
        volume="Bd. {}", number="Nr. {}", page="S. {}", pages="S. {}", inside="in", edited="hg. von {}", speech="Rede",
        others=" u. a.", within=", S. {}",
    ),
    printed=PrintedForms(
        scales={3: "Tausend", 6: "Millionen", 9: "Milliarden", 12: "Billionen"},
        one={6: "Million", 9: "Milliarde", 12: "Billion"},
        percent="Prozent", points="Prozentpunkte", to="bis", also="und", marks=("„", "“", "‚", "‘"), ordinal="{}.",
        hedges=each({
            "knapp": "nearly", "über": "over", "etwa": "about", "unter": "under", "mindestens": "least",
            "höchstens": "most",
        }), group=".",
    ),
    clause_joints=(
        "und", "aber", "während", "wohingegen", "gegenüber", "im vergleich", "statt", "sondern", "jedoch", "hingegen",
        "dagegen", "oder", "sowie", "denn",
    ),
    abbreviations=words(
        "a abs allg art b bd bio bzgl bzw ca chr d d.h dipl dr etc evtl f ff fig fr geb gest ggf h hl hr hrsg i.d.r"
        " ing inkl jh kap m max min mio mrd n nr p prof s sog st str tel tsd u u.a usw v vgl vol z z.b"
    ),
    predicates=words(
        "ist sind war waren wird werden wurden hat haben will wollen bleiben blieb kommen kam kamen gehen geht ging"
        " stehen stand lag gelten geben gab gaben nehmen nahm zeigen sagen wachsen wuchs steigen stieg stiegen sinken"
        " sank fallen fiel fielen helfen half begann lief fehlen verlor gewann gewinnt gehört fand finden"
    ),
    predicate_endings=r"(?!ge|nicht|erst|fast|seit|statt|jetzt|selbst|leicht|recht|weit|dort)\w{3,}(?:te|ten|t)",
    noun_joints=words("an auf aus der des für im in mit und vom von zum zur"), after_article=("kommentar schreiben",),
)  # fmt: skip
