"""Conditions about the file as a whole: 01, 06, 07, 11, 20, 21, 25, 26, 30."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from . import tree


def whole_failures(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield what the catalog, the metadata and the attached files fail at."""
    root: Any = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked") or "/Suspects" in root.MarkInfo:
        yield "01-007 the file does not say that it is tagged"
    if "/Metadata" not in root:
        yield "06-001 there are no metadata"
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "06-002 the metadata do not say that the file is PDF/UA-1"
        if not metadata.get("dc:title"):
            yield "06-003 there is no title"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "07-001 the title is not shown in the window"
    if not str(root.get("/Lang", "")):
        yield "11-006 the file has no language"
    for name in ("/OCProperties", "/AcroForm"):
        if name in root:
            yield f"20-001, 25-001 there is a {name}"
    if pdf.is_encrypted:
        yield "26-001 the file is encrypted"
    for name, file in pdf.attachments.items():
        if not (str(file.obj.get("/F", "")) and str(file.obj.get("/UF", ""))):
            yield f"21-001 the attached {name} is not named twice"
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and "/Ref" in each:
            yield "30-001 an object refers to another file"
    yield from _identifiers(pdf)


def _identifiers(pdf: pikepdf.Pdf) -> Iterator[str]:
    given = {str(each.ID): each for each in tree.elements(pdf) if "/ID" in each}
    root: Any = pdf.Root.StructTreeRoot
    names = list(root.get("/IDTree", {}).get("/Names", []))
    listed = {str(name): element for name, element in zip(names[::2], names[1::2], strict=True)}
    if list(listed) != sorted(listed) or listed.keys() != given.keys():
        yield "ISO 32000-1, 14.7.2: the list of identifiers is not that of the elements"
    elif any(listed[name].objgen != given[name].objgen for name in given):
        yield "ISO 32000-1, 14.7.2: an identifier leads to another element than it stands at"
