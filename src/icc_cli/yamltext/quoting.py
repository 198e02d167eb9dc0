"""Quotation marks around words."""

from __future__ import annotations


def quoted(words: str, mark: str = '"') -> str:
    """Write `words` as YAML in quotes: in double ones, unless others are wanted or `words` would need escapes."""
    if mark == "'" or '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'
