"""Commands whose `--help` rich lays out. Nothing of rich is imported before somebody asks for help."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter  # Typer has no other names for them


class HelpfulCommand(TyperCommand):
    """A command with such help."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write usage, description, arguments and options."""
        _write_help(self, ctx, formatter)


class HelpfulGroup(TyperGroup):
    """A group of commands with such help."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write usage, description, options and commands."""
        _write_help(self, ctx, formatter)


class Commands(typer.Typer):
    """Commands, and their groups, that are helpful and say what is wrong in plain lines."""

    def __init__(self, *, cls: type[TyperGroup] = HelpfulGroup, **options: Any) -> None:
        super().__init__(
            cls=cls, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, **options
        )

    def command(self, name: str | None = None, **options: Any) -> Callable[[Any], Any]:
        """Return what makes a function a command."""
        return super().command(name, cls=HelpfulCommand, **options)


def _write_help(command: Command, ctx: Context, formatter: HelpFormatter) -> None:
    from icc_cli.output.help import write_help
    from icc_cli.output.terminal import terminal

    formatter.write(write_help(command, ctx, terminal(sys.stdout)))
