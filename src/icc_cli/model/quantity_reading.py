"""What the words in a cell mean."""

from __future__ import annotations

from typing import Any

from icc_cli.model.numbers import read_number


def parse_quantity(text: str) -> dict[str, Any]:
    """First version: one number, else words."""
    try:
        return {"value": read_number(text)}
    except ValueError:
        return {"text": " ".join(text.split())}
