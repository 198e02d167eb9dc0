"""Makes the kinds of change known, each with its page: what changed, why that matters, and an example that is a test.

An example names a file of a small city, and shows the lines that go (`-`) and come (`+`) in it.
"""

from __future__ import annotations

import inspect

from icc_cli.changes.change import Kind
from icc_cli.diagnostics import Severity
from icc_cli.diagnostics.change_ids import CHANGE_IDS

KINDS: dict[str, Kind] = {}
"""All kinds of change by name."""

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def kind(name: str, severity: Severity, page: str) -> Kind:
    """Return a kind of change, which from then on is in `KINDS`."""
    text, _, example = inspect.cleandoc(page).partition("\n\nExample:\n")
    summary, _, why = text.partition("\n\n")
    made = Kind(CHANGE_IDS[name], severity, _flowing(summary), _flowing(why), inspect.cleandoc(example))
    KINDS[name] = made
    return made


def _flowing(text: str) -> str:
    return " ".join(text.split())
