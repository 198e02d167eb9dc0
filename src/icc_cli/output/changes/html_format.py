"""Changes as a page of HTML that needs nothing else: for those who were not there, on a screen or on paper."""

from __future__ import annotations

from icc_cli.changes.change import Comparison
from icc_cli.diagnostics import plain
from icc_cli.output.changes import layout
from icc_cli.output.fragments import fragment


def write_html(comparison: Comparison) -> str:
    """Return the page; nothing where nothing changed."""
    return fragment("changes.html.j2", plain, comparison=comparison, layout=layout) if comparison.cities else ""
