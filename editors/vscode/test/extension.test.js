// The extension with stand-ins for the editor and for the client, which only the editor has.
"use strict";

const assert = require("node:assert");
const Module = require("node:module");
const path = require("node:path");
const { test } = require("node:test");
const { findCommand } = require("../command");

const none = () => false;
const told = { started: [], stopped: 0, errors: [], commands: {}, failing: false };

class LanguageClient {
  constructor(id, name, server, options) {
    Object.assign(this, { id, name, server, options, running: false });
  }
  async start() {
    told.started.push(this);
    if (told.failing) throw new Error("spawn briefset ENOENT");
    this.running = true;
  }
  isRunning() {
    return this.running;
  }
  async stop() {
    told.stopped += 1;
  }
}

const vscode = {
  workspace: {
    workspaceFolders: [{ uri: { fsPath: "/summaries" } }],
    getConfiguration: () => ({ get: (_name, otherwise) => otherwise }),
    createFileSystemWatcher: (pattern) => ({ pattern }),
    onDidChangeConfiguration: () => ({ dispose() {} }),
  },
  window: { showErrorMessage: (message) => told.errors.push(message) },
  commands: { registerCommand: (name, work) => (told.commands[name] = work) },
};

const load = Module._load;
Module._load = function (name, ...rest) {
  if (name === "vscode") return vscode;
  if (name === "vscode-languageclient/node") return { LanguageClient };
  return load.call(this, name, ...rest);
};
const extension = require("../extension");

test("the setting names the command, from the folder on where it is a path", () => {
  assert.equal(findCommand("briefset-dev", ["/a"], none), "briefset-dev");
  assert.equal(findCommand("/opt/briefset", ["/a"], none), "/opt/briefset");
  assert.equal(findCommand("bin/briefset", ["/a"], none), path.join("/a", "bin/briefset"));
});

test("without a setting it is that of a folder's virtual environment, else that of the PATH", () => {
  const own = path.join("/b", ".venv", "bin", "briefset");
  assert.equal(findCommand("", ["/a", "/b"], (name) => name === own), own);
  assert.equal(findCommand("", ["/a"], none), "briefset");
  assert.equal(findCommand("", [], none), "briefset");
});

test("it starts the server for summaries, starts it anew when asked, and stops it at the end", async () => {
  await extension.activate({ subscriptions: [] });
  const [first] = told.started;
  assert.deepEqual([first.server.command, first.server.args], ["briefset", ["lsp"]]);
  assert.equal(first.options.documentSelector[0].pattern, "**/summary.yaml");
  await told.commands["briefset.restart"]();
  assert.deepEqual([told.started.length, told.stopped], [2, 1]);
  await extension.deactivate();
  assert.equal(told.stopped, 2);
  assert.deepEqual(told.errors, []);
});

test("a server that does not start is told with what to do", async () => {
  told.failing = true;
  await extension.activate({ subscriptions: [] });
  assert.match(told.errors[0], /`briefset lsp` does not start .*pygls/);
  await extension.deactivate();
});
