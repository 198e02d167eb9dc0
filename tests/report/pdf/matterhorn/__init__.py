"""The conditions of the Matterhorn Protocol 1.1 that a program can check, as far as they can arise in our PDFs.

The protocol takes PDF/UA-1 (ISO 14289-1) apart into single conditions; a failure begins with the condition's number.
What our PDFs never hold (forms, media, layers, notes, formulas, ruby text, encryption, fonts of other kinds) is refused
as such, so that the conditions about it need no check. Where ISO 32000-1 asks for more, its clause stands instead.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from .contents import contents_failures
from .elements import element_failures
from .fonts import font_failures
from .tables import table_failures
from .whole import whole_failures


def failures(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield what a PDF fails at: `09-005 a Div stands in a LI`."""
    yield from whole_failures(pdf)
    yield from element_failures(pdf)
    yield from table_failures(pdf)
    yield from contents_failures(pdf)
    yield from font_failures(pdf)
