"""Checks a workbook's file before it is parsed: its content must be plain, and of a reasonable size.

A workbook is a zip of XML. A small zip can unpack to anything, XML can refer to files and to itself, and a workbook can
contain programs; none of that belongs in measurements.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from icc_cli.diagnostics import shown_path
from icc_cli.files import read_file
from icc_cli.office.layout import UnusableWorkbookError

MOST_BYTES = 10 * 1024 * 1024
"""Size limit of the file; the workbook of a city has about 30 KB."""
MOST_UNPACKED = 40 * 1024 * 1024
MOST_FILES = 500
MOST_CELLS = 200_000
_OLE = bytes.fromhex("d0cf11e0")
"""How Office files from before 2007, and encrypted ones, start."""
_CELL = re.compile(rb"<(?:\w+:)?c[ >/]")


def read_package(file: Path) -> bytes:
    """Return the content of a workbook's file once it is safe to open.

    Raises:
        UnusableWorkbookError: It is not a workbook, or contains something that a workbook of measurements does not.
    """
    if file.suffix.casefold() == ".xlsm":
        raise _refusal(file, "has macros (.xlsm): save it as .xlsx")
    try:
        data = read_file(file, MOST_BYTES)
    except OSError as error:
        raise _refusal(file, f"cannot be read: {(error.strerror or str(error)).lower()}") from None
    if len(data) > MOST_BYTES:
        raise _refusal(file, f"is larger than {MOST_BYTES // 1024 // 1024} MiB")
    if data.startswith(_OLE):
        raise _refusal(file, "is protected with a password, or in an old format: save it as .xlsx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check(file, package)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError) as error:
        raise _refusal(file, "is damaged, or not a workbook (.xlsx)") from error
    return data


def _check(file: Path, package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    if len(parts) > MOST_FILES or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _refusal(file, "unpacks to far more than a workbook of measurements holds")
    names = [part.filename.casefold() for part in parts]
    if len(set(names)) < len(names):
        raise _refusal(file, "contains a part twice")
    if "xl/workbook.xml" not in names:
        raise _refusal(file, "is not a workbook (.xlsx)")
    if any(name.endswith((".bin", ".vba")) and "vba" in name for name in names):
        raise _refusal(file, "has macros: save it as .xlsx")
    if any(name.startswith("xl/externallinks/") for name in names):
        raise _refusal(file, "refers to other files: break the links (Data, Edit links), and save it again")
    cells = 0
    for part in parts:
        if part.filename.casefold().endswith((".xml", ".rels", ".vml")):
            content = package.read(part)
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content[:200]:
                raise _refusal(file, "contains XML definitions, which no spreadsheet writes")
            if part.filename == "[Content_Types].xml" and b"macroEnabled" in content:
                raise _refusal(file, "has macros: save it as .xlsx")
            cells += len(_CELL.findall(content))
    if cells > MOST_CELLS:
        raise _refusal(file, f"has {cells} cells, far more than the measurements of a city")


def _refusal(file: Path, reason: str) -> UnusableWorkbookError:
    return UnusableWorkbookError([f"{shown_path(file)} {reason}"], 2)
