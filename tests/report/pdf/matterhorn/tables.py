"""Conditions about tables: the grid of their cells (09-004), and the heads of each cell (15-003)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from . import tree


def table_failures(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield what tables fail at."""
    for table in tree.elements(pdf):
        if tree.type_of(table) == "Table":
            yield from _parts(table)
            yield from _grid(table)
            yield from _heads(table)


def rows_of(table: Any) -> list[Any]:
    """Return the rows of a table, without those of tables inside it."""
    rows: list[Any] = []
    for kid in tree.kids(table):
        if tree.type_of(kid) in ("THead", "TBody", "TFoot"):
            rows += tree.kids(kid)
        elif tree.type_of(kid) == "TR":
            rows.append(kid)
    return rows


def _parts(table: Any) -> Iterator[str]:
    parts = [tree.type_of(kid) for kid in tree.kids(table)]
    if parts.count("THead") > 1 or parts.count("TFoot") > 1 or parts.count("Caption") > 1:
        yield f"09-004 a table has parts twice: {parts}"
    if "Caption" in parts[1:-1]:
        yield "09-004 a caption stands in the middle of a table"
    if {"THead", "TFoot"} & set(parts) and "TBody" not in parts:
        yield "09-004 a table has a head or a foot, and no body"


def _grid(table: Any) -> Iterator[str]:
    taken: set[tuple[int, int]] = set()
    rows = rows_of(table)
    for at, row in enumerate(rows):
        column = 0
        for cell in tree.kids(row):
            while (at, column) in taken:
                column += 1
            about = cell.get("/A", {})
            covered = {
                (at + down, column + right)
                for down in range(int(about.get("/RowSpan", 1)))
                for right in range(int(about.get("/ColSpan", 1)))
            }
            if covered & taken:
                yield "09-004 two cells of a table lie over one another"
            taken |= covered
    widths = {sum(1 for place in taken if place[0] == at) for at in range(len(rows))}
    if len(widths) > 1 or any(at >= len(rows) for at, _ in taken):
        yield f"09-004 the rows of a table have different numbers of columns: {sorted(widths)}"


def _heads(table: Any) -> Iterator[str]:
    cells = [cell for row in rows_of(table) for cell in tree.kids(row)]
    heads = [cell for cell in cells if tree.type_of(cell) == "TH"]
    known = {str(head.ID) for head in heads if "/ID" in head}
    if len(known) != len(heads):
        yield "15-003 heads of a table have no identifier of their own"
    if any("/Scope" not in head.A for head in heads):
        yield "15-003 a head does not say what it is for"
    for cell in cells:
        named = [str(head) for head in cell.get("/A", {}).get("/Headers", [])]
        if not set(named) <= known:
            yield "15-003 a cell names heads that its table has not"
        if tree.type_of(cell) == "TD" and not named:
            yield "15-003 a cell names no head"
