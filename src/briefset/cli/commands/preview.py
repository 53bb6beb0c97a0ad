"""preview: the set in a browser, as the summary is written.

In: the name of an article, a port. Out: an address on stdout. Never: makes or shows a document itself.
"""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from briefset.cli import completion
from briefset.cli.options import Branded, Paper, Project
from briefset.cli.output import Output, Results, command

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")
"""By which a program on X or Wayland finds a screen; without one a browser would take the terminal."""

Article = Annotated[
    str | None,
    typer.Argument(
        help="Slug, folder or summary.yaml; default: the one written last.", autocompletion=completion.articles
    ),
]


@command
def preview(
    out: Output,
    article: Article = None,
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65535, help="The port, or the next that is free; 0 for any.")
    ] = None,
    opens: Annotated[bool, typer.Option("--open/--no-open", help="Open the address in the browser.")] = True,
    editor: Annotated[
        str,
        typer.Option(
            "--editor", envvar="BRIEFSET_EDITOR_URL", help="The address by which a click opens an editor; none."
        ),
    ] = "vscode://file{path}:{line}:{column}",
    brand: Branded = None,
    page_size: Paper = None,
    project: Project = Path(),
) -> Results:
    """Show the set in the browser while it is written: each save is seen, a click leads to its line.

    `briefset preview shared-destiny`

    `briefset preview --port 0 --no-open`
    """
    from briefset.build.articles import find_articles
    from briefset.preview.address import FIRST_PORT
    from briefset.preview.serve import serve

    folder = max(find_articles(project, [article] if article else []), key=lambda one: one.summary.stat().st_mtime_ns)
    look = brand, page_size.value if page_size else ""

    def begun(url: str) -> None:
        out.announce(Results({"article": folder.slug, "url": url}, [url]))
        out.say(f"{folder.slug}: Ctrl-C ends the preview")
        if opens and _has_screen():
            webbrowser.open(url)

    serve(folder, look, editor, FIRST_PORT if port is None else port, begun)


def _has_screen() -> bool:
    return sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in SCREENS)
