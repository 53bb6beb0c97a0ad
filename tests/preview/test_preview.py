"""The preview as its user has it: the command, a browser, a file that changes, and either end gone."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from briefset.build.articles import find_article
from briefset.preview.address import find_preview, point_to, state_file
from tests.support.chromium import Tab, open_tab
from tests.support.processes import HEARING, members, wait_for_end
from tests.support.projects import ROOT, change, make_project, summary_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are found in /proc"),
]
COMMAND = (*HEARING, "-m", "briefset", "preview")
PATIENCE_S = 120.0
SHOWN = """(() => {
  const tab = present(), name = tab && `${tab.id}@${tab.version}`, sheet = document.querySelector('.sheet');
  if (!tab || tab.id !== %s || !tab.version || tab.waiting) return false;
  if (tab.kind === 'html') return document.querySelector('#frames').dataset.shown === name && name;
  return sheet && sheet.dataset.shown === name && document.documentElement.dataset.regions === name && name;
})()"""
HOSTILE = """<!DOCTYPE html><title>x</title><body><script>
const url = %s, got = [];
const told = { method: "POST", headers: { "Content-Type": "application/json" }, body: '{"line": 1}' };
const sent = { method: "POST", mode: "no-cors", body: '{"tab": "email.html"}' };
const load = (name, source, look) => new Promise((done) => {
  const element = document.createElement(name);
  element.src = source;
  element.onerror = done;
  element.onload = () => { if (look(element)) got.push(name); done(); };
  document.body.append(element);
});
const inside = (frame) => { try { return frame.contentDocument.body.children.length > 0; } catch { return false; } };
const listen = new Promise((done) => {
  const stream = new EventSource(url + "events");
  stream.onmessage = () => { got.push("stream"); done(); };
  stream.onerror = done;
});
Promise.allSettled([
  fetch(url).then((reply) => reply.text()).then(() => got.push("read")),
  fetch(url + "open", sent), fetch(url + "cursor", told).then(() => got.push("told")), listen,
  load("script", url + "page.js", () => true), load("iframe", url, inside), load("img", url + "page.css", () => true),
]).then(() => { window.result = got.join() || "nothing"; });
</script>"""
TEXT = "document.querySelector('#frames iframe.shown').contentDocument.body.textContent"


@contextmanager
def preview(project: Path, *options: str, **environment: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A preview in a session of its own, and its address as it stands in a pipe."""
    process = subprocess.Popen(
        [*COMMAND, *options, "--no-open"], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")} | environment, start_new_session=True,
    )  # fmt: skip
    try:
        assert process.stdout
        yield process, process.stdout.readline().strip()
    finally:
        for pid in members(process.pid):
            os.kill(pid, signal.SIGKILL)
        process.communicate()


