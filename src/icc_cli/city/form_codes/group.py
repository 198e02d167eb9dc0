"""The group of all codes about form, which checks of references join in `references`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icc_cli.diagnostics.registry import Codes

if TYPE_CHECKING:  # reading icc.yaml needs the codes, and none of these
    from icc_cli.city import Reading
    from icc_cli.city.found import Found

FORM: Codes[Reading, Found] = Codes()
"""Codes about form. Their checks look at values as they were read, whether or not they fit the format."""
