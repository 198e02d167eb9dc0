"""The tags of links: one for each link, which says in words where it leads.

WeasyPrint tags what a style sheet puts before or after a link as another link within, and describes a link within the
document by the name of its target in the HTML. Imported only while something is typeset, as it imports WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Sequence

import pydyf  # type: ignore[import-untyped]  # it comes with WeasyPrint
from weasyprint.formatting_structure.boxes import Box, TextBox  # type: ignore[import-untyped]

from icc_cli.report.pdf.boxes import within
from icc_cli.report.pdf.painting import Painted
from icc_cli.report.pdf.structure import Structure


def mend_links(structure: Structure, painted: Sequence[Painted]) -> None:
    """Make one tag of each link, and describe it by its words if it leads to a place in the document (7.18.5)."""
    for element in structure.below(structure.root):
        if element["S"] == "/Link":
            for kid in structure.kids(element):
                if kid["S"] == "/Link":
                    structure.dissolve(kid)
    for page in painted:
        _describe(page)


def _describe(page: Painted) -> None:
    links: dict[object, list[Box]] = {}
    for box in within(page.box):
        if box.link_annotation and "Dest" in box.link_annotation:
            links.setdefault(box.element, []).append(box)
    for boxes in links.values():
        pieces = dict.fromkeys(piece for box in boxes for piece in within(box) if isinstance(piece, TextBox))
        words = " ".join(" ".join(piece.text for piece in pieces).split())
        for box in boxes:
            box.link_annotation["Contents"] = pydyf.String(words)
