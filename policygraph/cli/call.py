"""What every command shares: its options, the language, where the answer goes, which data it is about."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from policygraph.errors import ScopeError, UsageError
from policygraph.texts import Lang, say

if TYPE_CHECKING:
    from policygraph.checks.decisions import Decisions
    from policygraph.graph import PolicyGraph

__all__ = ["COMMANDS", "Call", "Command", "Panel", "command", "signature_in"]

Panel = Literal["job", "checks", "graph", "models", "files"]
Body = Callable[..., int | None]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a command, as typed; the answer goes to standard output or ``output``, words to standard error."""

    lang: Lang = "en"
    as_json: bool = False
    data: Path | None = None
    beside: bool = False
    output: Path | None = None
    quiet: bool = False
    debug: bool = False
    as_of: str = ""
    decisions: Path | None = None
    asked: dict[str, Any] = field(default_factory=dict)

    def note(self, key: str, /, **values: object) -> None:
        """Say something about the answer on standard error, unless told to be quiet."""
        if not self.quiet:
            from policygraph.cli.printing import plain

            typer.echo(plain(say(key, self.lang, **values)), err=True)

    def graph(self) -> PolicyGraph:
        """Return the graph the call is about, and say on standard error what was put together how."""
        from policygraph.interop.spreadsheets.opening import open_data

        graph, notes = open_data(self.data, beside=self.beside, as_of=self.as_of)
        self.notes(notes)
        return graph

    def notes(self, notes: Iterable[tuple[str, dict[str, Any]]]) -> None:
        """Say what a door chose and noticed; a value that is ``{"en", "zh"}`` is told in the language of the call."""
        for key, values in notes:
            self.note(key, **{name: _in(value, self.lang) for name, value in values.items()})

    def decisions_path(self) -> Path:
        """Return where people's decisions stand: as told, else beside the data, else in this folder."""
        home = self.data if self.data and self.data.is_dir() else Path()
        return self.decisions or home / "decisions.toml"

    def read_decisions(self) -> Decisions:
        """Return people's decisions; a file that was named must exist.

        Raises
        ------
        UnreadableInput
            If the file was named and is missing, or is no TOML.
        """
        from policygraph.checks import read_decisions
        from policygraph.errors import UnreadableInput

        path = self.decisions_path()
        if self.decisions and not path.is_file():
            raise UnreadableInput("cli.no_file", file=path.name)
        return read_decisions(path)

    def answer(self, text: str | bytes) -> None:
        """Give the answer: to the file named by ``-o``, else to standard output."""
        if self.output is None:
            typer.echo(text, nl=isinstance(text, str) and not text.endswith("\n"))
            return
        from policygraph.graph import write_atomic

        whole = text + "\n" if isinstance(text, str) and not text.endswith("\n") else text
        self.note("cli.written", file=write_atomic(self.output, whole))


def _in(value: object, lang: Lang) -> object:
    return value[lang] if isinstance(value, dict) and lang in value else value


@dataclass(frozen=True, slots=True)
class Command:
    """A verb: its name, the panel of the help it stands in, whether it asks for findings, its function."""

    name: str
    panel: Panel
    checks: bool
    body: Body

    def run(self, **given: Any) -> None:
        """Call the function with what was typed and leave with its exit code."""
        shared = {name: given.pop(name) for name in _SHARED}
        lang = shared.pop("lang")
        if lang not in get_args(Lang):
            raise UsageError("cli.bad_lang", value=lang)
        asked = _question({name: given.pop(name) for name in _QUESTION}) if self.checks else {}
        raise typer.Exit(self.body(Call(lang=lang, asked=asked, **shared), **given) or 0)


COMMANDS: list[Command] = []


def command(name: str, panel: Panel, *, checks: bool = False) -> Callable[[Body], Body]:
    """Enter a function as a command; its first argument is the :class:`Call`, the others are its own options.

    The help of an option is a key of ``texts.csv``; that of the command is ``cli.<name>.help``.
    """

    def enter(body: Body) -> Body:
        COMMANDS.append(Command(name, panel, checks, body))
        return body

    return enter


def _option(name: str, kind: Any, default: Any, *flags: str, **more: Any) -> inspect.Parameter:
    annotated = Annotated[kind, typer.Option(*flags, help=f"cli.opt.{name}", show_default=False, **more)]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotated)


_SHARED = {
    each.name: each
    for each in (
        _option("as_json", bool, False, "--json"),
        _option("lang", str, "en", "--lang", metavar="en|zh"),
        _option("data", Path | None, None, "--data", metavar="PATH"),
        _option("beside", bool, False, "--beside"),
        _option("as_of", str, "", "--as-of", metavar="DATE"),
        _option("decisions", Path | None, None, "--decisions", metavar="FILE"),
        _option("output", Path | None, None, "-o", "--output", metavar="PATH"),
        _option("quiet", bool, False, "--quiet", "-q"),
        _option("debug", bool, False, "--debug"),
    )
}
_QUESTION = {
    each.name: each
    for each in (
        _option("at", str, "", "--at", metavar="DATE"),
        _option("where", str, "", "--where", metavar="PLACE"),
        _option("objective", str, "", "--objective", metavar="ID"),
        _option("technology", str, "", "--technology", metavar="ID"),
        _option("codes", list[str], [], "--codes", metavar="C1,C4"),
        _option("involving", str, "", "--involving", metavar="ID"),
        _option("tag", list[str], [], "--tag", metavar="side=demand"),
    )
}


def _question(given: dict[str, Any]) -> dict[str, Any]:
    codes = [code.strip().upper() for text in given.pop("codes") for code in text.split(",") if code.strip()]
    tags = []
    for text in given.pop("tag"):
        name, mark, value = text.partition("=")
        if not mark:
            raise ScopeError("cli.bad_tag", value=text)
        tags.append((name.strip(), value.strip()))
    return {**given, "codes": codes, "tags": tags}


def signature_in(each: Command, lang: Lang) -> inspect.Signature:
    """Return the signature typer reads: own options first, then those of all commands, helps in ``lang``."""
    own = list(inspect.signature(each.body, eval_str=True).parameters.values())[1:]
    wanted = [*own, *(_QUESTION.values() if each.checks else ()), *_SHARED.values()]
    # Python wants options without a default first; typer does not mind the order.
    return inspect.Signature([_worded(parameter, lang) for parameter in _by_default(wanted)])


def _by_default(parameters: Iterable[inspect.Parameter]) -> list[inspect.Parameter]:
    return [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in parameters]


def _worded(parameter: inspect.Parameter, lang: Lang) -> inspect.Parameter:
    kind, info = get_args(parameter.annotation)
    told = copy(info)
    told.help = say(info.help, lang) if info.help else None
    return parameter.replace(annotation=Annotated[kind, told])
