"""The table of formats: one name, one writer."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icc_cli.changes.change import Comparison


class Format(StrEnum):
    """How changes are written."""

    TEXT = "text"
    CONCISE = "concise"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"
    GITHUB = "github"


def render(comparison: Comparison, format_: Format, *, width: int = 100, colour: bool = False) -> str:
    """Return a comparison in a format; `width` and `colour` shape text only."""
    match format_:
        case Format.TEXT:
            from icc_cli.output.changes.text import write_text

            return write_text(comparison, width=width, colour=colour)
        case Format.CONCISE:
            from icc_cli.output.changes.lines import write_concise

            return write_concise(comparison)
        case Format.MARKDOWN:
            from icc_cli.output.changes.markdown import write_markdown

            return write_markdown(comparison)
        case Format.JSON:
            from icc_cli.output.changes.as_json import write_json

            return write_json(comparison)
        case Format.HTML:
            from icc_cli.output.changes.html import write_html

            return write_html(comparison)
        case Format.GITHUB:
            from icc_cli.output.changes.lines import write_github

            return write_github(comparison)
