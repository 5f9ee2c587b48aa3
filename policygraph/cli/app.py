"""The program: puts the commands together and turns every error into one sentence and an exit code."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, NoReturn, get_args

import typer
from typer.core import TyperCommand, TyperGroup

from policygraph.cli import checks, exchange, files, graph, models, setup
from policygraph.cli.call import COMMANDS, Command, Panel, signature_in
from policygraph.cli.helping import command_help, group_help
from policygraph.cli.printing import plain
from policygraph.errors import InvalidData, PolicyGraphError, UsageError
from policygraph.texts import Lang, say

__all__ = ["build_app", "main", "run"]

# Modules whose import enters their commands.
_FAMILIES = (checks, graph, models, files, exchange, setup)
_USAGE, _INTERNAL, _INTERRUPTED = 2, 70, 130


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # What is written to files and pipes is UTF-8 whatever the locale says.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(
                **({"errors": "replace"} if stream.isatty() else {"encoding": "utf-8", "errors": "replace"})
            )
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code.

    0 done; 1 findings over ``--fail-on``, invalid data or differences; 2 wrong usage; 3 unreadable input; 4 a limit
    was reached; 70 an error inside the program.
    """
    lang, as_json = _spoken(arguments), "--json" in arguments
    try:
        code: Any = build_app(lang)(args=list(arguments), prog_name="policygraph", standalone_mode=False)
    except PolicyGraphError as error:
        if "--debug" in arguments:
            raise
        _tell(error, lang, as_json=as_json)
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader, such as head, has seen enough; nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # the last door: whatever went wrong becomes one sentence and an exit code
        refused = _refusal(error, lang)
        if "--debug" in arguments and not refused:
            raise
        internal = say("errors.internal", lang, what=f"{type(error).__name__}: {error}".splitlines()[0])
        typer.echo(plain(refused or internal), err=True)
        return _USAGE if refused else _INTERNAL
    return int(code or 0)


def build_app(lang: Lang = "en") -> typer.Typer:
    """Return the program with its helps in ``lang``."""
    panels = get_args(Panel)
    ordered = sorted(COMMANDS, key=lambda each: panels.index(each.panel))
    told = [(each.panel, each.name, say(f"cli.{each.name}.help", lang)) for each in ordered]

    class Group(_Group):
        def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as the library calls it
            formatter.write(group_help(told, lang))

    class Verb(TyperCommand):
        def format_help(self, ctx: Any, formatter: Any) -> None:
            formatter.write(command_help(str(self.name), str(self.help), self.get_params(ctx), lang))

    app = typer.Typer(
        cls=Group, help=say("cli.help", lang), add_completion=False, no_args_is_help=True,
        pretty_exceptions_enable=False, rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )  # fmt: skip
    app.callback(invoke_without_command=True)(_version)
    for each, (_, name, words) in zip(ordered, told, strict=True):
        app.command(name, cls=Verb, help=words)(_entry(each, lang))
    return app


def _entry(each: Command, lang: Lang) -> Any:
    def function(**given: Any) -> None:
        each.run(**given)

    signature = signature_in(each, lang)
    function.__signature__ = signature  # type: ignore[attr-defined]
    function.__annotations__ = {name: one.annotation for name, one in signature.parameters.items()}
    return function


def _version(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", show_default=False),
    lang: str = typer.Option("en", "--lang", hidden=True),  # noqa: ARG001 - heard by _spoken before anything is parsed
) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"policygraph {installed('policygraph')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


class _Group(TyperGroup):
    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.commands:
            near = get_close_matches(args[0], sorted(self.commands), n=3, cutoff=0.5)
            raise UsageError("cli.no_command", name=args[0], candidates=", ".join(near or sorted(self.commands)))
        return super().resolve_command(ctx, args)


def _spoken(arguments: Sequence[str]) -> Lang:
    """Return the language asked for, before anything is parsed: errors and helps are told in it too."""
    for position, each in enumerate(arguments):
        value = each.partition("=")[2] if each.startswith("--lang=") else ""
        if each == "--lang" and position + 1 < len(arguments):
            value = arguments[position + 1]
        for known in get_args(Lang):
            if value == known:
                return known  # type: ignore[no-any-return]
    return "en"


def _tell(error: PolicyGraphError, lang: Lang, *, as_json: bool) -> None:
    if isinstance(error, InvalidData):
        for problem in error.problems:
            typer.echo(plain(problem.line(lang)), err=True)
        typer.echo(say("cli.problems", lang, count=len(error.problems)), err=True)
        if as_json:
            problems = [problem.to_dict(lang) for problem in error.problems]
            typer.echo(json.dumps({"problems": problems}, ensure_ascii=False, indent=1))
        return
    typer.echo(plain(error.message(lang)), err=True)
    if as_json:
        typer.echo(json.dumps({"error": error.message(lang), "exit_code": error.exit_code}, ensure_ascii=False))


def _refusal(error: Exception, lang: Lang) -> str:
    """Return a sentence for what the parser of the command line refused; blank for any other error."""
    if not hasattr(error, "format_message"):
        return ""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = ", ".join(sorted(getattr(error, "possibilities", None) or ())) or "--help"
        return say("cli.no_option", lang, name=getattr(error, "option_name", ""), candidates=near)
    parameter = getattr(error, "param", None)
    flag = parameter.opts[0] if parameter is not None else getattr(error, "option_name", "") or ""
    name = flag if flag.startswith("-") else getattr(parameter, "metavar", None) or flag
    if kind == "MissingParameter":
        return say("cli.missing", lang, name=name)
    if kind in ("BadParameter", "BadOptionUsage"):
        return say("cli.bad_value", lang, name=name, why=error.format_message())
    return say("cli.bad_usage", lang, why=error.format_message())