def show(page: Tab, tab: str) -> str:
    """Open a tab, and wait until its newest state is shown: which one."""
    page.wait_for("typeof state !== 'undefined' && state.tabs.length > 0")
    page.evaluate(f"choose({json.dumps(tab)})")
    return str(page.wait_for(SHOWN % json.dumps(tab), PATIENCE_S))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def page(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """The page of a preview in a browser, without LibreOffice, so that each document is soon there."""
    folder = tmp_path_factory.mktemp("browser")
    with preview(project, "--port", "0", PATH=without_office(folder)) as (_, url), open_tab(folder) as page:
        page.size(1280, 900)
        page.go(url)
        yield page


def without_office(folder: Path) -> str:
    """A search path with what the tests' programs need, and without LibreOffice."""
    tools = folder / "tools"
    tools.mkdir()
    (tools / "env").symlink_to("/usr/bin/env")
    return str(tools)


def test_a_saved_change_is_seen_and_the_place_is_kept(page: Tab, project: Path) -> None:
    before = show(page, "briefing.html")
    view = "document.querySelector('#frames iframe.shown').contentWindow"
    page.evaluate(f"{view}.scrollTo(0, 400)")
    change(summary_of(project), ("title: ", "title: Anew "))
    page.wait_for(f"{TEXT}.includes('Anew ')")
    assert page.evaluate(f"{view}.scrollY") == 400
    assert show(page, "briefing.html") != before
    show(page, "briefing.pdf")
    page.evaluate("stage.scrollTop = 700")
    change(summary_of(project), ("title: Anew ", "title: Again "))
    page.wait_for("state.tabs.every((tab) => !tab.waiting)", PATIENCE_S)
    show(page, "briefing.pdf")
    assert page.evaluate("[stage.scrollTop, open]") == [700, "briefing.pdf"]
    change(summary_of(project), ("title: Again ", "title: "))


def test_pages_of_every_document_are_shown(page: Tab) -> None:
    tabs = page.wait_for(
        "state.tabs && state.tabs.every((tab) => !tab.waiting) && state.tabs.map((tab) => [tab.id, tab.kind])"
    )
    kinds = dict(tabs)
    assert {
        "brief.pdf",
        "briefing.pdf",
        "evidence.pdf",
        "factsheet.pdf",
        "factsheet.pptx",
        "handout.docx",
        "share.png",
    } <= {name for name, kind in kinds.items() if kind == "pages"}
    assert {"briefing.html", "email.html"} == {name for name, kind in kinds.items() if kind == "html"}
    for name in ("handout.docx", "factsheet.pptx"):
        show(page, name)
        assert page.evaluate("document.querySelector('#how').textContent").startswith("An approximation")
    assert page.evaluate("document.querySelector('.sheet img').naturalWidth") >= 800


@pytest.mark.parametrize(
    ("tab", "path"),
    [
        ("briefing.pdf", "claims[0]"),
        ("briefing.html", "claims[0]"),
        ("factsheet.pdf", "slides[1]"),
        ("factsheet.pptx", "slides[1]"),
        ("handout.docx", "terms[0]"),
        ("evidence.pdf", "claims[0]"),
        ("briefing.pdf", "exhibits[0].bars[0]"),
        ("share.png", "statistics[0]"),
    ],
)
def test_a_click_leads_to_the_line_and_the_articles_words(page: Tab, project: Path, tab: str, path: str) -> None:
    show(page, tab)
    inside = ".contentDocument" if tab.endswith("html") else ""
    root = f"document.querySelector('#frames iframe.shown'){inside}" if inside else "document.querySelector('#sheets')"
    found = page.evaluate(f"[...{root}.querySelectorAll('[data-src]')].map((one) => one.dataset.src)")
    path = next((one for one in found if one == path), None) or next(
        one for one in found if one.startswith(path.split("[")[0])
    )
    page.evaluate("document.querySelector('#source').hidden = true; document.querySelector('#follow').checked = false")
    page.evaluate(
        f"[...{root}.querySelectorAll('[data-src]')].find((one) => one.dataset.src === {json.dumps(path)}).click()"
    )
    page.wait_for("!document.querySelector('#source').hidden")
    where = page.evaluate("document.querySelector('#source .where').textContent")
    line = int(re.fullmatch(r"content/demo/summary\.yaml:(\d+)", where)[1])  # type: ignore[index]
    written = summary_of(project).read_text(encoding="utf-8").splitlines()[line - 1]
    assert page.evaluate("document.querySelector('#source pre').textContent").splitlines()[0] == written
    link = page.evaluate("document.querySelector('#source a.open').href")
    assert link.startswith(f"vscode://file{summary_of(project).resolve()}:{line}:")


def test_a_mouse_on_a_line_of_the_page_finds_the_region_under_it(page: Tab) -> None:
    show(page, "brief.pdf")
    page.evaluate("stage.scrollTop = 0; document.querySelector('#source').hidden = true")
    code = "(() => { const box = document.querySelector(%s).getBoundingClientRect(); return %s; })()"
    box = page.evaluate(code % ("'.region[data-src=title]'", "[box.x + box.width / 2, box.y + box.height / 2]"))
    for kind in ("mousePressed", "mouseReleased"):
        page.call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)
    page.wait_for(
        "!document.querySelector('#source').hidden && document.querySelector('#source').dataset.path === 'title'"
    )


def test_a_mistake_is_shown_over_the_last_good_pages_and_goes_with_it(page: Tab, project: Path) -> None:
    before = show(page, "briefing.pdf")
    for old, new, code in (("54,000", "84,000", "number"), ("title: ", "title: [", "")):
        change(summary_of(project), (old, new))
        page.wait_for("!document.querySelector('#faults').hidden")
        where = page.evaluate("document.querySelector('#faults .where').textContent")
        line = int(re.fullmatch(r"content/demo/summary\.yaml:(\d+):\d+", where)[1])  # type: ignore[index]
        written = summary_of(project).read_text(encoding="utf-8").splitlines()[line - 1]
        assert page.evaluate("document.querySelector('#faults pre').textContent") == written
        assert code in page.evaluate("document.querySelector('#faults .code').textContent")
        assert page.evaluate("document.querySelector('.sheet').dataset.shown") == before
        assert page.evaluate("document.querySelector('.sheet img').naturalWidth") > 0
        change(summary_of(project), (new, old))
        page.wait_for("document.querySelector('#faults').hidden")


