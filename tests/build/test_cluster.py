"""A build on a Dask cluster: the same bytes, from workers that see no file, and a plain word on whatever is wrong."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import rendercv_fonts

from briefset.build import cluster as clusters
from briefset.build.check import check, warnings
from briefset.build.cluster import find_differences, open_cluster, read_versions
from briefset.build.design import Designs, read_design, unpack
from briefset.build.workers import LostError
from briefset.diagnostics import Exit, Failure
from briefset.files.libraries import missing_libraries
from tests.support.cluster import WITHOUT_US, Cluster
from tests.support.processes import HEARING
from tests.support.projects import ROOT, article_of, change, make_project, run, summary_of
from tests.support.work import double

ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT / "src")}
PATIENCE_S = 60.0
HEAVY = "demo: briefing.pdf"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path fill="#0B5A66" d="M0 0h40v20H0z"/></svg>'
BRAND = """meta: {name: Harbour Watch}
color: {primary: "#0B5A66"}
typography:
  fonts: [{family: Lato, source: file, files: [fonts/house.ttf]}]
  base: {family: Lato}
logo: logo.svg
"""


def make_house(folder: Path) -> Path:
    """A project with all that is sent: a summary and its text, a brand with a font and a logo, templates of its own."""
    make_project(folder)
    (folder / "_brand.yml").write_text(BRAND, encoding="utf-8")
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    (folder / "fonts").mkdir()
    shutil.copy(rendercv_fonts.path_of["Lato"] / "Lato-Regular.ttf", folder / "fonts" / "house.ttf")
    style = folder / "templates" / "briefing" / "style.css"
    style.parent.mkdir(parents=True)
    style.write_text('@import "built-in/briefing/style.css";\nh2 { letter-spacing: 0.4pt }\n', encoding="utf-8")
    handout = folder / "templates" / "handout"
    handout.mkdir()
    shutil.copy(ROOT / "templates" / "handout" / "reference.docx", handout)
    return folder


def run_build(project: Path, output: str, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefset", "build", "-o", output, *options]
    return subprocess.run(
        command, check=False, cwd=project, env=ENVIRONMENT | environment, capture_output=True, text=True
    )


def documents(folder: Path) -> dict[str, bytes]:
    """What was built but for the stamp, which holds times."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != ".built"}


def unheard(_: str) -> None:
    """Nobody wants to know what is begun."""


def refused(address: str) -> Failure:
    with pytest.raises(Failure) as caught, open_cluster(address, unheard):
        pass
    assert caught.value.exit_code is Exit.ENVIRONMENT
    return caught.value


def test_an_article_is_checked_from_what_it_holds_alone(tmp_path: Path) -> None:
    folder = article_of(make_project(tmp_path))
    before, held = check(folder), folder.hold()
    shutil.rmtree(tmp_path / "content")
    after = check(held)
    assert after.inputs == before.inputs
    assert after.article == before.article
    assert [str(one) for one in warnings(after)] == [str(one) for one in warnings(before)]


def test_a_table_beside_the_article_is_held_too(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "text.txt").write_bytes((summary_of(tmp_path).parent / "source.txt").read_bytes())
    change(summary_of(tmp_path), ("text: source.txt", "text: ../../text.txt"))
    held = article_of(tmp_path).hold()
    (tmp_path / "text.txt").unlink()
    assert check(held).article is not None


def test_a_design_is_the_same_without_its_files(tmp_path: Path) -> None:
    folder = article_of(make_house(tmp_path))
    before, packed = read_design(folder, None), Designs(None).pack(folder)
    names = ["briefing/style.css", "handout/reference.docx", "built-in/briefing/style.css", "brief/style.css"]
    expected = [before.templates.read(name) for name in names]
    for part in ("templates", "fonts"):
        shutil.rmtree(tmp_path / part)
    (tmp_path / "_brand.yml").unlink()
    after, record = unpack(packed)
    assert [after.templates.read(name) for name in names] == expected
    assert after.templates.products() == before.templates.products()
    assert after.brand == before.brand
    assert {"templates/briefing/style.css", "_brand.yml", "brand/fonts/house.ttf"} < record.inputs.keys()


