"""Findings to write: some as cities have them, and some whose every word wants to break the format."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.diagnostics import Finding, Location, Related, RuleId, Severity
from icc_cli.yamltext import Document, Position, Span, parse

RULE = RuleId("ICC-K010", "kpi-without-target")
OTHER_RULE = RuleId("ICC-F004", "yaml-syntax")
TEXT = "solution: parks\nkpis:\n  - id: parks-lit\n    name: Łódź lit\n    unit: lamps\n"
NASTY = (
    "100%\r\n::error file=x::`|<img src=x> &amp; ]]> [a](http://x.eu) \x1b]0;x\x07 \u202e \x00 \ud800 \ufffe \\ ``` $x$"
)


def span(line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span(Position(line, column), Position(end_line, end_column))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which `icc` runs, on a machine without CI."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def document(folder: Path) -> Document:
    return parse(TEXT, folder / "testville" / "kpis" / "parks.yaml")


@pytest.fixture
def findings(folder: Path, document: Document) -> list[Finding]:
    """An error about a file as a whole, a warning with related places, and a hint that spans lines."""
    kpis, roadmap = document.file, folder / "testville" / "roadmap.yaml"
    first = Related("first given here", Location(kpis, span(1, 11, 1, 16), document))
    return [
        Finding(
            RULE,
            Severity.WARNING,
            "`parks-lit` has no target",
            Location(kpis, span(3, 9, 3, 18), document, 1),
            "Add `target: {value: …, due: …}`.",
            (first,),
            "testville/kpis/parks/kpis/parks-lit",
        ),
        Finding(
            RULE,
            Severity.INFO,
            "`parks` is short",
            Location(kpis, span(2, 1, 5, 16), document),
            key="testville/kpis/parks",
        ),
        Finding(
            OTHER_RULE,
            Severity.ERROR,
            "the bracket is not closed",
            Location(roadmap, span(1, 1, 1, 1)),
            key="testville/roadmap.yaml",
        ),
    ]


@pytest.fixture
def nasty(folder: Path) -> list[Finding]:
    """The same finding twice, in a file whose name is as bad as its words."""
    file = folder / "a,b:c%\n|`<x>" / "ż \udcff.yaml"
    document = parse("name: a\n", file)
    related = Related(NASTY, Location(file, span(1, 1, 1, 5), document))
    location = Location(file, span(1, 7, 1, 8), document)
    return [Finding(RULE, Severity.ERROR, NASTY, location, NASTY, (related,), f"{NASTY}/x")] * 2
