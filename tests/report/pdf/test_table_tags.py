"""The tags of tables: the heads of each cell, and one table where it goes over several pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from .laying_out import lay_out
from .matterhorn import failures, tree
from .matterhorn.tables import rows_of
from .reading import outline_of, read_aloud

HEAD = "<thead><tr><th scope=col>KPI<th scope=col>Start<th scope=col>Final</tr></thead>"
SMALL = """
  @page { size: 300px 100px; margin: 0 }
  * { margin: 0; font: 10px/20px "Source Sans 3"; white-space: nowrap }
"""


def row(name: str) -> str:
    return f"<tr><th scope=row>{name}<td>{name} start<td>{name} final</tr>"


def group(name: str) -> str:
    return f"<tr><th scope=rowgroup colspan=3>{name}</tr>"


@pytest.fixture
def heads(tmp_path: Path) -> Iterator[Any]:
    """A function from a table's HTML to the words of the heads of each cell, by the words of the cell."""
    opened: list[pikepdf.Pdf] = []

    def heads_in(table: str) -> dict[str, list[str]]:
        lay_out(f"<h1>One</h1><table>{table}</table>", tmp_path, SMALL)
        pdf = pikepdf.open(tmp_path / "out.pdf")
        opened.append(pdf)
        assert list(failures(pdf)) == []
        (tag,) = (each for each in tree.elements(pdf) if tree.type_of(each) == "Table")
        cells = [cell for each in rows_of(tag) for cell in tree.kids(each)]
        texts = [text for text, _ in read_aloud(tmp_path / "out.pdf")][1:]
        words = dict(zip((cell.objgen for cell in cells), texts, strict=True))
        names = {str(cell.ID): words[cell.objgen] for cell in cells if "/ID" in cell}
        return {words[cell.objgen]: [names[str(head)] for head in cell.A.get("/Headers", [])] for cell in cells}

    yield heads_in
    for pdf in opened:
        pdf.close()


def test_a_cell_stands_under_its_row_and_its_column(heads: Any) -> None:
    named = heads(f"{HEAD}<tbody>{row('Lamps')}</tbody>")
    assert named["Lamps start"] == ["Lamps", "Start"]
    assert named["Lamps final"] == ["Lamps", "Final"]
    assert named["Lamps"] == []


def test_a_cell_stands_under_the_heads_of_its_group_too_and_under_no_other(heads: Any) -> None:
    parts = f"{group('Parks')}{row('Poles')}{group('Yards')}{row('Masts')}"
    lights = f"<tbody>{group('Lights')}{row('Lamps')}{parts}</tbody>"
    named = heads(f"{HEAD}{lights}<tbody>{group('Roads')}{row('Paths')}</tbody>")
    assert named["Lamps final"] == ["Lights", "Lamps", "Final"]
    assert named["Poles final"] == ["Lights", "Parks", "Poles", "Final"]
    assert named["Masts final"] == ["Lights", "Yards", "Masts", "Final"]
    assert named["Paths final"] == ["Roads", "Paths", "Final"]
    assert named["Paths"] == ["Roads"]
    assert named["Yards"] == ["Lights"]
    assert named["Lights"] == named["Roads"] == []


def test_in_the_first_column_too(heads: Any) -> None:
    table = f"{HEAD}<tbody>{group('Lights')}<tr><td>a<td>b<td>c</tr></tbody>"
    named = heads(f"{table}<tbody>{group('Roads')}<tr><td>d<td>e<td>f</tr></tbody>")
    assert named["a"] == ["Lights", "KPI"]
    assert named["d"] == ["Roads", "KPI"]


def test_a_table_over_pages_is_one_and_its_heads_are_read_once(heads: Any, tmp_path: Path) -> None:
    names = [f"Lamp{number}" for number in range(8)]
    roads = f"<tbody>{group('Roads')}{row('Paths')}</tbody>"
    named = heads(f"{HEAD}<tbody>{group('Lights')}{''.join(map(row, names))}</tbody>{roads}")
    for name in names:
        assert named[f"{name} start"] == ["Lights", name, "Start"]
    assert named["Paths final"] == ["Roads", "Paths", "Final"]
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert len(pdf.pages) > 2
        (document,) = tree.kids(pdf.Root.StructTreeRoot)
        lights, paths = "TR(TH) " + " ".join(["TR(TH TD TD)"] * 8), "TR(TH) TR(TH TD TD)"
        assert outline_of(document) == f"Document(H1 Table(THead(TR(TH TH TH)) TBody({lights}) TBody({paths})))"


def test_a_caption_below_a_table_over_pages_is_its_last_part(tmp_path: Path) -> None:
    caption = '<caption style="caption-side: bottom">Lights</caption>'
    rows = "".join(row(f"Lamp{number}") for number in range(6))
    lay_out(f"<h1>One</h1><table>{caption}{HEAD}<tbody>{rows}</tbody></table><p>After</p>", tmp_path, SMALL)
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert list(failures(pdf)) == []
        (table,) = (each for each in tree.elements(pdf) if tree.type_of(each) == "Table")
        assert [tree.type_of(kid) for kid in tree.kids(table)] == ["THead", "TBody", "Caption"]
    assert [text for text, _ in read_aloud(tmp_path / "out.pdf")][-2:] == ["Lights", "After"]
