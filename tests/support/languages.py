"""The sample's summary in other languages: its English texts with their translations, one pair a line."""

from pathlib import Path

from tests.support.projects import make_project, summary_of

FOLDER = Path(__file__).resolve().parents[1] / "data" / "languages"


def write_sample(project: Path, language: str) -> Path:
    """The sample in a language, as a project's only article; raises `AssertionError` for a pair that does not fit."""
    make_project(project)
    path = summary_of(project)
    text = path.read_text(encoding="utf-8")
    for line in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        english, own = line.split(" => ")
        english, own = (english, own) if not own.startswith("!") else (english, own[1:])
        assert english in text, f"the sample has no {english!r}"
        text = text.replace(english, own, 1)
    text = text.replace("\nsource:", "\nsource:\n  language: en  #", 1)  # whose article stays as it is
    path.write_text(text, encoding="utf-8")
    return path
