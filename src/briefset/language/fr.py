"""French: every word of it that the program knows.

In: nothing. Out: `FRENCH`. Never: rules.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from briefset.language.data import LanguageData, days, each, opposites, phrases, synonyms, words
from briefset.language.printed import PrintedForms, ReferenceTerms

FRENCH: Final = LanguageData(
    tag="fr",
    decimal=",",
    groups="",
    number_words="fr",
    scales=each({
        2: "cent|cents", 3: "mille|k", 6: "million|millions|mio|m", 9: "milliard|milliards|md|mds|mrd",
        12: "billion|billions",
    }),
    ordinals=each({
        2: "second|seconde|seconds", 1: "premiers|premières",
    }),
    below_zero=("au-dessous de zéro", "en dessous de zéro", "sous zéro", "moins"),
    ordinal_marks=("er", "re", "ère", "e", "ème", "nd", "nde", "ers", "es"),
    parts=each({
        2: "moitié|moitiés|demi|demie", 3: "tiers", 4: "quart|quarts", 5: "cinquième|cinquièmes", 6: "sixième|sixièmes",
        7: "septième|septièmes", 8: "huitième|huitièmes", 9: "neuvième|neuvièmes", 10: "dixième|dixièmes",
        20: "vingtième|vingtièmes", 50: "cinquantième|cinquantièmes", 100: "centième|centièmes",
        1000: "millième|millièmes", 10**6: "millionième|millionièmes",
    }),
    part_before="(?:le|la|de|du|au|premier|dernier|ce)\\s(?!demi)",
    bare_parts="moitié|demie?(?=-)",
    share_joints="sur",
    same_wholes=synonyms(
        "population|habitants|personnes|citoyens|résidents;ventes|chiffre d'affaires|recettes;cas|malades"
        "|patients;ménages|foyers|familles;voix|suffrages|votants;salariés|employés|effectif|effectifs"
    ),
    half=("et demi", "et demie"),
    sets=each({
        12: "douzaine|douzaines", 10: "dizaine|dizaines", 15: "quinzaine", 20: "vingtaine", 30: "trentaine",
        40: "quarantaine", 50: "cinquantaine", 60: "soixantaine", 100: "centaine|centaines", 1000: "millier|milliers",
        1000000: "millions", 1000000000: "milliards", 6: "demi-douzaine", 500000: "demi-million",
        10000: "dizaines de milliers", 100000: "centaines de milliers", 10000000: "dizaines de millions",
    }),
    multiples=each({
        Fraction(2): "doublé|doublée|doublés|double|doublent|doubler|doublant|doublement",
        Fraction(3): "triplé|triplée|triple|tripler", Fraction(4): "quadruplé|quadruple|quadrupler",
        Fraction(1, 2):
            "divisé par deux|divisée par deux|divisés par deux|divisées par deux|diviser par deux",
        Fraction(5): "quintuplé|quintuple", Fraction(10): "décuplé|décuple",
    }),
    times_after=("multiplié par", "multipliée par", "multipliés par", "multipliées par", "multiplie par"),
    times=words("fois"),
    numbered_things=words(
        "acte annexe article articles chapitre charles classe division françois guerre henri jean livre louis mondiale"
        " napoléon pape partie paul phase philippe pie section titre tome type volume étape"
        " armée bassin bloc corps ligne légion quai réacteur tour"
    ),
    percent=("pour cent", "%", "p. cent", "pourcent"),
    points=("points de pourcentage", "point de pourcentage", "points de pour cent", "points", "point", "pts", "pt"),
    basis_points=("points de base", "point de base", "pb"),
    currencies=each({
        "€": "euros|euro", "$": "dollars|dollar|dollars américains|dollars des états-unis", "C$": "dollars canadiens",
        "A$": "dollars australiens", "£": "livres|livres sterling|livre sterling", "¥": "yens|yen", "₩": "wons",
        "₹": "roupies", "₽": "roubles|rouble", "CHF": "francs|franc|francs suisses", "CN¥": "yuans|yuan",
        "cents": "centimes|centime", "kr": "couronnes|couronne", "peso": "pesos|peso", "XOF": "francs cfa",
    }),
    units=each({
        "dB": "décibels|décibel",
        "y": "an|ans|année|années", "mo": "mois", "wk": "semaine|semaines", "fortnight": "quinzaine",
        "d": "jour|jours|journée|journées", "h": "heure|heures", "min": "minute|minutes", "s": "secondes",
        "quarter": "trimestre|trimestres", "half-year": "semestre|semestres", "decade": "décennie|décennies",
        "century": "siècle|siècles", "millennium": "millénaire|millénaires", "km": "kilomètres|kilomètre",
        "m": "mètres|mètre", "dm": "décimètres", "cm": "centimètres|centimètre", "mm": "millimètres|millimètre",
        "nmi": "milles marins", "mi": "milles|miles", "ft": "pieds|pied", "in": "pouces|pouce",
        "ha": "hectares|hectare", "acre": "acres|acre", "m²": "mètres carrés|mètre carré",
        "km²": "kilomètres carrés|kilomètre carré", "m³": "mètres cubes|mètre cube", "l": "litres|litre",
        "ml": "millilitres", "hl": "hectolitres|hectolitre", "gal": "gallons", "bbl": "barils|baril",
        "t": "tonnes|tonne", "quintal": "quintaux|quintal", "kg": "kilogrammes|kilogramme|kilos|kilo",
        "g": "grammes|gramme", "mg": "milligrammes|milligramme", "µg": "microgrammes", "oz": "onces|once",
        "°C": "degrés celsius|degré celsius|degrés centigrades", "°F": "degrés fahrenheit|degré fahrenheit",
        "°": "degrés|degré", "W": "watts", "kW": "kilowatts", "MW": "mégawatts", "GW": "gigawatts", "TW": "térawatts",
        "kWh": "kilowattheures|kilowatt-heures", "MWh": "mégawattheures", "GWh": "gigawattheures",
        "TWh": "térawattheures", "J": "joules", "V": "volts", "B": "octets", "GB": "gigaoctets|go", "TB": "téraoctets",
        "cal": "calories", "ppm": "parties par million",
        "km/h": "km/h|kilomètres à l'heure|kilomètres par heure|kilomètres-heure",
    }),
    unit_joints=(
        " de ", " d'", " premiers ", " premières ", " derniers ", " dernières ", " autres ", " longues ", " longs ",
    ),
    scale_tails=(),
    part_of_point=(
        "de point de pourcentage", "de point", "point", "d'un point", "d'un point de pourcentage", "de pour cent",
        "point de pourcentage",
    ),
    whole_openers=(
        "de tous les", "de toutes les", "de l'ensemble des", "de la", "de l'", "de leurs", "de leur", "de ses",
        "de son", "de sa", "des", "du", "de", "d'",
    ),
    per=("par", "chaque", "tous les", "toutes les"),
    per_only=("pour chaque", "par tranche de"),
    rate_blocks=("pendant", "dans", "durant", "après"),
    rate_breaks=("plus tôt", "plus tard", "avant", "après", "où"),
    rise_blocks=words("jusqu'à"),
    per_nouns=each({
        "person": "habitant|habitants|habitante|personne|personnes|tête|âme", "night": "nuit|nuitée", "each": "unité",
    }),
    rates=each({
        "y": "annuel|annuelle|annuels|annuelles|annuellement",
        "mo": "mensuel|mensuelle|mensuels|mensuelles|mensuellement", "wk": "hebdomadaire|hebdomadaires",
        "d": "quotidien|quotidienne|quotidiens|quotidiennes|quotidiennement|journalier|journaliers|journalière",
        "quarter": "trimestriel|trimestrielle|trimestriels", "half-year": "semestriel|semestrielle",
        "h": "horaire|horaires|de l'heure|à l'heure|l'heure", "each": "chacun|chacune|pièce|l'unité",
        "m²": "au mètre carré|le mètre carré|du mètre carré", "m": "le mètre", "kg": "au kilo|le kilo",
        "t": "à la tonne|la tonne", "ha": "à l'hectare|l'hectare", "l": "le litre|au litre|du litre", "bbl": "le baril",
        "night": "la nuit|la nuitée",
    }),
    spans=each({
        "y": "sur un an|en un an|en glissement annuel|sur l'année|par rapport à l'année précédente"
            "|par rapport à l'an dernier|que l'année précédente|que l'an dernier|que l'année d'avant"
            "|qu'un an plus tôt|qu'un an auparavant|un an plus tôt|d'une année sur l'autre",
        "mo": "sur un mois|en un mois|en glissement mensuel|sur le mois|par rapport au mois précédent"
            "|que le mois précédent|que le mois d'avant|que le mois dernier|qu'un mois plus tôt",
        "quarter": "sur un trimestre|en un trimestre|en glissement trimestriel|sur le trimestre"
            "|par rapport au trimestre précédent|que le trimestre précédent",
        "wk": "en une semaine|sur une semaine|que la semaine précédente|que la semaine d'avant",
    }),
    ahead=("avant", "à l'avance", "auparavant",),
    hedges=each({
        "nearly": "légèrement moins de|légèrement moins d'|à peine moins de|avoisine à peine|un peu moins de"
            "|un peu moins d'|pratiquement|pas loin de|pas loin d'|proches de|approchant|approchent|juste sous|tout"
            " juste|quasiment|proche de|proche d'|près des|approche|près de|près d'|presque|à peine|frôlant"
            "|frôlent|quasi|frôle",
        "over": "légèrement plus de|passé la barre des|passe la barre des|un peu plus de|un peu plus d'|âgé de plus de"
            "|supérieures à|supérieure à|supérieurs à|bien plus de|au-dessus de|au-dessus d'|au dessus de|supérieur à"
            "|dépassaient|au-delà de|au-delà d'|dépassent|dépassait|dépassant|a dépassé|à plus de|plus des|dépasser"
            "|excèdent|excédait|excédant|franchit|plus de|plus d'|dépasse|dépassé|excéder|franchi|excède",
        "about": "approximativement|aux alentours de|aux environs de|de l'ordre de|grosso modo|à peu près|avoisinant"
            "|avoisinent|une petite|autour de|autour d'|estimée à|estimés à|évaluée à|évalués à|une bonne|à environ"
            "|avoisine|estimé à|évalué à|environ|quelque|vers",
        "most": "dans la limite de|à concurrence de|dans un délai de|dans le délai de|ne pas dépasser|ne pas excéder"
            "|un maximum de|dépassent pas|dépassait pas|dépassera pas|tout au plus|dépasser pas|excèdent pas|excédait"
            " pas|plafonnée à|dépasse pas|pas plus de|pas plus d'|au maximum|maximum de|plafond de"
            "|plafonné à|excède pas|limitée à|limité à|au plus|jusqu'à|jusqu'a",
        "under":
            "sous le seuil de|âgé de moins de|au-dessous de|en dessous de|en dessous d'|inférieures à|bien moins de"
            "|n'atteint pas|en-dessous de|inférieure à|inférieurs à|inférieur à|atteint pas|en deçà de|moins des"
            "|moins de|moins d'|pas même|même pas|sous les",
        "least": "atteint au moins|à tout le moins|un minimum de|pas moins de|pas moins d'|au minimum|minimum de"
            "|d'au moins|au bas mot|au moins",
    }),
    loose_bounds=phrases("près de|près d'|près des|proche de|proche d'|proches de"),
    bound_words=each({
        "most": "plafond|plafonds|plafonne|plafonnent|plafonnée|plafonné|limite|limites|limité|limitée|maximum"
            "|maximal|maximale|dans les|dans le délai|dans un délai|au plus tard|au plus|seulement|qu'une|qu'un"
            "|atteint|atteignait|atteindre|peut|peuvent|pourrait|pourraient",
        "least": "plancher|minimum|minimal|minimale|seuil",
    }),

    hour_marks=("heures", "heure", "h"),
    clock_leads=("à", "dès", "de", "jusqu'à", "vers", "avant", "après", "depuis", "et"),
    clock_parts=each({30: "et demie", 15: "et quart", -15: "moins le quart"}),
    clock_names=each({0: "minuit", 720: "midi"}),
    day_parts=each({0: "du matin", 12: "du soir|de l'après-midi"}),
    day_leads=("le", "du", "au", "dès le"),
    ago=("il y a",),
    open_counts=("d'entre eux", "d'entre elles", "personnes", "gens"),
    rests=words("reste restant restante restants restantes autres"),
    whole_first=("sur",),
    hedges_after=each({
        "about": "approximativement|à peu près|ou presque|environ", "over": "et davantage|au bas mot",
        "least": "ou davantage|au minimum|et au-delà|ou au-delà|au moins|minimum|ou plus",
        "most": "tout au plus|au maximum|ou moins|au plus|maximum",
    }),
    prepositions=phrases("au-delà de|autour|moins d'|moins de|plus d'|plus de|sous|vers"),
    talk=("parl", "écri", "dit", "dire", "demand", "question", "débat", "discut"),
    range_joints=("à", "et", "au", "ou", "jusqu'à", "jusqu'au", "aux"),
    range_openers=("de", "entre", "du", "d'", "des", "comprise entre", "compris entre", "comprises entre"),
    span_openers=("de", "du", "d'"),
    span_closers=("à", "au", "aux"),
    list_joints=("et", "ou", "ainsi que", "puis", "respectivement"),
    articles=(
        "un", "une", "les", "la", "le", "des", "ses", "leurs", "son", "sa", "leur", "autres", "encore",
        "l'équivalent de", "à",
    ),
    definite=("les", "la", "le", "l'", "ces", "leurs", "ses"),
    months=each({
        1: "janvier|janv.", 2: "février|fevrier|févr.", 3: "mars", 4: "avril", 5: "mai", 6: "juin", 7: "juillet|juil.",
        8: "août|aout", 9: "septembre|sept.", 10: "octobre|oct.", 11: "novembre|nov.", 12: "décembre|decembre|déc.",
    }),
    capitalised_months=False,
    ambiguous_months=frozenset(),
    year_parts=each({
        "Q1": "premier trimestre|t1|1er trimestre", "Q2": "deuxième trimestre|second trimestre|t2|2e trimestre",
        "Q3": "troisième trimestre|t3|3e trimestre", "Q4": "quatrième trimestre|dernier trimestre|t4|4e trimestre",
        "H1": "s1|premier semestre|1er semestre|première moitié",
        "H2": "s2|deuxième semestre|second semestre|2e semestre|seconde moitié", "spring": "printemps", "summer": "été",
        "autumn": "automne", "winter": "hiver",
    }),
    ambiguous_parts=phrases("première moitié|seconde moitié|été"),
    weekdays=days("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    decades=each({
        "1920s": "années vingt|années 20", "1930s": "années trente|années 30",
        "1940s": "années quarante|années 40", "1950s": "années cinquante|années 50",
        "1960s": "années soixante|années 60", "1970s": "années soixante-dix|années 70",
        "1980s": "années quatre-vingt|années quatre-vingts|années 80", "1990s": "années quatre-vingt-dix|années 90",
    }),
    year_joints=("de", "de l'année", "de l'an", "de l'exercice", "d'"),
    day_joints=(),
    year_leads=("le", "la", "les", "l'", "du", "de", "budget", "exercice", "année", "saison", "au", "rentrée", "en"),
    plural_endings=("s", "x"),
    relations=each({
        "early": "les premiers jours de|les premiers mois de|au début du mois de|début du mois de|commencement de"
            "|au début de|au début du|au début d'|tout début|début de|début",
        "late": "les derniers jours de|à l'issue du mois de|à la fin du mois de|à la fin du mois d'|le dernier jour de"
            "|la fin du mois de|la fin du mois d'|fin du mois de|fin du mois d'|à la fin de|à la fin d'|au terme de"
            "|la fin de|la fin du|fin de|fin",
        "before": "antérieurement au|préalablement au|antérieure au|antérieur au|avant le|avant la|avant",
        "mid": "milieu du mois de|au milieu de|courant|milieu|la mi|mi-|mi",
        "after": "au lendemain du|au lendemain de|postérieure au|postérieur au|à l'issue de|après le|suivant|après",
        "by": "au plus tard le|au plus tard en|au plus tard à|au plus tard|d'ici au|d'ici le|d'ici à|d'ici",
        "since": "en vigueur le|en vigueur au|à compter de|à compter du|à partir de|à partir du|à partir d'|à dater du"
            "|à dater de|depuis le|depuis la|depuis|dès le|dès la|dès",
        "until": "jusqu'à la|jusqu'au|jusqu'en|jusqu'à|jusque",
    }),
    relations_behind=each({"since": "ou plus tard|ou après", "until": "ou plus tôt|ou avant"}),
    revisions=("révisé", "corrigé", "porté", "ramené", "rectifié", "remplacé"),
    earlier=("contre", "après", "au lieu de"),
    formerly=("au printemps précédent", "au trimestre précédent", "auparavant", "autrefois", "avaient", "avait",
        "devaient", "devait", "il y a dix ans", "il y a un an", "initialement", "jusqu'ici", "jusque-là",
        "l'an dernier", "l'année dernière", "précédemment", "prévu", "prévue", "prévus", "un an auparavant",
        "un an plus tôt", "à l'origine"),
    date_cues=(
        "en", "de", "début", "mi", "fin", "du", "à", "au", "jusqu'en", "depuis", "et", "avant", "après", "dès", "année",
        "années", "l'an", "entre", "printemps", "été", "automne", "hiver", "exercice", "saison", "budget", "pour",
        "que", "qu'en", "d'ici", "d'ici à", "le", "vers", "l'année", "courant", "fin de", "rentrée",
    ),
    relative_years=each({
        -1: "l'an dernier|l'année dernière|l'année précédente|un an plus tôt|un an auparavant|printemps précédent"
            "|été précédent|automne précédent|hiver précédent|il y a un an", 1: "l'an prochain|l'année prochaine",
        0: "cette année|l'ensemble de l'année|toute l'année|la fin de l'année",
    }),
    relative_months=each({0: "ce mois-ci|la fin du mois", -1: "le mois dernier", 1: "le mois prochain"}),
    coming=words("prochain prochaine prochains"),
    published=("publi", "paru", "écrit", "daté", "rédigé", "imprimé"),
    ours=("notre calcul", "calcul de la rédaction", "calculé", "nos calculs", "selon notre calcul"),
    own=words(
        "chiffre colonne diapositive figure graphique ligne légende note notes page paragraphe paragraphes partie"
        " phrase question section tableau tableaux titre"
    ),
    fixed=(
        "premier ministre", "première ministre", "tiers monde", "tiers-monde", "en premier lieu", "premier lieu",
        "première vue", "premier abord", "premier plan", "l'un ", "l'une ", "un autre", "une autre", "un jour ",
        "deuxième chambre", "un an plus tôt", "un an auparavant", "un an avant", "un an plus tard", "un peu",
        "une fois", "première fois", "une partie", "second lieu", "tiers provisionnel", "l'un des", "l'une des",
        "seconde main", "une sur cent mille", "première dame", "premier président", "un an après", "un an en arrière",
        "premier tour", "neuf et", "mille fois", "un mois plus", "sur un an", "en un an", "sur un mois", "en un mois",
        "sur un trimestre", "en un trimestre", "quatre saisons",
    ),
    lengths=words(
        "an année années ans décennie décennies fois heure heures jour jours minute minutes mois seconde secondes"
        " semaine semaines semestre semestres siècle siècles trimestre trimestres"
    ),
    stop=words(
        "a afin ailleurs ainsi alors après au aucun aucune auquel aussi autre autres aux avaient avait avant avec avoir"
        " beaucoup bien car cause ce ceci cela celle celles celui cent cependant ces cet cette ceux chaque chez comme"
        " contre dans de depuis des desquels deux doit doivent donc dont du dès déjà elle elles en encontre encore"
        " entre environ est et eu exemple fait font furent fut hors ici il ils je jusqu jusque la laquelle le lequel"
        " les lesquels leur leurs lieu lors lorsque lui là ma mais me mes moins mon moyen même mêmes ne ni non nos"
        " notre nous on ont or ou oui outre où par parmi part pas pendant peu peut peuvent plus point points pour"
        " pourcent presque près puis quand quant que quelque quelques qui quoi rapport sa sans se selon sera seront ses"
        " si soit son sont sorte sous suite sur tandis te tous tout toute toutefois toutes trois trop très tu un une"
        " vers voici voilà vos votre vous y ça étaient était été être"
    ),
    endings=(
        "issements", "issement", "atrices", "ateurs", "ations", "ements", "atrice", "ateur", "ation", "ement", "iques",
        "ables", "ités", "ives", "ères", "ique", "able", "euse", "eurs", "aient", "ités", "ions", "ants", "antes",
        "ités", "elles", "ité", "ive", "ère", "eur", "ion", "ant", "ante", "elle", "ées", "ier", "iers", "aux", "ait",
        "ent", "ère", "els", "ent", "ée", "és", "er", "ez", "ir", "it", "al", "el", "es", "é", "e", "s", "x",
    ),
    negations=words("aucun aucune guère jamais ne ni non nul nulle nullement pas rien"),
    improbable=words("difficilement improbable"),
    no_negations=("pas seulement", "non seulement", "ne serait-ce", "n'est-ce pas"),
    restriction=r"n(?:e |')(?!\S+ (?:pas|plus|jamais|rien|guère|point|aucun|aucune) )(?:[^\s,.;:]+ ){1,4}?qu(?:e |')",
    near_negations=phrases("tout autre|toute autre") | words(
        "interrompu interrompue renoncé stagnation stagne stagné suspendu suspendue privé privée privés privées cesse"
        " cessent cessera cessé abandonné absence absent annulé cesse cessé contraire contre dispensé doute défaut"
        " dément démenti dépourvu empêche empêché excepté exclu exclue exclus exclut exempt exempté faute faux hors"
        " identique ignore ignoré illégal impossible incapable inchangé inchangée inchangés infirmé insuffisant"
        " insuffisante interdit interdite invalidé limite loin maintenu maintient manque manquent moins nie nié oppose"
        " opposé personne peu privé refus refuse refusent refusé refusée rejet rejette rejeté rejetée renonce renoncé"
        " reste restent sans sauf seul seule seulement seules seuls sinon stable stables toujours uniquement zéro échec"
        " échoue échoué évite évité"
    ),
    conditions=(
        "si", "s'il", "s'ils", "à condition que", "à condition qu'", "à condition de", "à moins que", "à moins qu'",
        "à moins de", "sauf si", "sous réserve", "pourvu que", "pourvu qu'", "dès lors que", "au cas où", "en cas de",
        "à la condition", "tant que", "sauf à", "quand bien même",
    ),
    near_conditions=(
        "sauf", "lorsque", "lorsqu'", "quand", "une fois", "dépend", "subordonné", "subordonnée", "conditionné",
        "conditionnée", "dans le cas", "le cas échéant", "hors", "moyennant", "condition", "conditions", "hypothèse",
        "faute de", "dès que", "sinon", "devra", "exige", "faut", "sur demande", "en l'absence", "réserve", "excepté",
        "cas", "à défaut", "faute d'", "sans",
    ),
    modals=words(
        "apparemment atteindrait attend attendu attendue auraient aurait coûterait devraient devrait envisage"
        " envisagent espère espèrent estime estiment faudrait permettrait peut peut-être peuvent possible possibles"
        " pourraient pourrait probable probablement probables prévision prévoient prévoit prévu prévue prévus risque"
        " semble semblent seraient serait supposé supposée voudrait vraisemblablement éventuel éventuelle"
        " éventuellement"
    ),
    near_modals=words(
        "songe songent affirme anticipe apte attendues attendus attente attentes autorise autorisé avenir avis capable"
        " cible compte comptent conseille considère considèrent craint crainte croient croit d'après demande demandent"
        " devaient devait devenir dit doit doivent doute droit engagement engagé entend envisagé envisagée espoir"
        " espérait estimation estimé estimée exige exigé faculté fallait faut futur future hypothèse hypothétique"
        " imagine incertain juge jugent menace menacent nécessaire objectif obligation obligatoire oblige obligé pense"
        " pensent permet permettent permis permise perspective perspectives peut peuvent plan possibilité possibilités"
        " potentiel pouvaient pouvait prochain prochaine projection projections projet projets promesse promet promis"
        " propose proposent proposé prétend prévisions prévoir prévoyait pu puisse puissent recommande redoute requiert"
        " risques scénario selon si souhaite souhaitent soutient suggère susceptible susceptibles tenu tenue veulent"
        " veut vise visent voulaient voulait évaluation éventualité"
    ),
    firm_modals=words(
        "assurément certain certaine certainement devra devront doit doivent exige exigé fallait faut nécessaire"
        " obligation obligatoire oblige obligé requiert sûr tenu tenue"
    ),
    opinions=words(
        "affirmait affirme affirment allègue argue considère considèrent considérait craint croient croit doute dénonce"
        " déplore estimait estime estiment juge jugeait jugent pensait pense pensent prétend prétendait prétendent"
        " redoute regrette soutenait soutiennent soutient"
    ),
    reporting=words(
        "accuse accusé admet affirmait affirme affirment ajoute ajouté allègue annonce annoncé après argue argument"
        " assure assurent attribue attribué avertit avis avoue conclut considère considèrent considérait constate"
        " conteste contesté craint critique croient croit d'après demande disait discours disent dissident dit doute"
        " déclare déclaré dénonce déplore estimait estime estiment estimé explique expliqué impute indique indiqué"
        " invoque juge jugeait jugent met note observe opinion parole pensait pense pensent propose proposé précise"
        " prétend prétendent prévient prévoit qualifie qualifié raconte rappelle rappelé rapporte rapporté reconnaît"
        " redoute regrette relevé relève reproche selon souligne soutenait soutiennent soutient souvient thèse trouve"
        " témoigne témoigné version veut voit voix voudrait yeux écrit écrivait évalue évalué"
    ),
    causes=(
        "parce que", "parce qu'", "à cause de", "à cause du", "à cause des", "à cause d'", "en raison de",
        "en raison du", "en raison des", "en raison d'", "grâce à", "grâce au", "grâce aux", "dû à", "due à", "dus à",
        "dû au", "due au", "dues aux", "sous l'effet", "provoqué", "provoquée", "entraîné", "entraînant", "causé",
        "causée", "causés", "du fait de", "du fait des", "du fait du", "puisque",
        "par suite de", "imputable", "imputables", "résulte", "conséquence", "s'explique par", "car", "à la suite de",
        "à la suite d'",
    ),
    near_causes=(
        "cause", "causes", "donc", "ainsi", "explique", "expliquent", "tient", "tiennent", "motif", "raison", "effet",
        "d'où", "de sorte", "attribue", "attribué", "lié", "liée", "liés", "liées", "reflète", "favorisé", "soutenu",
        "porté", "portée", "pousse", "poussé", "doit", "résultat", "contribué", "origine", "tenait", "grâce", "dû",
        "due", "faute de", "faute d'",
    ),
    duration_prepositions=words("depuis durant pendant"),
    superlatives=phrases(
        "au plus bas|au plus haut|de tous les temps|inédit|inédite|inégalé|jamais|la moins|la plus|le moins|le plus|les"
        " moins|les plus|leur plus|majeur|majeure|maximal|maximum|meilleur|meilleure|meilleures|meilleurs|minimal"
        "|minimum|pire|plus que jamais|principal|principale|record|records|sans précédent|sans-précédent|sommet|son"
        " plus|suprême"
    ),
    superlative_ending="",
    verb_form=r"s['’]\w+|\w+(?:aient|èrent|eront|rait)",
    ranks=words("classe classé classée classent mondial mondiale moins numéro place plus position rang"),
    near_superlatives=("surtout", "principalement", "avant tout", "notamment", "en premier lieu", "essentiellement"),
    universal=phrases(
        "aucun|aucune|chacun|chacune|chaque|complètement|entier|entière|entièrement|intégralité|jamais|l'ensemble|la"
        " totalité|n'importe quel|partout|totalement|tous|tout entier|tout le|toute|toutes|unanime|unanimement"
        "|unanimité"
    ),
    no_universals=("avant tout", "après tout", "dans l'ensemble", "tous les deux", "toutes les deux", "en tout cas",
        "toujours pas", "dans tous les cas", "tout le monde", "tout le pays"),
    partial=phrases(
        "beaucoup|certaines|certains|d'autres|de nombreuses|de nombreux|essentiellement|fréquemment"
        "|généralement|la plupart|majorité|minorité|moitié|nombre de|nombreuses|nombreux|parfois|partie|partiellement"
        "|peu|plusieurs|presque|principalement|quelques|souvent|surtout"
    ),
    only=phrases(
        "exclusivement|n'a que|n'est que|n'ont que|ne comportent que|ne font que|ne représente que|ne reçoivent que|ne"
        " sont que|purement|rien|seul|seule|seulement|seules|seuls|simplement|uniquement"
    ),
    near_only=words("excepté hormis hors juste que rien sauf seul sinon unique"),
    poles=opposites(
        "accroiss accroît accru accélér amélior augment bond bondi bondit croiss croît gagne gagnent gagné gain gains"
        " grimp hauss hausse hausses monte monté montée progress rebond redress relever relève relèvement renchéri"
        " s'élève élargi ~ abaiss affaibli baisse baisser baisses baissé chute chuter chuté cède cédé diminu déclin"
        " décline décroiss décroît dégrad détérior perd perdre perdu perte pertes ralenti ralentit recul recule reculé"
        " repli replie repliée réduction réduire réduit réduite rétréci tombe tombé tombée | davantage dépasse"
        " dépassent excède excèdent supérieur supérieure supérieurs ~ inférieur inférieure inférieurs | plus-value"
        " plus-values ~ moins-value moins-values | antérieur antérieure avant précède précédent ~ après ensuite"
        " postérieur postérieure suit suivant | accept accueilli adopte adopté approuv confirm favorable soutenu"
        " soutient valid ~ annul contest conteste contesté défavorable désapprouv infirm invalid oppos refus rejet |"
        " admis autoris licite légal permet permettent permis ~ défend illicite illégal interdi prohib | ouvert"
        " ouverture ouvre ouvrent rouver rouvr ~ clos ferme ferment fermeture fermé fermée fermés | commence commencé"
        " début débute débuté ~ achevé achève cesse cessé finit prend-fin termine terminé | import importations importe"
        " ~ export exportations exporte | achat achats acheté achète acquiert acquis ~ cession cède vend vendent vendu"
        " vente ventes | gagnant gagne gagné vainqueur victoire ~ défaite perd perdant perdu | excédent excédents ~"
        " déficit déficits | bénéfice bénéfices gain gains ~ perte pertes | majorité ~ minorité | comprend comprennent"
        " compris incluent inclus incluse inclut ~ exclu exclue excluent exclus exclut hors | adhère adhéré rejoint ~"
        " quitte quittent quitté | fort forte fortes forts robuste solide ~ faible faibles fragile | réussi réussit"
        " réussite succès ~ échec échoue échoué | meilleur meilleure meilleurs mieux ~ moins-bien pire pires | nord ~"
        " sud | occidental ouest ~ oriental | garçons homme hommes masculin ~ femme femmes filles féminin | public"
        " publics publique ~ privé privée privés | urbain urbaine urbains ville villes ~ rural rurale ruraux village"
        " villages | ancien ancienne anciens vieux ~ jeune jeunes nouveau nouveaux nouvelle nouvelles | maximal maximum"
        " plafond ~ minimal minimum plancher | chaud chaude chauds ~ froid froide froids | probable probables"
        " vraisemblable ~ improbable improbables | possible possibles ~ impossible impossibles | premier première ~"
        " dernier dernière | exact vrai vraie ~ fausse faux inexact | positif positive ~ négatif négative | encourag ~"
        " décourag | affirme affirmé ~ dément démenti nie nié | condamn coupable ~ acquitt innocent relaxé | offre ~"
        " demande | prête prêté ~ emprunte emprunté | naissance naissances ~ décès mort morts | facile facilement"
        " facilite ~ difficile difficilement | paix ~ guerre | obligatoire obligatoires ~ facultatif facultative"
        " volontaire | définitif définitive permanent ~ provisoire provisoires temporaire | vacciné vaccinée vaccinées"
        " vaccinés ~ non-vacciné non-vaccinés | oral orale verbal verbale ~ écrit écrite | tard ultérieur ultérieure ~"
        " tôt | haut haute hauts élevé élevée ~ bas basse | riche riches ~ pauvre pauvres | ajout ajoute ajouté ~"
        " déduit retire retiré retranché | arrive arrivée arrivées ~ départ départs part | dette endettement ~"
        " trésorerie"
    ),
    comparisons=opposites(
        "davantage plus supplémentaire supplémentaires supérieur supérieure supérieurs supérieures dessus ~"
        " inférieur inférieure inférieurs inférieures manque manquent moins dessous")[0],
    averages=words("chacun chacune chaque moyenne"),
    gaps=words("avance majorité différence reste restent écart économie"),
    oblique=words("avec contre par pour à"),
    no_poles=("avant tout", "après tout", "d'après"),
    pronouns=words(
        "ce cela celle celles celui cet cette ceux dont elle elles en il ils je leur leurs lui nous on qui sa ses son"
        " vous y"
    ),
    same_names=synonyms(
        "royaume-uni|grande-bretagne;états-unis|amérique;union européenne|ue;nations unies|onu;pays-bas|hollande"
    ),
    demonyms=words(
        "ain aine aines ains ais aise aises an ane e en enne ens es ien ienne iennes iens in ine ines ins ique iques"
        " ois oise oises s éen éenne éennes éens"
    ),
    common_capitals=words(
        "agence article articles assemblée banque bourse chapitre commune conseil conseiller cour dr dre est"
        " gouvernement groupe loi madame me mesdames messieurs mgr ministre mlle mm mme"
        " monsieur nord noël ong onu ouest parlement partie pib pr président présidente pâques reine roi région "
        " section sir société sud sénat tableau tribunal tva ue union état"
    ),
    bylines=words("par"),
    sayers=words("elle elles il ils je nous on"), persons=words("elle il"),
    measuring=words(
        "atteignait atteignent atteindra atteint chiffre coûtait coûte coûtent coûtera coûté dépassait dépasse est"
        " mesure pèse représentait représente sont totalise valait vaut élevait élève étaient était"
    ),
    particles=words("al ben d de des du et l la le les van von y"),
    titles=words(
        "capitaine conseiller conseillère directeur directrice docteur dr dre gouverneur général juge m madame maire"
        " maître me mgr ministre mlle mm mme monsieur pape pr prince professeur président présidente reine roi sénateur"
    ),
    per_counted=("pour", "par", "sur"),
    elisions=each({
        "le": "l", "de": "d", "ne": "n", "que": "qu", "se": "s", "je": "j", "ce": "c", "me": "m", "te": "t",
        "jusque": "jusqu", "lorsque": "lorsqu", "puisque": "puisqu", "quoique": "quoiqu",
    }),
    change_verbs=(
        "pass", "ramen", "mont", "tomb", "descend", "baiss", "hauss", "augment", "recul", "diminu", "chut", "grimp",
        "relev", "abaiss", "rédui", "port", "progress", "bond", "revenu", "revien", "évolu", "corrig", "révis",
        "redress", "all", "remont", "repass", "hiss", "rétrograd", "croî", "accr", "retomb", "repli", "glis", "élev",
    ),
    modal_ending=(
        "[a-zéèçêîô]{2,}(?:erait|eraient|[^tmsp]irait|[^tmsp]iraient|ndrait|udrait|ndraient|ourrait|ourraient|evrait"
        "|evraient)"
    ),
    turns=(
        "n'", "sans", "sauf", "excepté", "hormis", "à moins que", "plutôt que", "au lieu de", "au lieu d'", "à peine",
        "rarement", "refus-", "rejet-", "échou-", "échec", "nie", "nient", "nié", "niait", "dément-", "empêch-",
        "oppos-", "interdi-", "manqu-", "cess-", "faux", "fausse", "fausses", "contraire", "dout-", "impossible",
        "incapable", "incapables", "loin de", "loin d'", "faute de", "peu",
    ),
    auxiliaries=words(
        "devait devaient devra devraient devrait devront doit doivent faudra faudrait faut peut peuvent pourra"
        " pourraient pourrait pourront pouvaient pouvait puisse puissent veulent veut voudraient voudrait voulait"
        " voulaient"
    ),
    intents=(
        "cherch-", "compt-", "espèr-", "espér-", "essa-", "tent-", "envisag-", "entend", "entendent", "promet-",
        "promis", "propos-", "projet-", "prévoi-", "prévu", "menac-", "souhait-", "vis-", "prêt", "prête", "prêts",
        "prêtes", "capable", "capables", "appell-", "appel-", "s'engag-", "engag-", "accept-", "va", "vont", "refus-",
    ),
    intent_joint="(?:de |d'|à )?",
    reservations=(
        "en partie", "partiellement", "parfois", "quelquefois", "malgré", "bien que", "bien qu'", "quoique", "jusqu'à",
        "avant", "selon", "d'après", "dit", "a dit", "prétend-", "prétendument", "censé", "censée", "idée que",
        "mythe", "sembl-", "paraît", "plutôt", "contre", "peut-être", "sans doute", "même si",
    ),
    exceptions=(
        "sauf", "excepté", "hormis", "mais pas", "mais non", "à l'exception", "hors",
    ),
    time_conditions=("lorsque", "lorsqu'", "quand", "une fois", "dès que", "dès qu'", "jusqu'à ce que"),
    limits=phrases("autre|autres|les deux|tous les deux|un autre|une autre|tel|telle|tels|telles|maint|maints|divers"),
    determiners=words(
        "ce ces cet cette des l' la le les leur leurs notre nos sa ses son un une"
    ),
    inflections=(
        "s", "e", "es", "x", "nt", "ent", "ant", "r", "er", "é", "ée", "és", "ées", "ait", "aient", "a", "ont", "t",
    ),
    words_per_minute=195,
    references=ReferenceTerms(
        volume="vol. {}", number="nᵒ {}", page="p. {}", pages="p. {}", inside="dans", edited="éd. {}",
        speech="discours", others=" et al.", colon=" : ", within=", p. {}",
    ),
    printed=PrintedForms(
        scales={3: "mille", 6: "millions", 9: "milliards", 12: "billions"},
        one={6: "million", 9: "milliard", 12: "billion"},
        percent="pour cent",
        points="points de pourcentage",
        to="au",
        also="et",
        marks=("«\xa0", "\xa0»", "“", "”"),
        ordinal="{}e",
        hedges=each({
            "près de": "nearly", "plus de": "over", "environ": "about", "moins de": "under", "au moins": "least",
            "au plus": "most",
        }),
        group=" ",
    ),
    clause_joints=(
        "et", "mais", "tandis que", "alors que", "contre", "après", "tandis qu'", "alors qu'", "au lieu de",
        "plutôt que", "dont", "lorsque", "qui", "puis", "ou", "comme", "que", "par rapport à", "soit", "où", "car",
    ),
    abbreviations=words(
        "art av c.-à-d cf dr dre déc env etc ex fig févr hab janv juil m me mgr mlle mm mme no nos nov oct p pp pr sept"
        " st ste tél vol vs éd"
    ),
    predicates=words(
        "est sont était étaient sera seront a ont avait avaient aura va vont fait font peut peuvent doit doivent faut"
        " veut veulent dit disent reste restent vaut valent coûte coûtent monte montent baisse baissent augmente"
        " augmentent recule reculent double doublent perd perdent gagne gagnent paie paient vient viennent tient"
        " tiennent sert servent croît croissent passe passent devient deviennent naît prend prennent voit voient trouve"
        " trouvent demande demandent défend lire"
    ),
    predicate_endings=r"\w+(?:aient|èrent|eront|[^m]ent|ait)",
    noun_joints=words("de du des d la le les l en dans pour par aux au et entre sur"),
    after_article=(
        "laisser un commentaire", "laissez un commentaire", "partager cet article", "articles similaires",
        "à lire aussi", "lire aussi",
    ),
)  # fmt: skip