def test_without_the_articles_text_the_pages_stay_and_the_strip_says_so(page: Tab, project: Path) -> None:
    show(page, "briefing.html")
    text = summary_of(project).with_name("source.txt")
    data = text.read_bytes()
    text.unlink()
    told = "[document.querySelector('#faults').textContent, document.querySelector('#remarks').textContent].join()"
    page.wait_for(f"{told}.includes('text is not at hand')")
    assert page.evaluate("document.querySelectorAll('#frames iframe.shown').length") == 1
    text.write_bytes(data)
    page.wait_for(f"!{told}.includes('text is not at hand')")


def test_after_fifty_changes_the_last_is_shown(page: Tab, project: Path) -> None:
    show(page, "briefing.html")
    before = "title: "
    for number in range(50):
        after = f"title: {chr(97 + number // 10)}{chr(97 + number % 10)}zz "
        change(summary_of(project), (before, after))
        before = after
        time.sleep(0.1)
    page.wait_for(f"{TEXT}.includes('ejzz ')")
    page.wait_for("state.tabs.every((tab) => !tab.waiting)", PATIENCE_S)
    change(summary_of(project), (before, "title: "))
    page.wait_for(f"!{TEXT}.includes('ejzz ')")


def test_the_page_scrolls_to_the_entry_under_an_editors_cursor(page: Tab, project: Path) -> None:
    folder = find_article(project, "demo")
    lines = summary_of(project).read_text(encoding="utf-8").splitlines()
    shown = [("briefing.pdf", "terms"), ("factsheet.pdf", "statistics"), ("briefing.html", "terms")]
    for tab, part in shown:
        line = 1 + next(number for number, text in enumerate(lines) if text.startswith(f"{part}:"))
        show(page, tab)
        page.evaluate("delete document.documentElement.dataset.pointed")
        # An editor does not wait for a preview that is busy; the next movement of its cursor is told again.
        heard = (point_to(folder, line + 1) for _ in range(200))
        assert next((told for told in heard if told), False)
        first = "exhibits[0].bars[0]" if part == "statistics" else "terms[0]"
        assert page.wait_for("document.documentElement.dataset.pointed").startswith(first)
    assert page.evaluate("document.querySelector('#frames iframe.shown').contentWindow.scrollY") > 0


def test_the_page_loads_nothing_from_elsewhere_and_breaks_no_rule_of_its_own(page: Tab) -> None:
    assert page.evaluate("performance.getEntriesByType('resource').every((one) => one.name.startsWith(location.href))")
    page.evaluate(
        "window.broken = []; addEventListener('securitypolicyviolation', (event) => broken.push(event.blockedURI))"
    )
    for tab in ("briefing.html", "briefing.pdf", "email.html"):
        show(page, tab)
    assert page.evaluate("broken") == []
    frame = "document.querySelector('#frames iframe.shown')"
    assert page.evaluate(f"[...{frame}.sandbox].join()") == "allow-same-origin"


def test_a_hostile_page_in_the_same_browser_reads_and_triggers_nothing(
    page: Tab, project: Path, tmp_path: Path
) -> None:
    """Even one that has learnt the address with its token."""
    url = json.loads(state_file(find_article(project, "demo")).read_text())["url"]
    (tmp_path / "hostile.html").write_text(HOSTILE % json.dumps(url))
    pointed = page.evaluate("JSON.stringify(state.cursor || null)")
    with open_tab(tmp_path) as hostile:
        hostile.go((tmp_path / "hostile.html").as_uri())
        assert hostile.wait_for("window.result") == "nothing"
    assert page.evaluate("JSON.stringify(state.cursor || null)") == pointed


