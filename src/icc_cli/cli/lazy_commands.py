"""Commands whose modules are imported when they are called: `icc --version` and `icc --help` need none of them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

import typer
from typer.core import TyperCommand
from typer.main import get_command, get_group

from icc_cli.cli.help import Commands, HelpfulGroup

if TYPE_CHECKING:
    from typer._click import Command, Context  # Typer has no other names for them


class CommandsLater(HelpfulGroup):
    """A group that knows its commands by their names and help, and imports the one that is called.

    A command is a function, or a Typer of several, that has the name of its module in `icc_cli.cli`.
    """

    later: ClassVar[Mapping[str, str]]
    """The first paragraph of each command's help, by its name."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        self.commands.update({name: TyperCommand(name, help=words) for name, words in self.later.items()})

    def invoke(self, ctx: Context) -> Any:
        """Run the command; what Typer says of a value that cannot be meant is told without a word of its library."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Return the command that is called, with its name and its arguments."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command if name is None else _imported(name), rest


def _imported(name: str) -> Command:
    found = getattr(import_module(f"icc_cli.cli.{name}"), name)
    if isinstance(found, typer.Typer):
        return get_group(found)
    alone = Commands()
    alone.command(name)(found)
    return get_command(alone)
