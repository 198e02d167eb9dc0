"""Changes in a line each: for grep and logs, and as commands that GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from pathlib import Path

from icc_cli.changes.change import Change, Comparison
from icc_cli.diagnostics import Finding, Location, plain
from icc_cli.output.changes.layout import place, step
from icc_cli.output.findings.github import write_github as write_findings
from icc_cli.output.findings.lines import Checked


def write_concise(comparison: Comparison) -> str:
    """Return a line for each change: `place severity code name: message (was → now)`; the place is the new one."""
    return "".join(f"{_line(change)}\n" for change in comparison.changes)


def write_github(comparison: Comparison) -> str:
    """Return a workflow command for each change. What is gone is shown where it is gone from."""
    return write_findings(Checked([_finding(change) for change in comparison.changes]))


def _line(change: Change) -> str:
    id_ = change.kind.id
    where = place(change.new) or place(change.old)
    return f"{where} {change.severity} {id_.code} {id_.name}: {plain(_told(change))}"


def _told(change: Change) -> str:
    told = step(change)
    return f"{change.message} ({told})" if told else change.message


def _finding(change: Change) -> Finding:
    location = change.new or change.old
    assert location is not None  # every change has a place
    was = place(change.old)
    hint = f"It was at {was}." if was and change.new else None
    return Finding(change.kind.id, change.severity, _told(change), _in_tree(location), hint)


def _in_tree(location: Location) -> Location:
    """Return a place without the revision before its path: annotations stand in the files that are checked out."""
    revision, colon, path = str(location.file).partition(":")
    return location._replace(file=Path(path)) if colon and not location.file.exists() and revision else location
