"""English: every word of it that the program knows.

In: nothing. Out: `ENGLISH`. Never: rules.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from briefset.language.data import LanguageData, days, each, opposites, phrases, synonyms, words
from briefset.language.printed import PrintedForms, ReferenceTerms

ENGLISH: Final = LanguageData(
    tag="en",
    decimal=".",
    groups=",",
    number_words="en",
    scales=each({
        2: "hundred", 3: "thousand", 6: "million|millions|mn", 9: "billion|billions|bn", 12: "trillion|trillions|tn",
        5: "lakh|lakhs", 7: "crore|crores",
    }),
    ordinals={},
    below_zero=("below zero", "minus"),
    ordinal_marks=("st", "nd", "rd", "th"),
    parts=each({
        2: "half|halves", 3: "third|thirds", 4: "quarter|quarters|fourth|fourths", 5: "fifth|fifths", 6: "sixth|sixths",
        7: "seventh|sevenths", 8: "eighth|eighths", 9: "ninth|ninths", 10: "tenth|tenths", 11: "eleventh|elevenths",
        12: "twelfth|twelfths", 100: "hundredth|hundredths",
        20: "twentieth|twentieths", 25: "twenty-fifth", 50: "fiftieth", 1000: "thousandth|thousandths",
        10**6: "millionth|millionths",
    }),
    part_before="(?:an?|by|one|remaining|poorest|richest|top|bottom|lowest|highest|largest|last|other|a further)[\\s-]",
    bare_parts="half|halves",
    share_joints="in|out\\sof|in\\severy|out\\sof\\severy|of\\severy",
    same_wholes=synonyms(
        "people|population|inhabitants|residents|citizens|persons;sales|revenue|revenues|turnover;cases|patients"
        "|sufferers;households|homes|families;votes|ballots|voters;workers|employees|staff|workforce;pupils"
        "|schoolchildren|children;adults|grown-ups"
    ),
    half=("and a half", "and one half", "and one-half", "and-a-half"),
    sets=each({
        12: "dozen|dozens", 20: "score|scores", 100: "hundreds", 1000: "thousands", 1000000: "millions",
        1000000000: "billions", 1000000000000: "trillions", 2: "couple of",
    }),
    multiples=each({
        Fraction(2): "doubled|doubling|double|doubles|twice|twofold",
        Fraction(3): "tripled|tripling|triple|trebled|thrice|threefold", Fraction(4): "quadrupled|quadruple|fourfold",
        Fraction(1, 2): "halved|halving|halves|halve", Fraction(5): "fivefold", Fraction(6): "sixfold",
        Fraction(8): "eightfold", Fraction(10): "tenfold",
    }),
    times_after=("multiplied by", "by a factor of"),
    times=words("times"),
    numbered_things=words(
        "act annex appendix article articles book chapter charles class division edward elizabeth george henry louis"
        " napoleon part phase philip pope schedule section stage title type vol volume war world"
        " army basin berth block corps dock legion line pier reactor tower unit wing"
    ),
    percent=("percent", "per cent", "pct", "%", "per hundred", "in every hundred"),
    points=("percentage points", "percentage point", "percentage-point", "pp", "points", "point"),
    basis_points=("basis points", "basis point", "bps", "bp"),
    currencies=each({
        "$": "dollars|dollar|us dollars|u.s. dollars|american dollars", "C$": "canadian dollars",
        "A$": "australian dollars", "NZ$": "new zealand dollars", "HK$": "hong kong dollars", "S$": "singapore dollars",
        "€": "euros|euro", "£": "pounds|pound|pounds sterling|sterling", "¥": "yen", "₩": "won", "₹": "rupees|rupee",
        "₽": "roubles|rubles|rouble", "CHF": "francs|franc|swiss francs", "CN¥": "yuan|renminbi", "pence": "pence",
        "cents": "cents|cent", "kr": "crowns|kronor|kroner|krone|krona", "peso": "pesos|peso", "R": "rand",
        "R$": "reais|real",
    }),
    units=each({
        "y": "year|years|year-old|years-old", "mo": "month|months", "wk": "week|weeks",
        "fortnight": "fortnight|fortnights", "d": "day|days", "h": "hour|hours", "min": "minute|minutes",
        "s": "seconds", "quarter": "quarters", "decade": "decade|decades", "century": "century|centuries",
        "half-year": "semester|semesters", "millennium": "millennium|millennia",
        "mm": "millimetres|millimeters|millimetre|millimeter", "cm": "centimetres|centimeters|centimetre|centimeter",
        "m": "metres|meters|metre|meter", "km": "kilometres|kilometers|kilometre|kilometer", "mi": "mile|miles",
        "in": "inch|inches", "ft": "foot|feet", "yd": "yard|yards", "nmi": "nautical miles", "kn": "knots",
        "m²": "square metres|square meters", "km²": "square kilometres|square kilometers",
        "mi²": "square miles|square mile", "ft²": "square feet|square foot", "acre": "acre|acres",
        "ha": "hectare|hectares", "m³": "cubic metres|cubic meters", "ft³": "cubic feet",
        "l": "litre|litres|liter|liters", "ml": "millilitres|milliliters", "gal": "gallon|gallons",
        "bbl": "barrel|barrels", "bushel": "bushels|bushel", "g": "gram|grams|grammes",
        "kg": "kilogram|kilograms|kilos|kilo", "mg": "milligrams|milligram", "µg": "micrograms|microgram",
        "t": "tonne|tonnes|metric tons|metric tonnes", "ton": "ton|tons|short tons", "long ton": "long tons",
        "oz": "ounce|ounces", "lb": "lbs|lb", "°C": "degrees celsius|degree celsius|celsius",
        "°F": "degrees fahrenheit|degree fahrenheit|fahrenheit", "°": "degrees|degree", "kW": "kilowatts",
        "MW": "megawatts|megawatt", "GW": "gigawatts|gigawatt", "TW": "terawatts", "W": "watts|watt",
        "kWh": "kilowatt-hours|kilowatt-hour|kilowatt hours", "MWh": "megawatt-hours|megawatt hours",
        "GWh": "gigawatt-hours|gigawatt hours", "TWh": "terawatt-hours|terawatt hours", "J": "joules", "V": "volts",
        "Hz": "hertz", "dB": "decibels|decibel", "B": "bytes", "GB": "gigabytes", "TB": "terabytes", "cal": "calories",
        "ppm": "parts per million", "ppb": "parts per billion",
    }),
    unit_joints=(
        " of ", " more ", " further ", " additional ", " extra ", " consecutive ", " straight ", " full ", " whole ",
        " successive ",
    ),
    scale_tails=(),
    part_of_point=(
        "a percentage point", "a percent", "a per cent", "percentage point", "a point", "of a percentage point",
        "of a percent", "percent", "of a point", "of one percent", "of 1 percent", "of one percentage point",
        "per cent", "of 1 per cent",
    ),
    whole_openers=("of all", "of the", "of its", "of their", "of", "among the", "among"),
    per=("per", "a", "an", "each", "every", "for every", "for each", "in every", "in each"),
    per_only=("per", "for every", "for each", "in every"),
    rate_blocks=(
        "within", "in", "over", "for", "after", "of", "than", "during", "once", "half", "from", "about", "nearly",
        "almost", "with", "by", "on", "before", "such", "as", "was", "is",
    ),
    rate_breaks=("earlier", "before", "ago", "later", "on", "old", "-old", "after", "when", "in which", "of"),
    rise_blocks=phrases("up to|up-to"),
    per_nouns=each({
        "person": "capita|head|person|persons|people|inhabitant|inhabitants|resident|residents", "each": "each",
    }),
    rates=each({
        "y": "annual|annually|yearly|annum|annualised|annualized", "mo": "monthly", "wk": "weekly", "d": "daily",
        "h": "hourly", "quarter": "quarterly", "each": "apiece|each",
    }),
    spans=each({
        "y": "over the year|year over year|year on year|year-over-year|year-on-year|on the year|from a year earlier"
            "|from a year ago|than a year earlier|than a year ago|from the previous year|compared with a year earlier"
            "|from the year before",
        "mo": "over the month|month over month|month on month|month-on-month|month-over-month|on the month"
            "|from a month earlier|from the previous month|from the month before",
        "quarter": "over the quarter|quarter on quarter|quarter-on-quarter|quarter over quarter|on the quarter"
            "|from a quarter earlier|from the previous quarter|from the quarter before",
        "wk": "over the week", "decade": "over the decade",
    }),
    ahead=("before", "prior", "in advance", "ahead", "beforehand",),
    hedges=each({
        "under": "not quite as many as|narrower than|smaller than|younger than|shorter than|cheaper than|lighter than"
            "|worse than|colder than|cooler than|nearer than|slower than|fewer than|lower than|well under|well below"
            "|less than|not even|short of|under|below",
        "nearly":
            "slightly less than|a little under|slightly under|slightly below|just short of|a shade under|approaching"
            "|just shy of|just under|just below|verging on|not quite|virtually|close to|nearly|almost|shy of",
        "over": "slightly more than|a little more than|slightly above|slightly over|a little over|in excess of"
            "|greater than|heavier than|further than|farther than|higher than|longer than|larger than|warmer than"
            "|hotter than|dearer than|taller than|deeper than|faster than|well beyond|better than|upwards of|older than"
            "|wider than|surpassing|well above|just above|more than|exceeding|upward of|surpassed|just over|well over"
            "|exceeded|north of|exceeds|topping|exceed|beyond|passed|topped|above|over|past|tops"
            "|top",
        "about":
            "in the region of|in the order of|on the order of|somewhere near|approximately|an estimated|estimated at"
            "|was put at|estimated|roughly|broadly|around|put at|about|circa|or so|some|near|ca.|c.",
        "least": "at or above|at or over|not fewer than|no fewer than|not less than|no less than|a minimum of|at a"
        " minimum|as a minimum"
            "|minimum of|as low as|not below|at least",
        "most": "at or below|at or under|no higher than|no longer than|not more than|not exceeding|no later than"
        "|not to exceed|no more than"
            "|a maximum of|at the most|as high as|as long as|as many as|as much as|maximum of|as far as|as few as"
            "|capped at|at most|up to",
    }),
    loose_bounds=phrases("close to"),
    bound_words=each({
        "most": "cap|caps|capped|ceiling|limit|limits|limited|maximum|within|no longer than|only|just|merely"
            "|can|could|may|might|reach|reached|reaches|reaching",
        "least": "minimum|floor|threshold",
        "under": "reach|reached|reaches|short of",
    }),
    vague_joints=("of",),
    clock_marks=("o'clock",), hour_marks=("hours",),
    clock_leads=("at", "by", "until", "from", "till", "after", "before", "around", "about", "between", "and", "to"),
    clock_parts=each({30: "half past", 15: "quarter past|a quarter past", -15: "quarter to|a quarter to"}),
    clock_names=each({0: "midnight", 720: "noon|midday"}),
    day_parts=each({
        0: "a.m.|am|in the morning|in the early morning",
        12: "p.m.|pm|in the afternoon|in the evening|at night",
    }),
    day_leads=("the", "day"),
    ago=("ago",),
    open_counts=(
        "of them", "of these", "of those", "of which", "of whom", "people", "persons", "men and women", "others",
    ),
    rests=words("balance other others remainder remaining rest"),
    whole_first=("of every", "out of every", "in every", "for every"),
    hedges_after=each({
        "about": "or thereabouts|or so|odd", "over": "and counting|and more|plus",
        "least": "at a minimum|at minimum|or greater|or thicker|or further|and older|and above|or higher|or longer"
            "|or warmer|or hotter|at least|at the very least|at the least|or older|or above|and over|or later|or more"
            "|or over",
        "most": "at a maximum|at the most|or younger|or thinner|or shorter|or colder|or cooler|or nearer|and below"
            "|or fewer|or under|or below|or lower|at most|or less",
        "under": "and under",
    }),
    prepositions=words("about above around below beyond over past under within"),
    talk=(
        "talk", "speak", "spoke", "writ", "wrote", "ask", "say", "said", "tell", "told", "learn", "hear", "read",
        "think", "thought", "question", "document", "paper", "book", "idea", "view", "concern", "worr", "statement",
    ),
    range_joints=("to", "and", "through", "till", "until", "up to", "or"),
    range_openers=("from", "between", "of between", "ranging from", "ranged from", "ranges from", "range of"),
    span_openers=("from",),
    span_closers=("to",),
    list_joints=("and", "or", "respectively", "as well as", "plus"),
    articles=(
        "a", "an", "the", "its", "their", "another", "some", "an additional", "a further", "an extra", "additional",
    ),
    definite=("the",),
    months=each({
        1: "january|jan", 2: "february|feb", 3: "march|mar", 4: "april|apr", 5: "may", 6: "june|jun", 7: "july|jul",
        8: "august|aug", 9: "september|sep|sept", 10: "october|oct", 11: "november|nov", 12: "december|dec",
    }),
    capitalised_months=True,
    ambiguous_months=words("dec jan mar march may sep"),
    year_parts=each({
        "Q1": "first quarter|q1", "Q2": "second quarter|q2", "Q3": "third quarter|q3",
        "Q4": "fourth quarter|final quarter|last quarter|q4", "H1": "first half", "H2": "second half",
        "spring": "spring", "summer": "summer", "autumn": "autumn|fall", "winter": "winter",
    }),
    ambiguous_parts=words("fall final last spring"),
    weekdays=days("monday tuesday wednesday thursday friday saturday sunday"),
    decades=each({
        "1920s": "twenties|’20s", "1930s": "thirties|’30s", "1940s": "forties|’40s", "1950s": "fifties|’50s",
        "1960s": "sixties|’60s", "1970s": "seventies|’70s", "1980s": "eighties|’80s", "1990s": "nineties|’90s",
    }),
    year_joints=("of", "of the year"),
    day_joints=("of",),
    year_leads=(
        "the", "its", "their", "his", "her", "this", "that", "our", "a", "each", "fiscal", "early", "late", "mid",
    ),
    plural_endings=("s", "men", "women", "people", "children", "feet", "percent"),
    relations=each({
        "early":
            "the first months of|the beginning of|at the start of|the start of|beginning of|early in|start of|early",
        "by": "not later than|no later than|by the end of|by", "mid": "midway through|the middle of|middle of|mid-|mid",
        "after": "subsequent to|later than|following|after",
        "late": "at the end of|the end of|year-end|late in|end of|late",
        "before": "earlier than|preceding|prior to|ahead of|before",
        "since": "beginning in|starting in|beginning|effective|starting|as from|since|as of|from",
        "until": "through|until|up to|till|to",
    }),
    relations_behind=each({"since": "or later|onwards|onward|or after", "until": "or earlier"}),
    revisions=("revised", "corrected", "now put at", "later put at", "superseded", "replaced"),
    earlier=("from", "against", "as against", "after", "compared with", "compared to", "versus"),
    formerly=("a decade ago", "a year ago", "a year before", "a year earlier", "at first", "budgeted", "decades ago",
        "earlier estimate", "first estimate", "first estimated", "foreseen", "formerly", "had assumed", "had been",
        "had estimated", "had expected", "had forecast", "had given", "had planned", "had predicted", "had promised",
        "had put", "had said", "had thought", "in the previous", "initially", "last year", "originally",
        "previously", "so far planned", "the previous year", "the year before", "until now", "until then", "was to",
        "were to", "years ago", "years earlier"),
    date_cues=(
        "in", "of", "early", "late", "mid", "mid-", "from", "to", "by", "until", "since", "and", "before", "after",
        "till", "through", "during", "year", "years", "circa", "between", "spring", "summer", "autumn", "fall",
        "winter", "fiscal", "calendar", "for", "than", "the", "ending", "ended", "season", "election", "around",
    ),
    relative_years=each({
        0: "this year|the end of the year|year-end|the whole year|full year|year as a whole", -1: "last year|year"
        " before|year earlier|previous year|previous spring|previous summer|previous autumn|previous winter",
        1: "next year|coming year",
    }),
    relative_months=each({0: "this month|end of the month", -1: "last month", 1: "next month"}),
    coming=words("coming next"),
    published=("publish", "appear", "written", "writing", "wrote", "issue", "as of", "dated"),
    ours=("our arithmetic", "our calculation", "computed", "by our count", "we calculate"),
    own=words(
        "caption chart column figure footnote heading line note number page paragraph part question row section"
        " sentence slide table voice"
    ),
    fixed=(
        "ones", "third part", "third countr", "third world", "third person", "first of all", "first and foremost",
        "first sight", "first that", "first who", "first what", "first how", "first why", "first whether", "one or two",
        "one another", "one day", "one of", "one side", "second to none", "first lady", "first time", "first half",
        "second half", "first name", "first minister", "at first", "comes first", "come first",
        "came first", "up first",
    ),
    lengths=words(
        "centuries century day days decade decades hour hours minute minutes month months quarter quarters second"
        " seconds time times week weeks year years"
    ),
    stop=words(
        "a about according across after against all also amid among an and any are as at be because been before being"
        " between both but by can cent could did do does done down during each few for from had has have having he her"
        " here him his how i if in into is it its just least less may me might more most must my no nor not of on one"
        " only or other others our out over own per percent percentage point points said same say says shall she should"
        " so some still such than that the their them then there these they this those three through to too two under"
        " up upon us very via was we were what when where whether which while who whom whose why will with within"
        " without would yet you your"
    ),
    endings=(
        "isations", "izations", "isation", "ization", "ements", "ations", "ement", "ation", "ities", "ness", "ings",
        "ical", "ally", "ment", "ions", "ing", "ied", "ies", "ity", "ion", "ers", "ely", "est", "ed", "es", "er", "ly",
        "al", "ic", "’s", "'s", "e", "s", "y",
    ),
    negations=words(
        "aren't aren’t can't cannot can’t couldn't couldn’t didn't didn’t doesn't doesn’t don't don’t hadn't hadn’t"
        " hasn't hasn’t haven't haven’t isn't isn’t n't neither never no nobody none nor not nothing nowhere shouldn't"
        " shouldn’t wasn't wasn’t weren't weren’t without won't won’t wouldn't wouldn’t"
    ),
    improbable=words("barely hardly improbable scarcely unlikely"),
    no_negations=("not only", "not just", "not least", "not merely", "not to mention", "no doubt"),
    near_negations=phrases("any other|ever before|forbid") | words(
        "halted interrupted later stagnant stagnated suspended waived -less abandoned absence absent against avoid"
        " avoided ban banned barely barred bars ceased decline declined denial denied denies deny dismiss dismissed"
        " ended except exception excluded excludes excluding exempt fail failed failing fails failure false few"
        " forbidden forbids free hardly impossible inadequate instead insufficient lack lacked lacking lacks leave"
        " leaves less limit limited limiting limits little lost missing neither only open oppose opposed opposes"
        " outside overturned prevent prevented prohibit prohibited prohibits rarely rather refusal refuse refused"
        " refuses reject rejected rejects remains rule ruled scarcely seldom short silence silent stays stop stopped"
        " un- unable unchanged unless unlikely untrue unwilling withheld wrong wrongly yet zero"
    ),
    conditions=(
        "if", "unless", "provided that", "providing", "only if", "only when", "as long as", "so long as",
        "on condition", "in the event", "should the", "contingent on", "conditional on",
    ),
    conditional_order="(?:should|were|had) (?:an?|the|it|they|he|she|this|that|there) ",
    near_conditions=(
        "even", "provided", "assuming", "except", "when", "where", "once", "until", "depending", "depends", "without",
        "subject to", "would", "could", "save", "barring", "should", "whenever", "with", "condition", "conditions",
        "otherwise", "whether", "but for", "given", "in case", "requires", "must", "needs",
        "at the request", "solely",
    ),
    modals=words(
        "aims anticipate anticipated anticipates apparently appeared appears believed could estimated expect expected"
        " expects forecast forecasts hopes intended intends likely may might ought perhaps planned plans possible"
        " possibly potentially predicted predicts probably projected proposed proposes recommended recommends seemed"
        " seems should suggested suggests unlikely would"
    ),
    near_modals=words(
        "expect expects question undecided open able according aim aimed allow allowed allows appear arguably argued"
        " argues ask asked asks assume assumed assumes believes call called calls can capable chance chances"
        " conceivable conditional consider considered considering considers contemplates danger doubt doubts due"
        " envisaged envisages estimate estimates eventually expectation expectations expected expecting favours fear"
        " feared fears forecasting foresee foreseen foresees future goal goals hope hoped hypothetical idea if"
        " in-principle intend intention judge judged judges let lets maybe must need needed needs outlook permit"
        " permits permitted plan planning plausible pledge pledged potential predict prefer preferred prefers"
        " presumably project projection projections projects promise promised promises proposal proposals propose"
        " prospect prospective put reckoned reckons recommend recommendation require required requires risk risks said"
        " says seek seeks seem seen sees set shall sought suggest suggesting supposed supposedly target targets tend"
        " tends think thinks thought threaten threatened threatens to-be uncertain unless unsure urge urged urges view"
        " views want wanted wants warn warned warns will wish wished wishes saw"
    ),
    firm_modals=words("certain certainly definitely inevitably must need needed needs required shall sure surely will"),
    opinions=words(
        "accused accuses alleged allegedly alleges argue argued argues assert asserted asserts believe believed"
        " believes claim claimed claims complained complains contend contended contends deems dissents feels insist"
        " insisted insists maintain maintained maintains opinion reckoned reckons regards reportedly suspect suspected"
        " suspects think thinks thought"
    ),
    reporting=words(
        "criticised criticises criticized defend defended defends according account accuse accused accuses acknowledge"
        " acknowledged add added adds admit admitted advise advised agree agreed agrees allege alleged allegedly"
        " alleges announce announced argue argued argues arguing argument assert asserted asserts belief believe"
        " believed believes call called calls charge charged cite cited cites claim claimed claims complain complained"
        " conclude concluded concludes consider considered considers contend contended contends criticise criticised"
        " declare declared declares deem deemed define defined defines describe described describes dissent dissenting"
        " doubt doubted doubts emphasise emphasises estimate estimated estimates express expressed feel feels felt find"
        " finds found held hold holds hope hopes insist insisted insists interpret interpreted interprets judge judged"
        " judges maintain maintained maintains note noted notes opined opinion opinions praise praised predict"
        " predicted predicts propose proposed proposes put puts quote quoted quotes reading reads reason reasoned"
        " reasons recall recalled recalls reckon reckoned reckons regard regarded regards report reported reportedly"
        " reports said saw say saying says see sees speak speaks speech spoke state stated states stress stressed"
        " stresses suggest suggested suggests suspect suspected suspects tell tells testified testify think thinks"
        " thought told understand understood view views warn warned warning warns words write writes wrote"
    ),
    causes=(
        "because", "due to", "owing to", "caused", "causes", "causing", "led to", "leads to", "leading to", "thanks to",
        "as a result", "as a consequence", "resulted in", "results from", "resulting", "brought about", "driven by",
        "attributed to", "attributable to", "consequently", "on account of", "stems from", "stemmed from", "triggered",
        "responsible for",
    ),
    no_causes=("due to be", "due to begin", "due to close", "due to end", "due to open", "due to run", "due to start"),
    near_causes=(
        "accordingly", "result", "results", "therefore", "so that", "explain", "explains", "explained", "prompted",
        "produced", "hence", "thus", "reason", "reasons", "reflecting", "reflects", "reflected", "contributed",
        "contributing", "effect", "effects", "behind", "owed", "owes", "boosted", "pushed", "forced", "helped",
        "fuelled", "spurred", "blame", "blamed", "drove", "why", "cause", "since", "as", "accounted", "mainly",
        "largely", "chiefly", "for want of", "for lack of",
    ),
    duration_prepositions=words("during for over within"),
    superlatives=words(
        "best biggest chief earliest fastest foremost greatest highest largest least longest lowest main maximum"
        " minimum most peak primary principal record shortest slowest smallest strongest top unique unprecedented"
        " utmost weakest worst"
    ),
    superlative_ending=(
        "(?!(?:w|mod|hon|inter|disinter|for|prot|harv|t|cont|qu|requ|r|arr|inv|reinv|sugg|dig|conqu|manif|temp|unr"
        "|budap|b|n|gu|p|cr|ch|j|att|det|pri|lat|midw|northw|southw|ear?n|eld)est$)[a-z]{3,}est"
    ),
    verb_form=r"(?!hundred)[a-z]{2,}[^e\W]ed",
    ranks=words("number place position rank ranked ranking ranks"),
    near_superlatives=("chiefly", "mainly", "primarily", "principally", "above all", "mostly", "particularly",
        "especially", "first of all"),
    universal=phrases(
        "all|always|completely|each|entire|entirely|entirety|every|everybody|everyone|everywhere|fully|invariably|the"
        " whole|unanimous|unanimously|universally|whole|wholly"
    ),
    no_universals=("above all", "after all", "all in all", "all-in", "at all", "all but", "all the same",
        "all along", "the whole of", "as a whole", "once and for all", "all told", "every other",
        "the whole country"),
    partial=phrases(
        "a number|a share|almost all|almost always|almost every|few|frequently|generally|half|in part|largely|mainly"
        "|majority|many|minority|most|mostly|nearly all|nearly every|not all|not every|occasionally|often|partially"
        "|partly|several|some|sometimes|tend|tends|typically|usually|virtually all"
    ),
    only=phrases("alone|exclusively|merely|no one but|nothing but|only|purely|sole|solely"),
    near_only=words(
        "except herself himself itself just merely no none nothing one other single sole themselves unless until"
    ),
    poles=opposites(
        "accelerat added advanc clim climb expan expand gain gained gains grew grow growing grown grows growth higher"
        " improv increas jump rebound recover rise risen rises rising rose soar strengthen surg swell up upturn upward"
        " widen ~ contract cut decelerat declin decreas deteriorat diminish down downturn downward drop dropp dwindl"
        " eas fall fallen falling falls fell lose loses loss losses lost lower narrow plummet plung reduc retreat"
        " shrank shrink shrunk slow slump weaken worsen | bigger greater larger more ~ fewer less smaller | above added"
        " adds better bigger climbed costlier dearer deeper exceed exceeded exceeds excess expensive faster gain gained"
        " gains greater grew grown heavier higher hotter increas jump larger longer more pricier quicker raise raised"
        " raises richer rise risen rose sooner stronger surpassed taller up upward warmer widen wider ~ below cheaper"
        " colder contract cooler cut cuts declin decreas dipped down downward drop dropp eas fall fallen falls fell"
        " fewer less lighter lower lowered narrow narrower poorer reduc shallower shorter shortfall shrank shrink"
        " shrunk slid slower slump smaller weaker worse | before earlier preced prior ~ after follow later subsequent |"
        " accept adopt agre approv back endors favor favour pass support uph upheld welcom ~ condemn disapprov dismiss"
        " oppos overturn refus reject repeal resist revers veto | allow allowed upheld ~ dismiss | allow authoris"
        " authoriz lawful legal permit ~ ban bann bar forbid forbidden illegal prohibit unlawful | open opened opening"
        " opens reopen ~ clos closed closes shut | began begin begins commenc launch start ~ ceas conclud end ended"
        " ends finish halt stopp terminat | import imported importer imports ~ export exported exporter exports |"
        " acquir bought buy buys purchas ~ sale sell sells sold | victor win wins won ~ defeat lose loses lost | inflow"
        " inflows ~ outflow outflows | excess surplus ~ deficit shortfall | profit profits ~ loss losses | majority ~"
        " minority | includ include included includes ~ exclud exclude excluded excludes | join joined joins ~ leave"
        " leaves left withdraw withdrew | robust strong stronger strongly ~ fragile weak weaker weakly | succeed"
        " succeeded success successful ~ fail failed fails failure unsuccessful | hike rais raise raised raises ~ cut"
        " cuts lower lowered lowers trimmed | better improve ~ worse worsen | north northern ~ south southern | east"
        " eastern ~ west western | boys male man men ~ female girls woman women | public ~ private | domestic ~ foreign"
        " | urban ~ rural | elder old older ~ young younger | short short-term shorter ~ long long-term longer | little"
        " minor modest slight small tiny ~ big considerable great handsome huge large major substantial | best ~ worst"
        " | biggest greatest highest largest longest most ~ fewest least lowest shortest smallest | eased loosen"
        " loosened relax relaxed ~ stricter tighten tightened toughened | complet finish finished ~ abandon incomplete"
        " unfinished | hope hoped hopes ~ fear feared fears | admit admits admitted ~ denied denies deny | pre-war"
        " prewar ~ post-war postwar | freed releas ~ arrest captur caught detain | correctly rightly ~ incorrectly"
        " mistakenly wrongly | necessary needed ~ needless unnecessary | well ~ badly poorly | faster quicker sooner ~"
        " slower | unanimous unanimously ~ divided split | accept agre ~ disput reject | enter ~ leave | certain"
        " certainly sure ~ doubt doubts uncertain unsure | always ~ never | inside within ~ outside | maximum ~ minimum"
        " | hot hotter warm warmer ~ cold colder cool cooler | early ~ late | convicted guilty ~ acquitted innocent |"
        " plaintiff ~ defendant | allies ally friend ~ enemies enemy | safe safer ~ dangerous unsafe | likely ~"
        " unlikely | possible ~ impossible | first ~ last | true ~ false | positive ~ negative | encourag ~ discourag |"
        " confirm ~ denied deny | wet wetter ~ drier dry | supply ~ demand | borrow ~ lend lent | arriv ~ depart |"
        " birth births ~ death deaths | build built creat created ~ demolish destroy destroyed | easier easy ~"
        " difficult hard harder | compulsory mandatory obligatory ~ optional voluntary | permanent permanently ~"
        " temporarily temporary | tighten tightened tighter ~ eased loosen loosened looser | stable steady unchanged ~"
        " changed volatile | vaccinated ~ unvaccinated | employed employment ~ unemployed unemployment | intact"
        " unbroken undamaged unscathed whole ~ broken damaged"
    ),
    comparisons=opposites(
        "above additional ahead extra higher longer more older ~"
        " behind below fewer left less lower shorter younger")[0],
    gaps=words("apart difference short gap lead majority saved saving"), averages=words("average each every"),
    oblique=words("against by for from of to with"), no_poles=("above all", "after all", "followed by",
        "first of all", "at last", "at first", "contracts", "contractor"),
    pronouns=words(
        "he her him his i it its me my our she such that their them there these they this those us we which who you"
        " your"
    ),
    same_names=synonyms(
        "united kingdom|britain|british|great britain|uk;united states|america|american|us|usa|washington;european"
        " union|eu|brussels;united nations|un;holland|netherlands|dutch;burma|myanmar;czechia|czech republic;soviet"
        " union|ussr"
    ),
    demonyms=words("a an ans ch ean ese i ian ians ic ish n s"),
    common_capitals=words(
        "act article articles bank board chapter court dr east eastern figure first group i king lady lord"
        " minister mr mrs ms new north northern part president prof queen second section sir south"
        " southern table third west western"
    ),
    bylines=words("by"),
    sayers=words("he i it she they we"), persons=words("he she"),
    measuring=words(
        "amount amounted amounts are average averaged averages be cost costs equal equalled equals exceed exceeded"
        " exceeds is measured measures reach reached reaches stand stands stood total totaled totalled totals was weigh"
        " weighed weighs were worth"
    ),
    particles=words("al and bin da de del della den der di du for ibn la le of the van von y zu"),
    titles=words(
        "ambassador captain chair chairman chairwoman chancellor colonel commissioner congressman councillor director"
        " dr father general governor inspector judge justice king lady lord major mayor minister miss mr mrs ms mx pope"
        " president prince prof professor queen representative secretary senator sir"
    ),
    turns=(
        "unless", "except-", "rather than", "instead", "instead of", "hardly", "scarcely", "barely", "rarely", "seldom",
        "no longer", "fail", "fails", "failed", "failing", "failure", "refus-", "reject-", "deny", "denies", "denied",
        "denying", "refut-", "oppos-", "prevent-", "lack", "lacks", "lacked", "lacking", "false", "falsely", "untrue",
        "wrong", "wrongly", "doubt-", "cease", "ceases", "ceased", "stop", "stops", "stopped", "contrary",
    ),
    auxiliaries=phrases(
        "may|might|can|could|shall|should|will|would|must|ought to|want to|wants to|wish to|wishes to|is to|are to|was"
        " to|were to"
    ),
    intents=(
        "aim-", "attempt-", "dare-", "daring", "desire-", "expect-", "hope-", "hoping", "intend-", "intent-", "need-",
        "offer-", "plan", "plans", "planned", "planning", "pledg-", "promis-", "propos-", "seek-", "striv-",
        "threaten-",
        "try", "tries", "tried", "trying", "urg-", "vow-", "suggest-", "consider-", "agree-", "call", "calls", "called",
        "calling", "sought", "unable", "able", "willing", "ready",
    ),
    intent_joint="to ",
    reservations=(
        "supposedly", "seemingly", "partly", "partially", "sometimes", "despite", "against", "although", "though",
        "until", "before", "lest", "whether", "said", "says", "claim", "alleg-", "according to", "idea that",
        "view that", "myth", "seem", "appear", "maybe", "allegedly", "even if",
    ),
    exceptions=("except", "but not", "but only", "other than", "save", "apart from", "provided"),
    time_conditions=("when", "whenever", "once", "until", "as soon as"),
    limits=phrases("both|any|other|another|just|no|certain|a few|other many|the most"),
    determiners=words("a an her his its our that the their these this those"),
    inflections=("s", "es", "ed", "d", "e", "ing", "y", "ies", "ied", "'s", "er", "ly"),
    words_per_minute=228,
    references=ReferenceTerms(
        volume="vol. {}", number="no. {}", page="p. {}", pages="pp. {}", inside="in", edited="ed. {}", speech="speech",
        others=" et al.",
    ),
    printed=PrintedForms(
        scales={3: "thousand", 6: "million", 9: "billion", 12: "trillion"},
        one={},
        percent="percent",
        points="percentage points",
        to="to",
        also="and",
        marks=("“", "”", "‘", "’"),
        ordinal="{}th",
        hedges=each({
            "nearly": "nearly", "over": "over", "about": "about", "under": "under", "at least": "least",
            "at most": "most",
        }),
    ),
    clause_joints=(
        "and", "but", "while", "whereas", "compared with", "compared to", "against", "versus", "although", "though",
        "after", "instead of", "rather than", "from", "as", "when", "which", "of which", "or", "than", "with",
    ),
    abbreviations=words(
        "adm approx art c ca capt cf co col corp dr drs e.g fig gen gov hon i.e inc jr lt ltd messrs mr mrs ms mt mx no"
        " nos p pp prof rep rev sec sen sgt sr st ste u.k u.n u.s vol vs"
    ),
    predicates=words(
        "am is are was were be been has have had do does did will would can could may might must should shall cannot"
        " read see rise rises rose fall falls fell grow grows grew drop drops gain gains lose loses lost win wins won"
        " cost costs pay pays paid need needs want wants ask asks say says said tell tells told think thinks argue"
        " argues write writes wrote call calls saw show shows find finds found make makes made take takes took give"
        " gives gave get gets got go goes went come comes came become becomes became begin begins began start starts"
        " stay stays remain remains keep keeps kept hold holds held bring brings brought lead leads led help helps"
        " depend depends expect expects promise promises work works matter matters mean means meant stand stands stood"
        " rest rests survive survives fail fails break breaks broke build builds built open opens send sends sent sell"
        " sells sold buy buys bought spend spends spent run runs ran exceed exceeds double doubles halve halves triple"
        " triples widen widens serve serves let lets cut cuts put puts set sets"
    ),
    predicate_endings=r"\w+[^e\W]ed|\w+n['’]t",
    noun_joints=words("of for in on with between among from as and"),
    after_article=(
        "leave a reply", "leave a comment", "post a comment", "share this", "related posts", "related articles",
        "read more:",
    ),
)  # fmt: skip
