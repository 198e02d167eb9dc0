"""Tables and text at a terminal, by rich: within its width, in colour or without, in signs that it can show.

Words from files are never markup. Whoever writes them has taken control characters out.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Column, Table
from rich.text import Text

from icc_cli.output.terminal import Terminal

HEADING = "bold"
QUIET = "dim"

WIDEST = 132
"""Wider lines are not easier to read."""
NARROWEST = 24
"""Narrower than this, lines are cut by the terminal."""
NARROWEST_TABLE = 72
"""With fewer columns, the cells of a row stand below each other."""

_NO_BREAK_SPACE = "\u00a0"
_GLUE = "\ufffe"
"""Stands for a no-break space, at which rich would break a line. No YAML file can hold this character."""


def readable_width(terminal: Terminal) -> int:
    """Return the columns that lines may take."""
    return min(max(terminal.width, NARROWEST), WIDEST)


def printed(parts: Iterable[RenderableType], terminal: Terminal) -> str:
    """Return what rich makes of the parts, one below the other, without spaces at the ends of lines."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=readable_width(terminal),
        color_system="standard" if terminal.colour else None,
        force_terminal=terminal.colour,
        force_interactive=False,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in parts:
        console.print(part)
    text = stream.getvalue().replace(_GLUE, " ").replace(_NO_BREAK_SPACE, " ")
    return "".join(f"{line.rstrip()}\n" for line in terminal.in_its_signs(text).splitlines())


def to_text(words: str, style: str = "") -> Text:
    """Return words for rich; what a no-break space joins is not broken."""
    return Text(words.replace(_NO_BREAK_SPACE, _GLUE), style=style)


def table(*columns: str | Column, **options: Any) -> Table:
    """Return a table without lines whose columns stand apart; rich lays it out."""
    return Table(*columns, box=None, pad_edge=False, header_style=HEADING, **options)


class Indented:
    """Text some columns from the left. The lines after the first hang further in, or stand below a bullet's words."""

    def __init__(
        self, text: str | Text, indent: int = 0, *, hanging: int = 0, bullet: str | Text = "", style: str = ""
    ) -> None:
        self.text = to_text(text, style) if isinstance(text, str) else text
        self.bullet = to_text(bullet, style) if isinstance(bullet, str) else bullet
        self.indent = indent
        self.hanging = hanging

    @property
    def width(self) -> int:
        """The columns that it takes on one line."""
        return self.indent + self.bullet.cell_len + self.text.cell_len

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines, broken by rich between words; only a word that is longer than a line is broken itself."""
        bullet = self.bullet.cell_len
        room = max(options.max_width - self.indent - bullet, self.hanging + 1)
        first, rest = self.text, Text()
        if self.text.cell_len > room:
            first = self.text.wrap(console, room)[0]
            rest = self.text[len(first) :]
            rest = rest[len(rest) - len(rest.plain.lstrip()) :]
            first.rstrip()
        yield Text(" " * self.indent).append_text(self.bullet).append_text(first)
        for line in rest.wrap(console, room - self.hanging) if rest else ():
            line.rstrip()
            yield Text(" " * (self.indent + bullet + self.hanging)).append_text(line)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Return the columns that the longest word takes, and those of the whole text on one line."""
        least = Measurement.get(console, options, self.text).minimum
        return Measurement(least + self.width - self.text.cell_len + self.hanging, self.width).with_maximum(
            options.max_width
        )
