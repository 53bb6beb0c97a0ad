"""The extension for Visual Studio Code: its own tests in Node, and its package."""

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.support.projects import ROOT

FOLDER = ROOT / "editors" / "vscode"
NODE_MODULES = Path(os.environ.get("BRIEFSET_NODE_MODULES", ROOT / "node_modules")).resolve()


def run(folder: Path, *command: str) -> str:
    tools = f"{NODE_MODULES / '.bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": tools, "NODE_PATH": str(NODE_MODULES)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_its_tests_pass() -> None:
    if not shutil.which("node"):
        pytest.skip("needs node")
    assert "# fail 0" in run(FOLDER, "node", "--test", "--test-reporter=tap", "test/")


@pytest.mark.slow
def test_it_is_packaged_with_its_client_and_without_its_tests(tmp_path: Path) -> None:
    packages = ("@vscode/vsce", "esbuild", "vscode-languageclient")
    if not shutil.which("npm") or not all((NODE_MODULES / package).is_dir() for package in packages):
        pytest.skip(f"needs npm with {', '.join(packages)}; .ci/run installs them")
    folder = tmp_path / "vscode"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("node_modules", "dist"))
    run(folder, "npm", "run", "package")
    with zipfile.ZipFile(next(folder.glob("*.vsix"))) as package:
        names = {name for name in package.namelist() if name.startswith("extension/")}
        assert names == {"extension/package.json", "extension/readme.md", "extension/dist/extension.js"}
        bundle = package.read("extension/dist/extension.js").decode()
    assert "vscode-languageserver-protocol" in bundle
    assert "briefset.restart" in bundle
