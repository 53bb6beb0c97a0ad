"""Designers see what there is, take out one block, macro or file, and are told the line and the entry of a mistake."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefset.cli.application import app
from briefset.design.templates import built_in_templates
from briefset.diagnostics import Diagnostic, Failure
from briefset.workspace.eject import eject, list_files, list_parts
from tests.support.projects import build_project

COMPONENTS = "shared/components.html.jinja"


def built_html(project: Path) -> str:
    build_project(project, "html")
    return (project / "build" / "demo" / "briefing.html").read_text(encoding="utf-8")


def fault_of(project: Path) -> Diagnostic:
    with pytest.raises(Failure) as caught:
        built_html(project)
    return caught.value.diagnostics[0]


def own(project: Path, name: str, text: str) -> None:
    path = project / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def extending(name: str, text: str) -> str:
    return f'{{% extends "built-in/{name}" %}}\n{text}\n'


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["theme", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_one_macro_is_taken_out_and_the_rest_stays_built_in(project: Path) -> None:
    path = eject(project, "shared/components.html.jinja", "credit")[0]
    assert re.findall(r"macro (\w+)", path.read_text(encoding="utf-8")) == ["credit"]
    before = built_html(project)
    path.write_text(path.read_text(encoding="utf-8").replace("{{ [quotation.name", "By {{ [quotation.name"), "utf-8")
    after = built_html(project)
    assert "By " not in before
    assert '<figcaption class="credit">By Joan Field' in after


def test_a_second_macro_goes_into_the_same_file_and_none_twice(project: Path) -> None:
    name = "shared/components.html.jinja"
    eject(project, name, "credit")
    path = eject(project, name, "pulled")[0]
    assert re.findall(r"macro (\w+)", path.read_text(encoding="utf-8")) == ["credit", "pulled"]
    with pytest.raises(Failure, match="there already"):
        eject(project, name, "pulled")


def test_one_block_of_a_page_is_replaced(project: Path) -> None:
    block = "{% block foot %}<footer><p>Own foot</p></footer>{% endblock %}"
    own(project, "briefing/copy.html.jinja", extending("briefing/copy.html.jinja", block))
    html = built_html(project)
    assert "<p>Own foot</p>" in html
    assert 'id="argument"' in html


def test_a_macro_of_a_page_is_replaced_before_the_page_uses_it(project: Path) -> None:
    page = (
        '{% extends "built-in/briefing/copy.html.jinja" %}\n'
        "{% macro folded(id, title, count=0) %}<p>Own {{ id }}</p>{{ caller() }}{% endmacro %}\n"
    )
    own(project, "briefing/copy.html.jinja", page)
    html = built_html(project)
    assert "<p>Own about</p>" in html
    assert html.count('class="folded"') == 1, "that of the evidence is its own"


def test_a_macro_that_jinja_would_lose_beside_blocks_is_refused(project: Path) -> None:
    page = (
        '{% extends "built-in/briefing/copy.html.jinja" %}\n'
        "{% macro folded(id) %}x{% endmacro %}\n{% block foot %}y{% endblock %}\n"
    )
    own(project, "briefing/copy.html.jinja", page)
    assert "the macro folded would be lost" in fault_of(project).message


def test_rules_are_added_to_the_built_in_style_sheet(project: Path) -> None:
    own(project, "briefing/copy.css", '@import "built-in/briefing/copy.css";\nh1 { letter-spacing: 1px }\n')
    html = built_html(project)
    built_in = (built_in_templates() / "briefing" / "copy.css").read_text(encoding="utf-8")
    assert built_in.strip() in html
    assert html.index("h1 { letter-spacing: 1px }") > html.index(built_in.strip()[-40:])


def test_a_mistake_in_a_macro_names_its_line_and_the_entry_that_was_printed(project: Path) -> None:
    macro = "\n{% macro credit(quotation) %}\n{{ quotation.nam }}{% endmacro %}"
    own(project, COMPONENTS, extending(COMPONENTS, macro))
    fault = fault_of(project)
    assert (fault.position.file, fault.position.line) == ("templates/shared/components.html.jinja", 4)
    assert fault.path == "quotations[0]"
    lines = (project / "content/demo/summary.yaml").read_text(encoding="utf-8").splitlines()
    line = int(re.search(r"while printing content/demo/summary\.yaml:(\d+):", fault.message)[1])  # type: ignore[index]
    assert lines[line - 1].lstrip().startswith("- ")
    assert "id:" in lines[line - 1]


def test_a_mistake_in_a_page_names_the_entry_of_its_loop(project: Path) -> None:
    built_in = (built_in_templates() / "briefing" / "copy.html.jinja").read_text(encoding="utf-8")
    own(project, "briefing/copy.html.jinja", built_in.replace("{{ question.text | prose }}", "{{ question.txt }}"))
    fault = fault_of(project)
    assert fault.path == "questions[0]"
    assert built_in.splitlines()[fault.position.line - 1].startswith("{% for question in view.questions %}")


def test_a_line_of_the_built_in_part_is_named_as_such(project: Path) -> None:
    own(project, COMPONENTS, extending(COMPONENTS, "{% macro credit() %}{% endmacro %}"))
    fault = fault_of(project)
    assert fault.position.file == "templates/built-in/shared/components.html.jinja"
    built_in = (built_in_templates() / "shared" / "components.html.jinja").read_text(encoding="utf-8")
    assert "credit(quotation)" in built_in.splitlines()[fault.position.line - 1]


def test_a_file_that_is_not_built_in_cannot_be_extended(project: Path) -> None:
    own(project, "shared/components.html.jinja", '{% extends "built-in/shared/component.html.jinja" %}\n')
    assert "there is no built-in/shared/component.html.jinja" in fault_of(project).message


def test_the_list_says_which_files_are_the_projects_own(project: Path) -> None:
    own(project, "briefing/style.css", "h1 {}\n")
    origins = {file.name: file.is_own for file in list_files(project)}
    assert origins["briefing/style.css"]
    assert not origins["briefing/copy.css"]
    assert not [name for name in origins if name.startswith("skeleton/")]


def test_blocks_and_macros_of_a_template_are_listed(project: Path) -> None:
    assert ("block", "masthead") in list_parts(project, "briefing/page.html.jinja")
    assert ("macro", "pulled") in list_parts(project, "shared/components.html.jinja")
    assert list_parts(project, "briefing/style.css") == []


def test_the_command_lists_shows_and_copies(project: Path) -> None:
    where = ("--project", str(project))
    code, out, errors = run("eject", "cinnabar", *where)
    written = ["_brand.yml", "logos/cinnabar-dark.svg", "logos/cinnabar.png", "logos/cinnabar.svg"]
    assert (code, out.splitlines(), errors) == (0, [f"{project.as_posix()}/{name}" for name in written], "")
    shown = json.loads(run("show", "--json", *where)[1])["results"]
    assert shown["theme"]["accent"] == "#A6321E"
    assert shown["contrast"]["accent on paper"] == 6.78
    assert (shown["logo"]["logo"], shown["logo"]["logo_alt"]) == ("logos/cinnabar.svg", "Cinnabar")
    assert "logo-office      logos/cinnabar.png" in run("show", *where)[1]
    assert "briefing/style.css" in json.loads(run("list", "--json", *where)[1])["results"]
    assert run("eject", "cinnabar", *where)[0] == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["eject", "cinnaber"], "did you mean cinnabar?"),
        (["eject", "briefing/page.html.jinja", "mast"], "it has masthead"),
        (["eject", "../../etc/passwd"], "no built-in template"),
        (["show", "--brand", "teal"], "cinnabar, petrol"),
    ],
)
def test_a_wrong_name_is_answered_with_the_right_ones(project: Path, arguments: list[str], says: str) -> None:
    code, _, errors = run(*arguments, "--project", str(project))
    assert code == 2
    assert says in errors


def test_a_brand_is_chosen_by_name(project: Path) -> None:
    build_project(project, "html", brand=Path("cinnabar"))
    assert "--accent:#A6321E" in (project / "build" / "demo" / "briefing.html").read_text(encoding="utf-8")
