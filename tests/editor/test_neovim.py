"""Neovim as it is set up in the how-to page shows what the server says, and does what it offers."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.projects import ROOT

DRIVE = """
local function wait(what, done) assert(vim.wait(120000, done, 50), what) end
local function at(words)
  vim.fn.search("\\\\V" .. words)
  return vim.lsp.util.make_position_params()
end
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, "textDocument/" .. method, params, 120000)
  local _, answer = next(answers)
  return answer.result
end
local function text() return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n") end
local told = {}
wait("attach", function() return next(vim.lsp.buf_get_clients(0)) ~= nil end)
wait("ready", function()
  local _, client = next(vim.lsp.buf_get_clients(0))
  return client.initialized
end)
vim.cmd("%s/gut 25 Euro/gut 26 Euro/")
wait("a fault", function() return #vim.diagnostic.get(0) > 0 end)
told.codes = vim.tbl_map(function(one) return one.code end, vim.diagnostic.get(0))
vim.cmd("%s/gut 26 Euro/gut 25 Euro/")
wait("no fault", function() return #vim.diagnostic.get(0) == 0 end)
told.hover = ask("hover", at("P4)")).contents.value
told.definition = ask("definition", at("P4)"))[1].uri
vim.fn.cursor(1, 1)
at("statistic: alt")
vim.cmd("normal! 11l")
vim.lsp.buf.rename("frueher")
wait("renamed", function() return text():find("statistic: frueher") ~= nil end)
told.renamed = { text():find("id: frueher") ~= nil, text():find("alt,") ~= nil }
vim.fn.writefile({ vim.fn.json_encode(told) }, os.getenv("TOLD"))
vim.cmd("qa!")
"""


@pytest.mark.slow
def test_neovim_shows_what_the_server_says(tmp_path: Path) -> None:
    nvim = shutil.which("nvim")
    if nvim is None:
        pytest.skip("needs Neovim; .ci/run installs it")
    shutil.copytree(ROOT / "content" / "rufbus", tmp_path / "content" / "rufbus")
    command = tmp_path / "bin" / "briefset"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m briefset "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    page = (ROOT / "docs" / "how-to" / "write-in-an-editor.md").read_text(encoding="utf-8")
    older = next(block for block in re.findall(r"```lua\n(.*?)```", page, re.DOTALL) if "start_client" in block)
    (tmp_path / "init.lua").write_text(older, encoding="utf-8")
    (tmp_path / "drive.lua").write_text(DRIVE, encoding="utf-8")
    home = {name: str(tmp_path / "home") for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    path = f"{command.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [nvim, "--headless", "-n", "-u", "init.lua", "content/rufbus/summary.yaml", "-c", "luafile drive.lua"],
        cwd=tmp_path, env={**os.environ, **home, "PATH": path, "TOLD": str(tmp_path / "told.json")},
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=600, check=False,
    )  # fmt: skip
    assert (tmp_path / "told.json").exists(), done.stdout + done.stderr
    told = json.loads((tmp_path / "told.json").read_text(encoding="utf-8"))
    assert "not-in-article" in told["codes"]
    assert told["hover"].startswith("**P4** An der Nachfrage")
    assert told["definition"].endswith("content/rufbus/source.txt")
    assert told["renamed"] == [True, False]
