"""The sample article with paragraphs of figures, and one exhibit and slide of every kind of chart."""

from pathlib import Path

from tests.support.projects import make_project

DATA = Path(__file__).resolve().parents[1] / "data" / "charts"


def add_charts(project: Path, slides: bool = True) -> Path:
    """A project whose one article, `demo`, shows every kind of chart; the path of its summary."""
    make_project(project)
    folder = project / "content" / "demo"
    text = folder / "source.txt"
    text.write_text(text.read_text(encoding="utf-8").rstrip("\n") + "\n\n" + data("article.txt").replace("\n", "\n\n"))
    summary = folder / "summary.yaml"
    yaml = summary.read_text(encoding="utf-8").replace("paragraphs: 9", "paragraphs: 12")
    yaml = yaml.replace("length: About 215 words", "length: About 350 words")
    yaml = yaml.replace("\nderived:", f"{data('statistics.yaml')}\nderived:", 1)
    yaml = yaml.replace("\nevents:", f"{data('exhibits.yaml')}\nevents:", 1)
    if slides:
        head, rest = yaml.split("\nslides:", 1)
        yaml = f"{head}\nslides:\n{data('slides.yaml')}\nselection:{rest.split(chr(10) + 'selection:', 1)[1]}"
    chosen = "  factsheet-print:\n    exhibits: [accounts-pair, catch-slope]\n"
    summary.write_text(f"{yaml.rstrip()}\n{chosen}", encoding="utf-8")
    return summary


def data(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")
