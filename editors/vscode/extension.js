// Starts `briefset lsp` for the summaries of a folder. What it says and does is the server's.
"use strict";

const fs = require("node:fs");
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { findCommand } = require("./command");

const SUMMARIES = [
  { scheme: "file", pattern: "**/summary.yaml" },
  { scheme: "file", pattern: "**/content/*/*.csv" },
  { scheme: "file", pattern: "**/content/*/*.txt" },
];
const BESIDE = "**/content/*/*.{lock,csv,txt}";

let client;

async function start() {
  const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath);
  const setting = vscode.workspace.getConfiguration("briefset").get("command", "");
  const command = findCommand(setting, folders, fs.existsSync);
  const server = { command, args: ["lsp"], options: { cwd: folders[0] } };
  const watcher = vscode.workspace.createFileSystemWatcher(BESIDE);
  client = new LanguageClient("briefset", "briefset", server, {
    documentSelector: SUMMARIES,
    synchronize: { fileEvents: watcher },
  });
  try {
    await client.start();
  } catch (fault) {
    vscode.window.showErrorMessage(
      `briefset: \`${command} lsp\` does not start (${fault.message}). Install it, and pygls beside it, or name it in the setting briefset.command.`,
    );
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running?.isRunning()) await running.stop();
}

async function activate(context) {
  const restart = async () => {
    await stop();
    await start();
  };
  context.subscriptions.push(
    vscode.commands.registerCommand("briefset.restart", restart),
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("briefset") && restart()),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
