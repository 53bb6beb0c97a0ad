"""The words of British English pages about English articles, for tests that print."""

from briefset.design.templates import Templates, built_in_templates
from briefset.language.locale import Locale
from briefset.wording.labels import labels_of

BRITISH = Locale("en-GB", "en")
LABELS = labels_of(Templates((built_in_templates(),)), BRITISH)
