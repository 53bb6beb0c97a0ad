"""One sentence of an article and one statement about it, as a summary with a single claim.

In: the sentence that is quoted as evidence, and the statement. Out: what the ledger says of the statement.
Never: looks the evidence up (that is `verify`'s).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from briefset.article.text import Article, read_article
from briefset.diagnostics import Diagnostic, Severity
from briefset.evidence.ledger import find_ledger_faults, find_sense_warnings
from briefset.evidence.quotations.verify import State, Verified
from briefset.summary.model import Summary
from briefset.summary.validate import validate
from briefset.yaml12.document import Loaded, load
from tests.support.projects import make_project, summary_of

EMPTIED = (
    "abstract", "sections", "quotations", "statistics", "derived", "exhibits", "events", "terms", "questions",
    "cautions", "slides",
)  # fmt: skip


@cache
def loaded_sample() -> Loaded:
    """The sample's summary."""
    with TemporaryDirectory() as folder:
        return load(summary_of(make_project(Path(folder))).read_bytes(), "summary.yaml")


@cache
def one_claim() -> Summary:
    """The sample's summary with its first claim alone."""
    whole = validate(loaded_sample())
    return whole.model_copy(update={"claims": whole.claims[:1], "selection": {}, **{name: [] for name in EMPTIED}})


def summary_of_claim(statement: str, *quotes: str, language: str = "en", own: str = "", issued: str = "") -> Summary:
    """A summary in the language `own` that says one thing of an article, with these words as evidence."""
    base = one_claim()
    claim = base.claims[0]
    evidence = [
        claim.evidence[0].model_copy(update={"quote": quote, "at": number}) for number, quote in enumerate(quotes, 1)
    ]
    source = base.source.model_copy(update={"language": language, "issued": issued or base.source.issued})
    changed = base.model_copy(
        update={
            "language": own or language,
            "source": source,
            "claims": [claim.model_copy(update={"text": statement, "evidence": evidence})],
        }
    )
    changed.place("")
    return changed


def find_faults(
    sentence: str, statement: str, language: str = "en", own: str = "", issued: str = ""
) -> list[Diagnostic]:
    """The errors and warnings of a statement whose evidence is one sentence, the article's only paragraph."""
    summary = summary_of_claim(statement, sentence, language=language, own=own, issued=issued)
    verified, article = Verified(summary, {}, State.LIVE), article_of(sentence)
    found = [
        *find_ledger_faults(verified, article, loaded_sample()),
        *find_sense_warnings(verified, article, loaded_sample()),
    ]
    return [fault for fault in found if fault.path == "claims[0].text"]


def find_errors(sentence: str, statement: str, language: str = "en") -> list[str]:
    """The codes of the errors among them."""
    return [fault.code for fault in find_faults(sentence, statement, language) if fault.severity is Severity.ERROR]


@cache
def article_of(*paragraphs: str) -> Article:
    """An article of these paragraphs below a title and a byline."""
    return read_article("\n".join(("Notes", "A. Writer", *paragraphs, "")).encode(), "source.txt")
