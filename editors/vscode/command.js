// Which command starts the server: the one of the setting, of a folder's virtual environment, or of the PATH.
"use strict";

const path = require("node:path");

const IN_FOLDER = [path.join(".venv", "bin", "briefset"), path.join(".venv", "Scripts", "briefset.exe")];

/** The command, given the setting, the folders that are open, and what says whether a file exists. */
function findCommand(setting, folders, exists) {
  if (setting) {
    const isPath = /[\\/]/.test(setting) && !path.isAbsolute(setting);
    return isPath && folders.length ? path.join(folders[0], setting) : setting;
  }
  const found = folders.flatMap((folder) => IN_FOLDER.map((name) => path.join(folder, name)));
  return found.find(exists) ?? "briefset";
}

module.exports = { findCommand };
