"""What programs call Word's built-in styles in other languages, where they write those names into files.

In: a style's name. Out: the name that files have for it (ECMA-376, part 1, 17.7.4.9). Never: a style of the house.
"""

from __future__ import annotations

import re

NAMES = {
    "Title": "Titel|Titre|Título|标题",
    "Subtitle": "Untertitel|Sous-titre|Subtítulo|副标题",
    "heading 1": "Überschrift 1|Titre 1|Título 1|标题 1|Heading 1",
    "heading 2": "Überschrift 2|Titre 2|Título 2|标题 2|Heading 2",
    "heading 3": "Überschrift 3|Titre 3|Título 3|标题 3|Heading 3",
    "Body Text": "Textkörper|Corps de texte|Texto independiente|正文文本|Text body|Body|Text|Corps|Cuerpo|正文",
    "List Number": "Listennummer|Liste à numéros|Liste numérotée|Lista con números|列表编号|Numbering 1",
    "List Bullet": "Aufzählungszeichen|Liste à puces|Lista con viñetas|列表项目符号|List 1|Bullet",
    "Quote": "Zitat|Citation|Cita|引用|Quotations",
    "caption": "Beschriftung|Légende|Descripción|Leyenda|题注",
    "header": "Kopfzeile|En-tête|Encabezado|页眉",
    "footer": "Fußzeile|Pied de page|Pie de página|页脚",
    "footnote text": "Fußnotentext|Note de bas de page|Texto nota pie|脚注文本|Footnote",
    "footnote reference": "Fußnotenzeichen|Appel note de bas de p.|Ref. de nota al pie|脚注引用|Footnote Characters",
    "toc 1": "Verzeichnis 1|TM 1|TDC 1|目录 1|Contents 1",
    "toc 2": "Verzeichnis 2|TM 2|TDC 2|目录 2|Contents 2",
    "Strong": "Fett|Élevé|Texto en negrita|要点|Strong Emphasis",
    "Emphasis": "Hervorhebung|Accentuation|Énfasis|强调",
    "Hyperlink": "Lien hypertexte|Hipervínculo|超链接|Internet Link|Internetverknüpfung",
}
LOOSE = {"heading 1": "Heading|Überschrift", "heading 2": "Subheading|Unterüberschrift"}
"""What Pages calls its headings; elsewhere others are based on a style of that name, and go before it."""


def _fold(name: str) -> str:
    return re.sub(r"\s+", "", name).casefold()


PLAIN, PLAIN_LOOSE = (
    {_fold(name): plain for plain, names in table.items() for name in names.split("|")} for table in (NAMES, LOOSE)
)


def plain_name(name: str) -> str:
    """The built-in style that a name in another language means; empty for any other."""
    return PLAIN.get(_fold(name), "")


def loose_name(name: str) -> str:
    """The built-in style that a name means where the file has no other for it; empty for any other."""
    return PLAIN_LOOSE.get(_fold(name), "")
