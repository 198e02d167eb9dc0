"""The rules that `icc validate` checks, with their severity at each stage, at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Column, Table
from rich.text import Text

from icc_cli.diagnostics import Severity
from icc_cli.diagnostics.page import Page
from icc_cli.output.console import Indented, printed, readable_width, table, to_text
from icc_cli.output.terminal import Terminal
from icc_cli.programme.edition import Stage

_NARROW = 90
"""With fewer columns, what a rule finds stands on lines of its own."""
_STAGES = "".join(stage[0] for stage in Stage)
_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def write_table(rules: Sequence[Page], terminal: Terminal) -> str:
    """Return a row for each rule. Severities are letters, as four columns of words would leave no room."""
    return printed(_parts(rules, readable_width(terminal)), terminal)


def _parts(rules: Sequence[Page], width: int) -> Iterator[RenderableType]:
    stages = ", ".join(Stage)
    yield Indented(f"Severities at the stages {stages}: e error, w warning, i info, - silent")
    yield Text()
    if width >= _NARROW:
        yield _table(rules)
        return
    for page in rules:
        yield Text(" ").join([Text(page.code), _letters(page), Text(page.name)])
        yield Indented(page.summary, 4)


def _table(rules: Sequence[Page]) -> Table:
    columns = [Column(head, no_wrap=True) for head in ("Rule", _STAGES, "Name")]
    found = table(*columns, Column("Finds", overflow="fold"), padding=(0, 2, 0, 0))
    for page in rules:
        found.add_row(page.code, _letters(page), page.name, to_text(page.summary))
    return found


def _letters(page: Page) -> Text:
    """The severities at the stages: `ew-i`."""
    letters = [(each.value[0], _STYLES[each]) if each else ("-", "") for each in page.severities.values()]
    return Text.assemble(*letters)
