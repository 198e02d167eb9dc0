"""What the words of an amount mean."""

from __future__ import annotations

from typing import Any

from icc_cli.model.numbers import read_number


def parse_money(text: str) -> dict[str, Any]:
    """First version: one number."""
    return {"amount": read_number(text)}