def test_a_template_that_is_too_long_is_refused_wherever_it_is_read(tmp_path: Path) -> None:
    folder = article_of(make_house(tmp_path))
    (tmp_path / "templates" / "briefing" / "style.css").write_bytes(b"/**/" * 100_000)
    templates = unpack(Designs(None).pack(folder))[0].templates
    with pytest.raises(Failure, match="is larger than 256 KiB"):
        templates.read_text(templates.folders[0] / "briefing" / "style.css")


def test_a_wrong_summary_is_told_before_a_wrong_brand(tmp_path: Path) -> None:
    make_house(tmp_path)
    (tmp_path / "_brand.yml").write_text("color: red\n", encoding="utf-8")
    assert "[theme]" in run(tmp_path, "build").stderr
    change(summary_of(tmp_path), ("title:", "titel:"))
    told = run(tmp_path, "build").stderr
    assert "[unknown-key]" in told
    assert "[theme]" not in told


def test_without_the_extra_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "find_spec", lambda _: None)
    assert "briefset[cluster]" in str(refused("tcp://127.0.0.1:1").diagnostics[0].hint)


@pytest.mark.parametrize("address", ["hello", "foo://127.0.0.1:1", "tls://127.0.0.1:1"])
def test_what_is_no_address_is_refused_at_once(address: str) -> None:
    failure = refused(address)
    assert failure.diagnostics[0].code == "no-cluster"
    assert f"{address!r} is no address of a cluster" in str(failure)


def test_an_address_at_which_nothing_answers_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "REACH_S", 0.5)
    failure = refused("tcp://127.0.0.1:1")
    assert failure.diagnostics[0].code == "no-cluster"
    assert "no scheduler answers at tcp://127.0.0.1:1 within 0.5 s" in str(failure)


