"""All commands, by Typer: arguments in, exit code out.

In: argv. Out: paths and data on stdout, everything else on stderr. Never: does a stage's work itself.
"""

from __future__ import annotations

from typing import Annotated

import typer

from briefset import __version__
from briefset.cli.commands import content, documents, evidence, export, installation, reconcile, theme
from briefset.diagnostics import Exit

app = typer.Typer(
    name="briefset",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def briefset(
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version and exit.")] = False,
) -> None:
    """One checked YAML summary of an article in; PDF briefing, Word handout, fact sheet and HTML copy out.

    `briefset check shared-destiny`

    `briefset build shared-destiny -f pdf`
    """
    if version:
        typer.echo(f"briefset {__version__}")
        raise typer.Exit(Exit.OK)


for command in (
    content.new,
    content.check,
    content.lock,
    evidence.locate,
    evidence.trace,
    documents.build,
    reconcile.reconcile,
    export.export,
    installation.schema,
    installation.doctor,
    installation.explain,
):
    app.command()(command)
app.add_typer(theme.app, name="theme")
