"""Spanish: every word of it that the program knows.

In: nothing. Out: `SPANISH`. Never: rules.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from briefset.language.data import LanguageData, days, each, opposites, phrases, synonyms, words
from briefset.language.printed import PrintedForms, ReferenceTerms

SPANISH: Final = LanguageData(
    tag="es",
    decimal=",",
    groups=".",
    number_words="es",
    scales=each({
        3: "mil|k", 6: "millón|millones|mill.|m", 9: "mil millones|millardo|millardos", 12: "billón|billones",
    }),
    ordinals=each({
        2: "segundo|segunda|segundas", 3: "tercer", 1: "primeros|primeras",
    }),
    below_zero=("bajo cero", "menos"),
    ordinal_marks=("º", "ª", ".º", ".ª", "er", "°", ".o", ".a"),
    number_spellings=each({
        "veintiuno": "veintiún|veintiun",
    }),
    parts=each({
        2: "mitad|mitades|medio|media", 3: "tercio|tercios|tercera parte|terceras partes",
        4: "cuarto|cuartos|cuarta parte|cuartas partes", 5: "quinto|quintos|quinta parte|quintas partes",
        6: "sexto|sextos|sexta parte", 7: "séptima parte", 8: "octavo|octavos|octava parte", 9: "novena parte",
        10: "décimo|décimos|décima parte|décimas partes", 100: "centésima parte|centésimas partes",
        20: "vigésima parte",
        1000: "milésima parte|milésimas partes", 50: "quincuagésima parte",
    }),
    part_before="(?:la|otra|un|una)\\s(?!medi[oa])",
    bare_parts=(
        "mitad|medio(?=\\s(?:millón|siglo|punto|kilo|año|litro|metro))|media(?=\\s(?:hora|tonelada|jornada|década))"
    ),
    share_joints="de\\scada|sobre",
    same_wholes=synonyms(
        "población|habitantes|personas|ciudadanos|vecinos;ventas|ingresos|facturación;casos|enfermos|pacientes;hogares"
        "|familias;votos|sufragios|votantes;trabajadores|empleados|plantilla"
    ),
    half=("y medio", "y media"),
    sets=each({
        12: "docena|docenas", 10: "decena|decenas", 15: "quincena", 20: "veintena", 30: "treintena",
        50: "cincuentena|medio centenar", 100: "centenar|centenares|cientos", 1000: "millar|millares|miles",
        1000000: "millones", 2: "par", 6: "media docena", 500: "medio millar", 10000: "decenas de miles",
        100000: "cientos de miles",
    }),
    multiples=each({
        Fraction(2): "duplicado|duplica|duplicó|duplican|duplicar|duplicaron|doble",
        Fraction(3): "triplicado|triplica|triplicó|triplicar|triple",
        Fraction(4): "cuadruplicado|cuadruplicó|cuadruplica|cuádruple", Fraction(5): "quíntuple|quintuplicó",
        Fraction(10): "décuple|decuplicó",
    }),
    times_after=("multiplicó por", "multiplicado por", "multiplicaron por", "multiplica por"),
    times=words("veces"),
    numbered_things=words(
        "acto alfonso anexo artículo artículos capítulo carlos clase división enrique etapa fase felipe fernando guerra"
        " isabel juan libro luis mundial napoleón pablo parte pío sección siglo siglos tipo tomo título volumen"
        " bloque cuerpo dársena ejército legión línea muelle reactor torre"
    ),
    percent=("por ciento", "%", "por cien", "por 100"),
    points=("puntos porcentuales", "punto porcentual", "puntos de porcentaje", "puntos", "punto", "pp", "p.p."),
    basis_points=("puntos básicos", "puntos base", "punto básico", "pb"),
    currencies=each({
        "€": "euros|euro", "$": "dólares|dólar|dólares estadounidenses", "C$": "dólares canadienses",
        "A$": "dólares australianos", "£": "libras esterlinas|libra esterlina", "¥": "yenes|yen", "₩": "wones",
        "₹": "rupias", "₽": "rublos|rublo", "CHF": "francos|franco|francos suizos", "CN¥": "yuanes|yuan",
        "cents": "céntimos|céntimo|centavos", "kr": "coronas|corona", "peso": "pesos|peso", "R$": "reales|real",
        "pta": "pesetas|peseta", "S/": "soles", "Bs": "bolívares", "real": "reales de vellón", "maravedí": "maravedíes",
        "ducado": "ducados",
    }),
    units=each({
        "dB": "decibelios|decibelio|decibeles",
        "y": "año|años", "mo": "mes|meses", "wk": "semana|semanas", "d": "día|días|jornadas", "h": "hora|horas",
        "min": "minuto|minutos", "s": "segundos", "quarter": "trimestre|trimestres", "half-year": "semestre|semestres",
        "decade": "década|décadas|decenio|decenios", "century": "siglo|siglos", "lustrum": "lustro|lustros",
        "millennium": "milenio|milenios", "km": "kilómetros|kilómetro", "m": "metros|metro", "dm": "decímetros",
        "cm": "centímetros|centímetro", "mm": "milímetros|milímetro", "nmi": "millas náuticas", "mi": "millas|milla",
        "ft": "pies", "in": "pulgadas", "legua": "leguas|legua", "0.1 pp": "décima|décimas", "ha": "hectáreas|hectárea",
        "acre": "acres|acre", "m²": "metros cuadrados|metro cuadrado", "km²": "kilómetros cuadrados|kilómetro cuadrado",
        "m³": "metros cúbicos|metro cúbico", "hm³": "hectómetros cúbicos|hectómetro cúbico|hm³|hm3",
        "l": "litros|litro", "ml": "mililitros", "gal": "galones", "bbl": "barriles|barril", "t": "toneladas|tonelada",
        "quintal": "quintales|quintal", "kg": "kilogramos|kilogramo|kilos|kilo", "g": "gramos|gramo",
        "mg": "miligramos|miligramo", "µg": "microgramos", "lb": "libras|libra", "oz": "onzas|onza",
        "fanega": "fanegas", "arroba": "arrobas",
        "°C": "grados celsius|grado celsius|grados centígrados|grado centígrado",
        "°F": "grados fahrenheit|grado fahrenheit", "°": "grados|grado", "W": "vatios", "kW": "kilovatios",
        "MW": "megavatios", "GW": "gigavatios", "TW": "teravatios", "kWh": "kilovatios hora", "MWh": "megavatios hora",
        "GWh": "gigavatios hora", "TWh": "teravatios hora", "J": "julios", "V": "voltios", "B": "bytes",
        "GB": "gigabytes", "TB": "terabytes", "cal": "calorías", "ppm": "partes por millón",
        "km/h": "kilómetros por hora|km/h",
    }),
    unit_joints=(" de ", " primeros ", " primeras ", " últimos ", " últimas ", " largos ", " otros "),
    scale_tails=(),
    part_of_point=(
        "de punto porcentual", "de punto", "punto", "punto porcentual", "de un punto", "de un punto porcentual",
    ),
    whole_openers=(
        "de todos los", "de todas las", "del total de", "de los", "de las", "de la", "del", "de sus", "de su", "de",
    ),
    per=("por", "cada", "todos los", "todas las"),
    per_only=("por cada",),
    rate_blocks=("dentro de", "durante", "tras", "en"),
    rate_breaks=("antes", "después", "siguiente", "anterior", "que", "de"),
    rise_blocks=words("hasta"),
    per_nouns=each({
        "person": "habitante|habitantes|cabeza|persona|personas|alma", "night": "noche", "each": "unidad",
    }),
    rates=each({
        "y": "anual|anuales|anualmente|al año|y año", "mo": "mensual|mensuales|mensualmente|al mes|y mes",
        "wk": "semanal|semanales|semanalmente|a la semana",
        "d": "diario|diaria|diarios|diarias|diariamente|al día|y día",
        "quarter": "trimestral|trimestrales|trimestralmente|al trimestre",
        "half-year": "semestral|semestrales|al semestre", "h": "por hora|la hora|a la hora",
        "person": "per cápita|y persona|y habitante", "each": "cada uno|cada una|la unidad", "m²": "el metro cuadrado",
        "m³": "el metro cúbico", "m": "el metro", "km": "el kilómetro", "kg": "el kilo", "lb": "la libra",
        "t": "la tonelada", "l": "el litro", "bbl": "el barril", "ha": "la hectárea", "night": "la noche|y noche",
        "oz": "la onza", "quintal": "el quintal",
    }),
    spans=each({
        "y": "en doce meses|a doce meses|interanual|en un año|en el año|en términos interanuales|que un año antes"
            "|que hace un año|respecto al año anterior|con respecto al año anterior|frente al año anterior"
            "|que el año anterior|de un año antes|respecto de un año antes|al mismo trimestre de",
        "mo": "en el mes|en un mes|intermensual|respecto al mes anterior|que el mes anterior",
        "quarter":
            "en el trimestre|en un trimestre|intertrimestral|respecto al trimestre anterior|con respecto al anterior"
            "|que el trimestre anterior",
        "wk": "en la semana|que la semana anterior|en una semana",
    }),
    ahead=("antes", "de antelación", "de anticipación", "previos",),
    hedges=each({
        "nearly": "ligeramente menos de|no mucho menos de|un poco menos de|poco menos de|algo menos de|prácticamente"
            "|se acercan al|se acerca al|se acercan a|se acerca a|cercanos a|cercanas a|no llega a|cercano a"
        "|cercana a|próximo a|próxima a|por poco|rozando"
            "|rozaba|rozan|casi|roza|rozó",
        "over": "ligeramente más de|bastante más de|por encima del|un poco más de|por encima de|sobrepasa los"
            "|superaron los|superiores a|algo más del|algo más de|poco más de|excederá de|más allá de|superan los"
            "|superior a|exceder de|excedan de|exceden de|mayores de|rebasa los|supera los|superó los|superaban"
            "|superaron|superando|exceda de|excede de|sobrepasa|sobrepasó|mayor que|de más de|superaba|superado"
            "|excederá|rebasaba|mayor de|más del|superan|superen|superar|exceden|excedió|excedía|exceder|excedan"
            "|rebasan|rebasar|más de|supera|superó|supere|excede|exceda|rebasa|rebasó|rebase",
        "under": "ni|bastante menos de|por debajo del|por debajo de|no llegaban a|inferiores a|no llegaba a|ni siquiera"
            "|no alcanzan|no llegan a|inferior a|menores de|no alcanza|no alcanzó|no llegó a|menos del|menor que"
            "|debajo de|menos de|menor de",
        "most": "no podrá superar|no podrá exceder|no superior a|no pasaban de|un máximo de|no pasaba de|cuando mucho"
            "|como máximo|no superará|no excederá|no superaba|un tope de|no superan|no pasan del|no pasa del|no superar"
            "|no pasan de|no pasa de|no excede|limitado a|a lo sumo|no más de|máximo de|no supera|no superó|no rebasa"
            "|hasta los|a lo más|hasta un|tope de|hasta",
        "about": "aproximadamente|se calcula en|alrededor del|alrededor de|del orden de|estimados en|calculado en"
            "|calculada en|en torno al|más o menos|estimado en|estimada en|en torno a|cifrado en|entorno de|cerca del"
            "|cerca de|a eso de|rondaban|rondaría|cosa de|rondaba|rondan|hacia|sobre|ronda|rondó|unos|unas",
        "least": "nunca menos de|no inferior a|no bajaban de|no bajaron de|no se bajó de|por lo menos|cuando menos"
            "|un mínimo de|no bajaba de|como mínimo|no menos de|a lo menos|no baja de|no bajó de|mínimo de|al menos"
            "|siquiera",
    }),
    loose_bounds=phrases("se acerca a|cercano a|cercana a|cercanos a|cercanas a|próximo a|próxima a"),
    bound_words=each({
        "most": "tope|topes|techo|límite|límites|limitado|limitada|máximo|máxima|dentro de|en un plazo|en el plazo"
            "|alcanzó|alcanzaron|alcanza|sólo|solo|solamente|únicamente|puede|pueden|podría|podrían",
        "least": "mínimo|mínima|mínimos|suelo|umbral",
        "under": "llega|llegan|llegó|llegaría|llegar|baja de|bajan de|bajen de|bajar de",
    }),

    hour_marks=("horas", "hora", "h"),
    clock_leads=("a las", "a la", "al", "a", "hasta la", "hasta el", "antes del", "antes de la", "desde las",
        "hasta las", "las", "de las", "hacia las"),
    clock_parts=each({30: "y media", 15: "y cuarto", -15: "menos cuarto"}),
    clock_names=each({0: "medianoche", 720: "mediodía"}),
    day_parts=each({0: "de la mañana|de la madrugada", 12: "de la tarde|de la noche"}),
    day_leads=("día", "el", "del", "al"),
    ago=("hace", "atrás"),
    open_counts=("de ellos", "de ellas", "personas"),
    rests=words("otras otros resto restante restantes demás"),
    whole_first=("de cada",),
    hedges_after=each({
        "about": "poco más o menos|aproximadamente|aproximado|aproximada|aproximados|aproximadas|más o menos|o así",
        "least": "por lo menos|cuando menos|como mínimo|al menos|mínimo|o más",
        "most": "como máximo|a lo sumo|a lo más|o menos|máximo", "under": "escasos|escasas",
        "over": "y pico|largos|largas",
    }),
    prepositions=phrases("hacia|mayor de|mayores de|menor de|menores de|menos de|más de|sobre"),
    talk=("habl", "escri", "dij", "dec", "pregunt", "debat", "discut", "libro", "informe", "artículo", "declara"),
    range_joints=("a", "y", "al", "o", "hasta", "u"),
    range_openers=("de", "entre", "del", "de entre", "desde", "entre el", "entre los"),
    span_openers=("de", "del", "desde"),
    span_closers=("a", "al", "hasta"),
    list_joints=("y", "o", "e", "u", "así como", "respectivamente"),
    articles=(
        "un", "una", "los", "el", "la", "las", "unos", "unas", "sus", "su", "otros", "otras", "uno", "a", "al", "de",
        "del",
    ),
    definite=("los", "el", "la", "las", "estos", "estas", "sus"),
    months=each({
        1: "enero|ene.", 2: "febrero|feb.", 3: "marzo", 4: "abril|abr.", 5: "mayo", 6: "junio|jun.", 7: "julio|jul.",
        8: "agosto|ago.", 9: "septiembre|setiembre|sept.", 10: "octubre|oct.", 11: "noviembre|nov.",
        12: "diciembre|dic.",
    }),
    capitalised_months=False,
    ambiguous_months=frozenset(),
    year_parts=each({
        "Q1": "primer trimestre|1er trimestre", "Q2": "segundo trimestre", "Q3": "tercer trimestre",
        "Q4": "cuarto trimestre|último trimestre", "H1": "primer semestre|primera mitad",
        "H2": "segundo semestre|segunda mitad", "spring": "primavera", "summer": "verano", "autumn": "otoño",
        "winter": "invierno",
    }),
    ambiguous_parts=phrases("primera mitad|segunda mitad"),
    weekdays=days("lunes martes miércoles jueves viernes sábado domingo"),
    decades=each({
        "1920s": "años veinte|años 20", "1930s": "años treinta|años 30",
        "1940s": "años cuarenta|años 40", "1950s": "años cincuenta|años 50",
        "1960s": "años sesenta|años 60", "1970s": "años setenta|años 70",
        "1980s": "años ochenta|años 80", "1990s": "años noventa|años 90",
    }),
    year_joints=("de", "del", "del año", "de este", "del mismo", "de ese"),
    day_joints=("de",),
    year_leads=("el", "la", "los", "las", "del", "de", "presupuesto", "ejercicio", "año", "temporada", "campaña", "en"),
    plural_endings=("s",),
    relations=each({
        "early": "los primeros meses de|los primeros días de|a principios de|a comienzos de|principios de|a primeros de"
            "|comienzos de|a inicios de|principio de|primeros de|principios|inicios de|comienzos",
        "after":
            "con posterioridad al|con posterioridad a|posteriores a|posterior al|después del|posterior a|después de"
            "|pasado el|después|tras el|tras",
        "before":
            "con anterioridad al|con anterioridad a|anteriores a|anterior al|anterior a|antes del|antes de|previo a"
            "|antes",
        "by": "antes de que acabe|no más tarde del|a más tardar el|a más tardar en|no más tarde de|a más tardar"
            "|de aquí a|de cara a|para el|para",
        "since": "con efecto desde|a contar desde|con efectos de|a partir del|a partir de|a contar de|desde el|desde",
        "mid": "a mediados de|mediados de|a mitad de|mediados|mitad de",
        "late": "al término de|último día de|a finales de|al cierre de|el final del|al final de|el final de|finales de"
            "|a fines de|últimos de|cierre de|fines de|final de|finales|fin de|fines",
        "until": "hasta el|hasta la|hasta",
    }),
    relations_behind=each({"since": "o después|o más tarde|en adelante", "until": "o antes"}),
    revisions=("revisad", "corregid", "rectificad", "sustituid", "elevad"),
    earlier=("frente a", "contra", "desde", "tras", "en lugar de"),
    formerly=("al principio", "anteriormente", "antes", "el año pasado", "en un principio", "había", "habían",
        "hace diez años", "hace un año", "hace una década", "hasta ahora", "iba a", "iban a", "inicialmente",
        "presupuestado", "prevista", "previsto", "previstos", "un año antes"),
    date_cues=(
        "en", "de", "del", "desde", "hasta", "a", "al", "y", "antes", "para", "tras", "entre", "año", "años",
        "primavera", "verano", "otoño", "invierno", "ejercicio", "temporada", "campaña", "presupuesto", "que", "hacia",
        "mediados de", "finales de", "principios de", "el", "después de", "durante", "ya en", "allá por", "censo de",
        "fin de",
    ),
    relative_years=each({
        -1: "el año pasado|el año anterior|un año antes|hace un año", 1: "el año próximo|el próximo año",
        0: "este año|conjunto del año|todo el año|fin de año|final de año|finales de año",
    }),
    relative_months=each({0: "este mes|fin de mes|finales de mes", -1: "el mes pasado", 1: "el mes próximo|el"
        " próximo mes"}),
    coming=words("próximo próxima"),
    published=("publi", "apareci", "escrit", "fecha", "redact", "impres"),
    ours=("cálculo propio", "nuestro cálculo", "según nuestro cálculo", "calculamos", "nuestros cálculos"),
    own=words(
        "cifra columna diapositiva figura fila frase gráfico línea nota notas parte pregunta página párrafo párrafos"
        " secciones sección tabla tablas título"
    ),
    fixed=(
        "tercer mundo", "tercera persona", "primer ministro", "primera ministra", "en primer lugar", "primer lugar",
        "segundo lugar", "primera vista", "primera vez", "una vez", "un año antes", "un año después", "un poco",
        "una parte", "uno de los", "una de las", "un día ", "primera dama", "uno u otro", "uno y otro", "unos y otros",
        "un año más tarde", "hace un año", "un año atrás", "un año más", "una y otra", "un mes antes", "en un año",
        "en doce meses", "a doce meses", "en un mes", "en un trimestre", "segunda vuelta", "primer plano",
        "primera línea", "tercera edad", "cada uno", "primer paso",
    ),
    lengths=words(
        "año años década décadas día días hora horas mes meses minuto minutos segundo segundos semana semanas semestre"
        " semestres siglo siglos trimestre trimestres veces vez"
    ),
    stop=words(
        "a además ahora al alguna algunas algunos algún allí alrededor ante antes apenas aquel aquella aquí así aunque"
        " aún bajo cada casi cerca ciento como con contra cual cuales cuando cuanto cuya cuyas cuyo cuyos de debajo"
        " debe deben del desde después dicha dicho donde dos durante e ejemplo el ella ellas ello ellos en encima"
        " entonces entre era eran es esa esas ese eso esos esta estaba estado estas este esto estos está están excepto"
        " frente fue fueron ha haber había habían hacia han hasta hay he hoy hubo la las le les lo los luego mas me"
        " mediante menos mi mientras misma mismo motivo mucho muchos muy más ni ninguna ningún no nos o os otra otras"
        " otro otros para parte pero poco por porque puede pueden pues punto puntos que quien quienes qué respecto"
        " salvo se según ser será serán si sido sin sino so sobre solo son su sus sí sólo también tampoco tan tanto te"
        " tiene tienen toda todas todo todos torno tras tres tu u un una unas uno unos usted ustedes vez y ya yo él"
    ),
    endings=(
        "amientos", "imientos", "amiento", "imiento", "aciones", "adoras", "adores", "ancias", "aciones", "ación",
        "adora", "ador", "ancia", "mente", "idades", "idad", "ables", "ibles", "able", "ible", "istas", "ista", "iones",
        "ción", "ciones", "ieron", "aron", "aban", "iendo", "ando", "ados", "adas", "idos", "idas", "ado", "ada", "ido",
        "ida", "ión", "osos", "osas", "oso", "osa", "ivos", "ivas", "ivo", "iva", "aba", "ían", "ará", "erá", "irá",
        "ía", "ar", "er", "ir", "ales", "al", "es", "os", "as", "ó", "é", "an", "en", "a", "o", "e", "s",
    ),
    negations=words("jamás nada nadie ni ninguna ninguno ningún no nunca tampoco"),
    improbable=words("difícilmente improbable"),
    no_negations=("no solo", "no sólo", "no solamente", "no obstante"),
    near_negations=phrases("cualquier otro|cualquier otra") | words(
        "estancada estancado interrumpida interrumpido suspendida suspendido suspendió deja dejan dejará dejarán"
        " dejaron dejó abandonó anula anuló apenas ausencia aún carece carecen carecía cero cesa cesó contra contrario"
        " dejado dejó deniega descarta descartó desmiente desmintió desprovisto duda estable estables evita evitar"
        " excepto excluido excluidos excluye excluyó exenta exentas exento exentos fallido falso falta faltaba faltan"
        " fracasa fracaso fracasó ignora igual impedir impide impidió imposible inalterada inalterado incapaz"
        " insuficiente invicto lejos libre libres mantiene mantuvieron mantuvo menos negado negativa negativo negó"
        " niega opone oposición opusieron opuso pendiente pendientes perdió poco prohibido prohibió prohíbe quedan rara"
        " rechaza rechazada rechazado rechazan rechazo rechazó renunció salvo sigue siguen sin sino solo suspende"
        " suspendió sólo todavía únicamente"
    ),
    conditions=(
        "si", "siempre que", "a menos que", "con tal de que", "a condición de", "salvo que", "a no ser que",
        "en caso de", "en el caso de que", "bajo la condición", "solo si", "sólo si", "mientras no", "en tanto",
    ),
    near_conditions=(
        "salvo", "cuando", "una vez", "depende", "condicionado", "condicionada", "supeditado", "sujeto", "sujeta",
        "en caso", "condición", "condiciones", "hipótesis", "mientras", "deberá", "exige", "requiere", "excepto",
        "de no", "de lo contrario", "con la condición", "supuesto", "a falta de", "que rebase", "que supere",
        "de haber", "previa", "caso", "sin",
    ),
    modals=words(
        "acaso aparentemente calcula calculan debería deberían espera esperado esperan estima estiman eventual parece"
        " parecen podrá podrán podría podrían posible posiblemente posibles presuntamente pretende pretenden prevista"
        " previstas previsto previstos prevé prevén probable probablemente probables propone proponen proyecta"
        " proyectan puede pueden quizá quizás supone supuestamente"
    ),
    near_modals=words(
        "acaso advierte afirma afirman amenaza amenazan anuncia anunciado anunció augura autoriza autorizado calculaba"
        " calculó capaz compromiso confía considera consideran cree creen debe deberá deberán debía debían derecho"
        " desea dice dijo dudoso escenario espera esperaba esperaban esperan estimación estimada estimado exige exigen"
        " exigía expectativa expectativas facultad falta futura futuro hace-falta hipótesis iba iban intención juicio"
        " juzga meta necesaria necesario objetivo obligación obligatorio opina opinan permite permiten permitido"
        " permitía perspectiva perspectivas pide piden pidió plan planes podrá podrán podía podían posibilidad"
        " posibilidades posible potencial previsiones previsión prevista previstas previsto probable promete prometió"
        " pronóstico pronósticos proponía propuesta propuso proyecciones proyección proyecto próxima próximo pudieron"
        " pudo pueda puedan puede quería quiere quieren recomienda requiere riesgo riesgos según si sostiene sostienen"
        " sugiere tal teme temen va van vaticina"
    ),
    firm_modals=words(
        "ciertamente debe deben deberá deberán exige exigen exigía necesaria necesario obligación obligatorio requiere"
        " segura seguramente seguro"
    ),
    opinions=words(
        "afirma afirmaba afirman alega alegó argumenta argumentó asegura aseguran considera consideraba consideran cree"
        " creen creía critica denuncia estima estiman juicio juzga lamenta opina opinaba opinan opinaron piensa piensan"
        " sostenía sostiene sostienen"
    ),
    reporting=words(
        "acusa acusó admite admitió advierte advirtió afirma afirmaba afirman afirmó alega alegó anuncia anunció apunta"
        " apuntó argumenta argumento argumentó asegura aseguran aseguró atribuye atribuyó añade añadió calcula calculan"
        " calculó califica calificó concluye concluyó considera consideraba consideran consideró contó cree creen creía"
        " critica criticó cuenta declara declaró decía defendió defiende denuncia denunció dice dicen dijo discurso"
        " escribe escribió escribía estima estiman explica explicó informa informó juicio juzga juzgan juzgó lamenta"
        " negó niega nota observa ojos opina opinaba opinan opinaron opinión palabra palabras parecer pide piensa"
        " piensan precisa prevé propone protesta protestó reconoce recordó recuerda relata replica replicó reprocha"
        " responde respondió según señala señaló sostenía sostiene sostienen sostuvo subraya tacha tesis testifica ve"
        " ven versión voz"
    ),
    causes=(
        "porque", "a causa de", "debido a", "debido al", "gracias a", "gracias al", "por culpa de", "por culpa del",
        "como consecuencia de", "como resultado de", "provocó", "provocado", "provocada", "causó", "causado", "causada",
        "a raíz de", "en razón de", "puesto que", "ya que", "dado que", "se debe a", "se debió a", "originó",
        "por efecto de", "atribuible", "a consecuencia de", "por falta de", "ocasionó", "ocasionado", "por temor",
        "por miedo",
    ),
    near_causes=(
        "causa", "causas", "pues", "explica", "explican", "motivo", "razón", "efecto", "consecuencia", "resultado",
        "atribuye", "atribuyó", "atribuirse", "refleja", "impulsado", "impulsó", "llevó", "hizo", "debió", "por eso",
        "por ello", "permitió", "permite", "contribuyó", "origen", "obliga", "obligó", "culpa", "gracias", "por lo que",
    ),
    duration_prepositions=words("desde durante por"),
    superlatives=phrases(
        "cumbre|de todos los tiempos|el menos|el más|histórico|inédita|inédito|jamás|la menos|la más|las más|los más"
        "|mayor|mayores|mejor|mejores|menor|menores|menos que nunca|más alta de|más alto de|más baja desde|más bajo"
        " desde|más grande de|más que nunca|máxima|máximo|máximos|mínima|mínimo|peor|peores|principal|principales"
        "|récord|sin precedentes|supremo"
    ),
    superlative_ending="[a-záéíóúñ]{3,}ísim[oa]s?",
    verb_form=r"\w+(?:aron|ieron|aban|ían|[aei]rán?|ó)",
    ranks=words("lugar más mayor mejor menor menos mundial número peor posición puesto"),
    near_superlatives=("sobre todo", "principalmente", "ante todo", "especialmente", "fundamentalmente",
        "en primer lugar"),
    universal=phrases(
        "cada|completamente|cualquier|cualquiera|el conjunto|entera|enteramente|entero|ninguna|ninguno|ningún|nunca|por"
        " completo|siempre|toda|todas|todo|todos|totalidad|totalmente|unanimidad|unánime|unánimemente|íntegramente"
    ),
    no_universals=("sobre todo", "ante todo", "del todo", "con todo", "en todo caso", "todo lo contrario",
        "de todos modos", "en todas partes", "todo el país"),
    partial=phrases(
        "a menudo|a veces|alguna|algunas|alguno|algunos|casi|ciertas|ciertos|frecuentemente|generalmente|la mayor"
        " parte|la mayoría|mayoría|minoría|mitad|muchas|muchos|numerosas|numerosos|otras|otros|parcialmente|parte|pocas"
        "|pocos|principalmente|sobre todo|tercio|varias|varios"
    ),
    only=words("exclusivamente meramente puramente simplemente solamente solo sólo única únicamente único únicos"),
    near_only=words("apenas excepto exclusiva nadie salvo sino sola solas solo solos sólo único únicos"),
    poles=opposites(
        "aceler acelera alza alzas ampli ascend aument avanz crece crecen crecer creciendo crecieron crecimiento creció"
        " elev encarec expan fortalec gana ganan ganancia ganancias ganó increment mejor recuper repunt repunte sube"
        " suben subida subido subieron subió ~ abarat baja bajada bajado bajan bajaron bajó cae caen cayeron cayó caída"
        " contra contrajo debilit decrec depreci desaceler descen desplom deterior disminu empeor hundi merm perdió"
        " pierde pérdida pérdidas ralentiz recort reduc reducc reduj retroce | mayor mayores superior superiores ~"
        " inferior inferiores menor menores | encima supera superan superó ~ debajo | anterior antes precede previa"
        " previo ~ después luego posterior siguiente tras | acept acogi adopt apoy apoyó aprob aprueb confirm favorable"
        " partidari ratific respald ~ anul conden contrario desaprob desestim opone oponen oposi opus rechaz revoc veta"
        " vetó | autoriz legal lícito permit permite ~ ilegal ilícito prohib prohíb veda | abierta abierto abre abren"
        " abrió apertura reabr ~ cerrada cerrado cerró cierra cierran cierre clausur | comenz comienz empez empiez"
        " inici inicia ~ acab ces conclu finaliz termin | importa importaciones importación importó ~ exporta"
        " exportaciones exportación exportó | adquir compra compran compraron compró ~ vende venden vendieron vendió"
        " venta ventas | ganó triunf vence venció victoria ~ derrot perdió pierde vencido | excedente superávit ~"
        " déficit | beneficio beneficios ganancia ganancias ~ pérdida pérdidas | mayoría ~ minoría | incluido incluye"
        " incluyen incluyó ~ excluido excluye excluyen excluyó | fuerte fuertes robust sólido ~ débil débiles frágil |"
        " exitos logró éxito ~ falló fracas fracasó | mejor mejores ~ peor peores | norte septentrional ~ meridional |"
        " occidental oeste ~ oriental | hombre hombres varones varón ~ mujer mujeres | pública público públicos ~"
        " privada privado privados | urbana urbano urbanos ~ rural rurales | antiguo vieja viejo viejos ~ joven jóvenes"
        " nueva nuevo | máxima máximo tope ~ mínima mínimo | calor caluros cálido ~ fría frío fríos | probable"
        " probables ~ improbable improbables | posible posibles ~ imposible imposibles | primer primera primero ~"
        " última último | cierto verdad verdadero ~ falsa falso | positiva positivo ~ negativa negativo | afirm confirm"
        " ~ desmient desmint neg negó niega | conden culpable ~ absolv absuelt inocente | oferta ~ demanda | presta"
        " prestó ~ tomó-prestado | nacidos nacimiento nacimientos ~ defuncion muerte muertes muertos | fácil fácilmente"
        " ~ difícil difícilmente | guerra ~ paz | obligatoria obligatorio ~ optativo voluntaria voluntario | definitiva"
        " definitivo permanente ~ provisional temporal | húmeda húmedo húmedos lluvios ~ seca seco secos sequía | ricas"
        " rico ricos ~ pobre pobres | arriba ~ abajo | grande grandes ~ pequeña pequeñas pequeño pequeños | alta alto"
        " altos ~ bajo bajos | suficiente suficientes ~ insuficiente insuficientes | optimis ~ pesimis | llegada llegan"
        " llegó ~ partió salen salida | restrictiva restrictivo ~ expansiva expansivo laxa | aprec ~ deprec | aliado"
        " aliados amigo ~ enemigo enemigos | construy edific levant ~ demol derrib destruy | adelant pronto temprano ~"
        " demor retras tarde"
    ),
    comparisons=opposites(
        "adicionales encima mayor mayores más superior superiores ~"
        " debajo faltan falta inferior inferiores menor menores menos")[0],
    averages=words("cada media promedio"),
    gaps=words("ahorro ventaja mayoría diferencia quedan"),
    oblique=words("a con contra para por"),
    no_poles=("sobre todo", "ante todo"),
    pronouns=words(
        "aquel cuyo ella ellas ellos esa ese eso esta este esto la las le les lo los nos nosotros que quien quienes se"
        " su sus yo él"
    ),
    same_names=synonyms(
        "reino unido|gran bretaña;estados unidos|ee.uu.|ee. uu.;unión europea|ue;naciones unidas|onu;países bajos"
        "|holanda"
    ),
    demonyms=words(
        "a ana anas ano anos as ea eas ense enses eo eos es esa esas eses eña eñas eño eños ica ico ina inas ino inos n"
        " o ona os s és ón"
    ),
    common_capitals=words(
        "agencia artículo artículos asamblea banco bolsa capítulo consejera consejero consejo corona corte d "
        " don doña dr dra estado este gobierno grupo iglesia ing ipc iva ley lic ministra ministro"
        " navidad norte oeste ong onu parlamento parte pib presidenta presidente prof región reina rey"
        " sección senado señor señora sociedad sr sra srta sur tabla tribunal ue universidad unión "
    ),
    bylines=words("por"),
    sayers=words("ella ellas ellos nosotros yo él"), persons=words("ella él"),
    measuring=words(
        "alcanza alcanzaba alcanzan alcanzó ascendió ascendía asciende costaba costará costó cuesta cuestan eleva elevó"
        " era eran es fue fueron mide pesa representa representaba son suma sumaba sumó supera superaba superó totaliza"
        " vale valía"
    ),
    particles=words("al d da de del di e el la las los san santa van von y"),
    titles=words(
        "alcalde alcaldesa capitán consejera consejero coronel director directora doctor doctora don doña dr dra"
        " general gobernador juez ministra ministro papa presidenta presidente profesor profesora príncipe reina rey"
        " senador señor señora sr sra srta vicepresidente"
    ),
    per_counted=("por", "por cada"),
    change_verbs=(
        "pas", "baj", "sub", "cay", "cae", "cai", "aument", "redu", "disminu", "descend", "desci", "creci", "crec",
        "elev", "recort", "rebaj", "alz", "ascend", "mejor", "empeor", "cambi", "evolucion", "correg", "corrig",
        "revis", "salt", "retroced", "avanz", "ampli", "increment",
    ),
    modal_ending=(
        "(?!(?:secretaría|notaría|comisaría|varía|varían|hacía|contraría)$)[a-záéíóúñ]{2,}(?:aría|iría|[aei]rían|bría"
        "|dría|drían|brían|cería)|sería|vería"
    ),
    turns=(
        "sin", "salvo", "excepto", "a menos que", "en lugar de", "en vez de", "apenas", "rara vez", "raramente",
        "dejó de", "dejaron de", "ya no", "fracas-", "rechaz-", "neg-", "nieg-", "desmient-", "desmint-", "impid-",
        "imped-", "opon-", "opus-", "opone", "falt-", "carec-", "carenci-", "falso", "falsa", "falsos", "falsas",
        "dud-", "imposible", "incapaz", "incapaces", "contrario", "prohib-", "prohíb-", "lejos de", "evit-", "poco",
    ),
    auxiliaries=words(
        "debe deben deberá deberán debería deberían debía debían pueda puedan puede pueden podrá podrán podría podrían"
        " podía podían quería querían quiere quieren querría querrían"
    ),
    intents=(
        "intent-", "trat-", "busc-", "pretend-", "prevé-", "prevé", "prevén", "plane-", "piens-", "espera", "esperan",
        "esperaba", "amenaz-", "promet-", "propon-", "propus-", "ofrec-", "aspir-", "dese-", "dispuesto", "dispuesta",
        "dispuestos", "dispuestas", "capaz", "capaces", "acept-", "logr-", "quier-", "va", "van", "iba", "iban",
        "llam-", "insta", "instó",
    ),
    intent_joint="(?:a |de |que |en )?",
    reservations=(
        "en parte", "parcialmente", "a veces", "pese a", "a pesar de", "aunque", "si bien", "hasta", "antes", "según",
        "dijo", "dice", "alega-", "supuest-", "presunt-", "la idea de que", "mito", "parec-", "casi", "tal vez",
        "contra", "quizá", "quizás", "incluso si",
    ),
    exceptions=(
        "salvo", "excepto", "menos", "pero no", "con excepción", "a excepción", "siempre y cuando",
    ),
    time_conditions=("cuando", "una vez", "en cuanto", "hasta que"),
    limits=phrases("ambos|ambas|otro|otra|otros|otras|los demás|las demás|los dos|las dos|diversos|diversas|ciertos"),
    determiners=words(
        "aquel aquella aquellas aquellos el esa esas ese esos esta estas este estos la las los nuestra nuestro su sus"
        " un una unas unos"
    ),
    inflections=(
        "s", "es", "a", "as", "o", "os", "e", "n", "an", "en", "r", "ar", "er", "ir", "ó", "ron", "aron", "ndo",
        "ado", "ada", "ados", "adas", "ido", "ida",
    ),
    words_per_minute=218,
    references=ReferenceTerms(
        volume="vol. {}", number="núm. {}", page="p. {}", pages="pp. {}", inside="en", edited="ed. {}",
        speech="discurso", others=" et al.", within=", pp. {}",
    ),
    printed=PrintedForms(
        scales={3: "mil", 6: "millones", 9: "mil millones", 12: "billones"},
        one={6: "millón", 12: "billón"},
        percent="por ciento",
        points="puntos porcentuales",
        to="a",
        also="y",
        marks=("«", "»", "“", "”"),
        ordinal="{}.º",
        hedges=each({
            "casi": "nearly", "más de": "over", "unos": "about", "menos de": "under", "al menos": "least",
            "como máximo": "most",
        }),
        group=".",
    ),
    clause_joints=(
        "y", "pero", "mientras que", "frente a", "tras", "en vez de", "en lugar de", "sino", "cuyo", "cuando", "que",
        "luego", "o", "como", "respecto a", "donde", "contra", "aunque", "e", "de los cuales", "mientras",
    ),
    abbreviations=words(
        "a.c abr ago art arts av avda cap cnel cía d d.c dic dr dra dª ee ej ene etc feb fig gral ing jul jun lic mar n"
        " nov núm núms oct p pp prof pág págs s.a sept sr sra srta st sta sto uu vol"
    ),
    predicates=words(
        "es son era eran está están estaba ha han había fue fueron será serán va van hay puede pueden debe deben quiere"
        " quieren dice dicen queda quedan vale valen cuesta cuestan sube suben baja bajan crece crecen gana ganan"
        " pierde pierden paga pagan viene vienen llega llegan cambia cambian sigue siguen hace hacen tiene tienen da"
        " dan pide piden defiende vuelve vuelven léase"
    ),
    predicate_endings=r"\w+(?:ó|aron|ieron|aba|aban|ará|arán|erá|erán|irá|irán)",
    noun_joints=words("de del la las los el para en por con y entre"),
    after_article=(
        "deja un comentario", "deja una respuesta", "compartir en", "artículos relacionados", "noticias relacionadas",
        "lea también",
    ),
)  # fmt: skip