def test_what_differs_is_named_with_both_versions() -> None:
    known = read_versions()
    assert find_differences(known) == []
    assert {"briefset", "the program", "its templates", "its fonts", "Python", "weasyprint", "pango"} < known.keys()
    assert find_differences(known | {"weasyprint": "69.0"}) == [f"weasyprint {known['weasyprint']} in place of 69.0"]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler; no worker yet."""
    with Cluster(tmp_path / "cluster") as cluster:
        yield cluster


@pytest.mark.slow
@pytest.mark.skipif(bool(missing_libraries()), reason="PDFs need Pango")
def test_a_worker_that_is_killed_over_a_document_loses_nothing(tmp_path: Path, cluster: Cluster) -> None:
    project = make_house(tmp_path / "project")
    workers = [cluster.start_worker(blind=project) for _ in range(2)]
    dated = {"SOURCE_DATE_EPOCH": "1800000000"}
    command = [*HEARING, "-m", "briefset", "build", "-o", "there", "-v", "--cluster", cluster.address]
    building = subprocess.Popen(
        command, cwd=project, env=ENVIRONMENT | dated, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    said, killed = [], False
    assert building.stderr
    with building.stderr:
        for line in building.stderr:
            said.append(line)
            if f"{HEAVY}: begun by" in line and not killed:
                killed = True
                next(worker for worker in workers if worker.address == line.split()[-1]).process.kill()
    assert building.wait() == 0, "".join(said) + cluster.logs()
    assert [worker.process.poll() for worker in workers].count(None) == 1, cluster.logs()
    begun = re.findall(rf"{re.escape(HEAVY)}: begun by (\S+)", "".join(said))
    assert len(begun) == 2
    assert begun[0] != begun[1]
    assert run_build(project, "here", **dated).returncode == 0
    assert documents(project / "there" / "demo") == documents(project / "here" / "demo")


@pytest.mark.slow
def test_workers_with_other_versions_or_without_the_program_are_refused(tmp_path: Path, cluster: Cluster) -> None:
    other, without = tmp_path / "other", tmp_path / "without.py"
    shutil.copytree(ROOT / "src", other)
    with (other / "briefset" / "build" / "queue.py").open("a", encoding="utf-8") as file:
        file.write("# another release\n")
    without.write_text(WITHOUT_US, encoding="utf-8")
    cluster.start_worker(PYTHONPATH=str(other))
    cluster.start_worker("--preload", str(without))
    cluster.wait_for_workers(2)
    project = make_project(tmp_path / "project")
    made = run_build(project, "there", "--cluster", cluster.address)
    assert made.returncode == Exit.ENVIRONMENT
    assert made.stderr.count("[other-versions]") == 2
    assert "has the program " in made.stderr
    assert "cannot run briefset" in made.stderr
    assert "Traceback" not in made.stderr
    assert not (project / "there" / "demo").exists()


@pytest.mark.slow
def test_a_cluster_is_given_up_when_it_has_no_worker_or_loses_all(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "JOIN_S", 0.2)
    monkeypatch.setattr(clusters, "LOST_S", 0.5)
    assert "the cluster has had no worker for 0.2 s" in str(refused(cluster.address))
    monkeypatch.setattr(clusters, "JOIN_S", 30)
    worker = cluster.start_worker()
    with open_cluster(cluster.address, unheard) as executor:
        assert executor.slots == 2
        assert executor.submit(double, 1, 2).result() == 5
        with pytest.raises(Failure, match="no zero"):
            executor.submit(double, 1, 0).result()
        waiting = executor.submit(time.sleep, 600)
        worker.process.kill()
        with pytest.raises(LostError) as lost:
            waiting.result(PATIENCE_S)
    assert lost.value.failure.diagnostics[0].code == "cluster-lost"


@pytest.mark.slow
def test_a_worker_that_comes_later_with_other_versions_makes_nothing(cluster: Cluster) -> None:
    cluster.start_worker()
    with open_cluster(cluster.address, unheard) as executor:
        executor.versions["weasyprint"] = "69.0"
        with pytest.raises(LostError) as lost:
            executor.submit(double, 1, 2).result(PATIENCE_S)
    assert "in place of 69.0" in str(lost.value.failure)


@pytest.mark.slow
def test_a_build_whose_scheduler_is_lost_ends_with_one_word(tmp_path: Path, cluster: Cluster) -> None:
    cluster.start_worker()
    project = make_project(tmp_path / "project")
    command = [sys.executable, "-m", "briefset", "build", "-v", "--cluster", cluster.address]
    building = subprocess.Popen(command, cwd=project, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
    assert building.stderr
    with building.stderr:
        said = next(line for line in building.stderr if "begun by" in line)
        cluster.scheduler.process.kill()
        said = building.stderr.read()
    assert building.wait() == Exit.ENVIRONMENT
    assert said.count("the cluster is lost: the scheduler is gone") == 1
    assert "Traceback" not in said
    assert not (project / "build" / "demo" / "manifest.json").exists()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("openssl") is None, reason="certificates are made by openssl")
def test_the_settings_for_tls_are_passed_on(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=briefset -days 2 -keyout {key} -out {certificate}"
    subprocess.run(command.split(), check=True, capture_output=True)
    tls = {f"DASK_DISTRIBUTED__COMM__TLS__{role}__KEY": str(key) for role in ("CLIENT", "SCHEDULER", "WORKER")}
    tls |= {name.replace("__KEY", "__CERT"): str(certificate) for name in tls}
    tls["DASK_DISTRIBUTED__COMM__TLS__CA_FILE"] = str(certificate)
    project = make_project(tmp_path / "project")
    with Cluster(tmp_path / "cluster", "--protocol", "tls", **tls) as cluster:
        cluster.start_worker()
        assert cluster.address.startswith("tls://")
        options = ("-f", "txt", "--cluster", cluster.address)
        assert run_build(project, "there", *options, **tls).returncode == 0, cluster.logs()
        assert "[no-cluster]" in run_build(project, "open", *options).stderr
    assert (project / "there" / "demo" / "email.txt").stat().st_size