@pytest.mark.parametrize(
    ("number", "at_work"),
    [(signal.SIGTERM, True), (signal.SIGINT, True), (signal.SIGHUP, True), (signal.SIGTERM, False)],
    ids=["SIGTERM at work", "SIGINT at work", "SIGHUP at work", "SIGTERM at rest"],
)
def test_a_signal_ends_it_and_nothing_is_left(tmp_path: Path, number: signal.Signals, at_work: bool) -> None:
    project = make_project(tmp_path)
    environment = {} if at_work else {"PATH": without_office(tmp_path)}
    with preview(project, "--port", "0", **environment) as (process, url):
        connection = socket.create_connection((urlsplit(url).hostname, urlsplit(url).port or 0))
        stream = connection.makefile("rb")
        connection.sendall(f"GET {urlsplit(url).path}events HTTP/1.1\r\nHost: {urlsplit(url).netloc}\r\n\r\n".encode())
        wanted = b'"doing": "making"' if at_work else b'"waiting": false'
        while wanted not in (line := stream.readline()) or (not at_work and b'"waiting": true' in line):
            assert line
        process.send_signal(number)
        assert process.wait() == 130
        wait_for_end(process.pid)
        assert not state_file(find_article(project, "demo")).exists()
        assert process.stderr
        assert "Traceback" not in process.stderr.read()
        stream.close()
        connection.close()


def test_when_it_is_killed_its_own_processes_end(tmp_path: Path) -> None:
    with preview(make_project(tmp_path), "--port", "0", PATH=without_office(tmp_path)) as (process, _):
        while not members(process.pid) - {process.pid}:
            assert process.poll() is None, "it ended before"
            time.sleep(0.05)
        process.kill()
        process.wait()
        wait_for_end(process.pid)


def test_when_the_browser_is_killed_the_preview_goes_on(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    with preview(project, "--port", "0", PATH=without_office(tmp_path)) as (process, url):
        for number in range(2):
            with open_tab(tmp_path) as page:
                page.go(url)
                show(page, "email.html")
                page.process.kill()
            change(summary_of(project), ("title: ", f"title: {number} "))
        assert process.poll() is None


def test_another_article_is_shown_when_it_is_chosen_and_nothing_of_the_first(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    other = project / "content" / "other"
    shutil.copytree(project / "content" / "demo", other)
    change(other / "summary.yaml", ("title: ", "title: Elsewhere "))
    demo, second = (find_article(project, name) for name in ("demo", "other"))
    environment = {"PATH": without_office(tmp_path)}
    with preview(project, "--port", "0", **environment) as (_, url), open_tab(tmp_path) as page:
        page.go(url)
        assert page.wait_for("typeof state !== 'undefined' && state.article") == "other", (
            "the summary that was written last"
        )
        assert find_preview(second) == url
        show(page, "briefing.html")
        assert "Elsewhere " in page.evaluate(TEXT)
        page.evaluate("$('articles').value = 'demo'; $('articles').dispatchEvent(new Event('change'))")
        page.wait_for("state.article === 'demo' && document.title.startsWith('demo')")
        show(page, "briefing.html")
        assert "Elsewhere " not in page.evaluate(TEXT)
        assert (find_preview(second), find_preview(demo)) == (None, url)
        change(summary_of(project), ("title: ", "title: Anew "))
        page.wait_for(f"{TEXT}.includes('Anew ')")
        change(other / "summary.yaml", ("title: Elsewhere ", "title: ["))
        page.evaluate("$('articles').value = 'other'; $('articles').dispatchEvent(new Event('change'))")
        page.wait_for("state.article === 'other' && !document.querySelector('#faults').hidden")
        assert page.evaluate("[state.tabs.length, document.querySelectorAll('iframe.shown, .sheet').length]") == [0, 0]
        change(other / "summary.yaml", ("title: [", "title: Mended "))
        show(page, "briefing.html")
        assert "Mended " in page.evaluate(TEXT)


def test_two_previews_take_two_ports(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    with preview(project) as (_, first), preview(project) as (_, second):
        assert urlsplit(first).port != urlsplit(second).port
        assert urlsplit(first).path != urlsplit(second).path


def test_an_article_that_is_not_there_is_told_and_nothing_is_served(tmp_path: Path) -> None:
    with preview(make_project(tmp_path), "gone") as (process, url):
        assert url == ""
        assert process.wait() == 2
        assert process.stderr
        assert "no article 'gone'" in process.stderr.read()


def test_json_is_printed_at_once_as_one_document(tmp_path: Path) -> None:
    with preview(make_project(tmp_path), "--json", "--port", "0") as (process, first):
        assert first == "{"
        process.terminate()
        assert process.stdout
        document = json.loads(first + process.stdout.read())
    assert document["results"].keys() == {"article", "url"}
    assert document["results"]["article"] == "demo"
    assert document["results"]["url"].startswith("http://127.0.0.1:")
