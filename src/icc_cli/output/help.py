"""The help of a command at a terminal: how it is called, what it does, its arguments, options and commands."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.console import RenderableType
from rich.table import Column, Table
from rich.text import Text

from icc_cli.output.console import HEADING, NARROWEST_TABLE, Indented, printed, readable_width, to_text
from icc_cli.output.terminal import Terminal

if TYPE_CHECKING:
    from typer._click import Command, Context

_WIDEST = 100
"""Sentences in longer lines are not easier to read."""
_NAME = "cyan"
_INDENT = 2
_GAP = 2
_WIDEST_NAME = 34
_KINDS = {"str": "TEXT", "int": "NUMBER"}
_KIND = re.compile(r" <(?:list\[)?([^<>\[\]]+?)(?: range)?\]?>$")


class _Entry(NamedTuple):
    """An argument, an option or a command, and what it is for."""

    name: str
    meaning: str


def write_help(command: Command, ctx: Context, terminal: Terminal) -> str:
    """Return the help of a command."""
    fitting = terminal._replace(width=min(terminal.width, _WIDEST))
    return printed(_parts(command, ctx, readable_width(fitting)), fitting)


def _parts(command: Command, ctx: Context, width: int) -> Iterator[RenderableType]:
    called = " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    yield Indented(called, bullet=Text("Usage: ", HEADING))
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield Text()
        yield Indented(" ".join(paragraph.split()), _INDENT)
    for title, entries in _sections(command, ctx).items():
        if entries:
            yield Text()
            yield Text(title, HEADING)
            yield from _listed(entries, width)
    for paragraph in filter(None, inspect.cleandoc(command.epilog or "").split("\n\n")):
        yield Text()
        yield Indented(" ".join(paragraph.split()), _INDENT)


def _sections(command: Command, ctx: Context) -> dict[str, list[_Entry]]:
    arguments: list[_Entry] = []
    options: list[_Entry] = []
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None:
            is_argument = parameter.param_type_name == "argument"
            (arguments if is_argument else options).append(_Entry(_named(record[0], is_argument), record[1]))
    commands: dict[str, Command] = getattr(command, "commands", {})
    listed = [_Entry(name, each.get_short_help_str(limit=1000)) for name, each in commands.items()]
    return {"Arguments": arguments, "Options": options, "Commands": listed}


def _named(name: str, is_argument: bool) -> str:
    """A name with what it takes, in words rather than as Python has it."""
    kind = _KIND.search(name)
    if kind is None:
        return name
    told = "" if is_argument else f" {_KINDS.get(kind[1], kind[1])}"
    return name[: kind.start()] + told


def _listed(entries: Sequence[_Entry], width: int) -> Iterator[RenderableType]:
    """What entries mean beside their names, or below them where there is no room for both."""
    if width < NARROWEST_TABLE:
        for entry in entries:
            yield Indented(entry.name, _INDENT, hanging=_INDENT, style=_NAME)
            yield Indented(entry.meaning, 3 * _INDENT)
        return
    names = min(max(to_text(entry.name).cell_len for entry in entries), _WIDEST_NAME)
    found = Table.grid(Column(width=_INDENT + names), Column(), padding=(0, _GAP, 0, 0))
    for entry in entries:
        found.add_row(Indented(entry.name, _INDENT, hanging=_INDENT, style=_NAME), Indented(entry.meaning))
    yield found
