"""All commands, by Typer: arguments in, exit code out.

In: argv. Out: paths and data on stdout, everything else on stderr. Never: does a stage's work itself.
"""

from __future__ import annotations

import sys
from typing import Annotated, NoReturn

import typer
from typer.exceptions import TyperException

from briefset import __version__
from briefset.cli.commands import content, documents, evidence, installation, theme, trace
from briefset.cli.options import DiagnosticFormat
from briefset.cli.output import ON_STDOUT, Output, Results
from briefset.diagnostics import Exit, misuse

NAME = "briefset"
app = typer.Typer(
    name=NAME,
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
    content.init,
    content.new,
    content.add,
    content.check,
    evidence.evidence,
    content.lock,
    trace.locate,
    trace.trace,
    documents.build,
    documents.preview,
    documents.verify,
    documents.reconcile,
    evidence.export,
    installation.schema,
    installation.doctor,
    installation.explain,
    installation.lsp,
):
    app.command()(command)
app.add_typer(theme.app, name="theme")


def run() -> Exit:
    """The exit code of the command that was given."""
    out = _read_output(sys.argv)
    try:
        return Exit(app(prog_name=NAME, standalone_mode=not out.as_json and out.style not in ON_STDOUT) or 0)
    except TyperException as fault:
        return _refuse(fault, out)
    except SystemExit as end:
        return Exit(int(end.code or 0))
    except OSError:  # of Typer's own printing: what stdout still holds fails once more, and is told
        return out.finish(lambda: Results(None))


def _read_output(words: list[str]) -> Output:
    """How a command line that cannot be read wants to be answered."""
    line = " ".join(words).replace("=", " ") + " "
    style = next((item for item in ON_STDOUT if f"--diagnostic-format {item} " in line), DiagnosticFormat.text)
    return Output(style, as_json="--json" in words)


def _refuse(fault: TyperException, out: Output) -> Exit:
    """The exit code of a mistake in the command line, which is told as every other mistake is."""

    def refuse() -> NoReturn:
        hint = "`briefset COMMAND -h` lists what it takes"
        raise misuse("briefset", fault.format_message(), hint)

    return out.finish(refuse)
