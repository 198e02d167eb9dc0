"""The tags of tables: one table across all its pages, and for each cell all the headers that apply to it.

WeasyPrint starts another table on each page, takes the header of a group of rows for a cell of the first column, and
omits what a header applies to. Imported only while typesetting, as it imports WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pydyf  # type: ignore[import-untyped]  # it comes with WeasyPrint
from weasyprint.formatting_structure.boxes import Box, TableBox  # type: ignore[import-untyped]

from icc_cli.report.pdf.boxes import within
from icc_cli.report.pdf.hooks import Painted
from icc_cli.report.pdf.structure import Element, Structure
from icc_cli.report.pdf.tags import set_apart

_SCOPES = {"row": "/Row", "rowgroup": "/Row"}

Id = Any
"""The identifier of a header: the same object in its tag and in those of its cells."""


@dataclass(slots=True)
class _Table:
    """A table, from the page on which it starts."""

    tag: Element
    columns: list[Id]
    """The column headers, where they are printed first."""
    rows: object = None
    """The HTML element with the rows seen last."""
    rows_tag: Element = None
    groups: list[Id] = field(default_factory=list)
    """The headers of the rows seen last: of the group, and of a part of it."""


def fix_tables(structure: Structure, painted: Sequence[Painted]) -> None:
    """Join a table's parts on several pages, and list for each cell its headers, including those of groups (7.5)."""
    begun: dict[object, _Table] = {}
    for page in painted:
        for box in within(page.box):
            cells = list(_cells(*box.children)) if isinstance(box, TableBox) else []
            if not cells:
                continue
            tag = structure.above(cells[0].mark, "/Table")
            columns = [cell.mark["ID"] for cell in _cells(*(group for group in box.children if group.is_header))]
            table = begun.setdefault(box.element, _Table(tag, columns))
            if table.tag is not tag:
                _join(structure, page, box, tag, table)
            _say_what_heads(cells)
            _name_heads(structure, box, table, dict(zip(columns, table.columns, strict=False)))
    _list_heads(structure)


def _join(structure: Structure, page: Painted, box: Box, tag: Element, table: _Table) -> None:
    """Move the rows of a table on a further page into its tag, and mark repeated headers as artifacts."""
    for group in box.children:
        cells = list(_cells(group))
        if group.is_header or group.is_footer:
            set_apart(structure, page, within(group))
        elif cells and group.element is table.rows:
            for row in structure.kids(structure.above(cells[0].mark, "/TBody")):
                structure.move(row, table.rows_tag)
        elif cells:
            structure.move(structure.above(cells[0].mark, "/TBody"), table.tag)
    for caption in [kid for kid in structure.kids(tag) if kid["S"] == "/Caption"]:
        structure.move(caption, table.tag)
    structure.remove(tag)


def _say_what_heads(cells: list[Box]) -> None:
    for cell in cells:
        if cell.mark["S"] == "/TH":
            cell.mark["A"]["Scope"] = _SCOPES.get(cell.element.get("scope"), "/Column")


def _name_heads(structure: Structure, box: Box, table: _Table, first: dict[Id, Id]) -> None:
    """List for each cell of a table's body the headers of its group, besides those of its row and column.

    `first` maps each column header to its counterpart on the table's first page.
    """
    groups = {cell.mark["ID"] for cell in _cells(*box.children) if _heads_group(cell)}
    for group in box.children:
        for cell in () if group.is_header or group.is_footer else _cells(group):
            if group.element is not table.rows:
                table.rows, table.rows_tag, table.groups = group.element, structure.above(cell.mark, "/TBody"), []
            given = [first.get(head, head) for head in cell.mark["A"].get("Headers", ()) if head not in groups]
            if _heads_group(cell):
                del table.groups[1:]
            if table.groups or given:
                cell.mark["A"]["Headers"] = pydyf.Array([*table.groups, *given])
            if _heads_group(cell):
                table.groups.append(cell.mark["ID"])


def _list_heads(structure: Structure) -> None:
    """List the headers by identifier, as ISO 32000-1, 14.7.2, requires where there are any."""
    heads = {each["ID"].string: each for each in structure.below(structure.root) if "ID" in each}
    names = [part for name in sorted(heads) for part in (heads[name]["ID"], heads[name].reference)]
    if names:
        structure.root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})


def _heads_group(cell: Box) -> bool:
    return bool(cell.mark["S"] == "/TH" and cell.element.get("scope") == "rowgroup")


def _cells(*groups: Box) -> Iterator[Box]:
    """Yield the cells of groups of rows that have tags."""
    return (cell for group in groups for row in group.children for cell in row.children if hasattr(cell, "mark"))
