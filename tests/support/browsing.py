"""Finished pages as browsers and validators see them: axe-core in Chromium, html-validate, and the checker of the W3C.

In: a page. Out: what was found. Never: asks the network.
"""

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

SHELL = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Frame</title>
<style>body { margin: 0 } iframe { border: 0; height: 900px; width: %dpx }</style></head>
<body><iframe title="Page"></iframe><pre></pre><script>
const frame = document.querySelector("iframe");
frame.onload = async () => {
  const page = frame.contentDocument, script = page.createElement("script"), root = page.documentElement;
  const shown = page.body.innerText, reference = page.querySelector("main [popovertarget]");
  let opened = [];
  if (reference) {
    reference.click();
    const sheet = page.getElementById(reference.getAttribute("popovertarget")), box = sheet.getBoundingClientRect();
    opened = [sheet.matches(":popover-open"), sheet.innerText,
      box.top >= 0 && box.bottom <= 900 && box.right <= %d];
    sheet.hidePopover();
  }
  const ground = frame.contentWindow.getComputedStyle(root).backgroundColor;
  page.querySelectorAll("details").forEach((item) => { item.open = true; });
  const widths = [root.scrollWidth, root.clientWidth], whole = page.body.innerText;
  script.textContent = %s;
  page.head.append(script);
  const found = await frame.contentWindow.axe.run(page);
  const violations = found.violations.map((item) => [item.id, item.nodes.map((node) => node.html.slice(0, 200))]);
  document.querySelector("pre").textContent =
    "BEGIN" + JSON.stringify({ passes: found.passes.length, widths, ground, violations, shown, opened, whole }) + "END";
};
frame.srcdoc = %s;
</script></body></html>"""
WINDOWS = ((320, False), (390, False), (390, True), (1280, False))
"""How wide a window is in pixels, and whether it is dark; the dark look differs by colours alone, at every width."""
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-extensions", "--virtual-time-budget=60000"]


def browser() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("needs Chromium; .ci/run installs it")
    return found


def node_modules(package: str) -> Path:
    """The folder of an npm package."""
    folder = Path(os.environ.get("BRIEFSET_NODE_MODULES", "")) / package
    if not folder.is_dir():
        pytest.skip(f"needs the npm package {package}; .ci/run installs it")
    return folder


def run_axe(page: str, width_px: int, dark: bool, folder: Path) -> dict[str, Any]:
    """What axe-core found on the page, and how wide the page is in its window."""
    script = node_modules("axe-core") / "axe.min.js"
    texts = [json.dumps(text).replace("</", "<\\/") for text in (script.read_text(encoding="utf-8"), page)]
    shell = folder / "shell.html"
    shell.write_text(SHELL % (width_px, width_px, *texts), encoding="utf-8")
    look = f"--blink-settings=preferredColorScheme={0 if dark else 1}"
    command = [browser(), *FLAGS, f"--user-data-dir={folder / 'profile'}", look, "--dump-dom", shell.as_uri()]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=180)
    report = re.search(r"<pre>BEGIN(.*?)END</pre>", done.stdout, re.DOTALL)
    assert report, done.stderr
    found: dict[str, Any] = json.loads(html.unescape(report[1]))
    return found


def find_html_faults(*pages: Path) -> list[str]:
    """What html-validate and the Nu Html Checker say of files."""
    java = shutil.which("java")
    if java is None:
        pytest.skip("needs Java; .ci/run installs it")
    checks: list[list[str | Path]] = [
        ["node", node_modules("html-validate") / "bin" / "html-validate.mjs"],
        [java, "-jar", node_modules("vnu-jar") / "build" / "dist" / "vnu.jar", "--format", "gnu"],
    ]
    done = (
        subprocess.run([*command, *pages], check=False, capture_output=True, text=True, timeout=180)
        for command in checks
    )
    return [one.stdout + one.stderr for one in done if one.returncode or one.stdout or one.stderr]
