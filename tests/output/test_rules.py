"""The list of all rules: a table where there is room, else lines of their own, and JSON."""

from __future__ import annotations

import json

import pytest
from rich.cells import cell_len

from icc_cli.diagnostics.page import Page, pages_of
from icc_cli.lint.catalogue import rules
from icc_cli.output.formats import find_format
from icc_cli.output.terminal import Terminal


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return list(pages_of(rules()).values())


def table(pages: list[Page], width: int, *, colour: bool = False) -> str:
    return find_format("rules", "rules", "table").write(pages, Terminal(width, colour=colour))


@pytest.mark.parametrize("width", [40, 60, 89, 90, 120, 200])
def test_every_rule_is_there_whole_and_within_the_width(pages: list[Page], width: int) -> None:
    text = table(pages, width)
    assert max(map(cell_len, text.splitlines())) <= width
    shown = set(text.split())
    assert {word for page in pages for word in (page.code, page.name, *page.summary.split())} <= shown


def test_a_row_has_the_severity_at_each_stage(pages: list[Page]) -> None:
    wide = table(pages, 120)
    assert "Severities at the stages draft, roadmap, midway, final: e error, w warning, i info, - silent" in wide
    assert "\nRule      drmf  Name " in wide
    assert "\nICC-K010  iwww  kpi-without-target " in wide
    assert "\nICC-K010 iwww kpi-without-target\n    " in table(pages, 80)


def test_severities_have_colours(pages: list[Page]) -> None:
    coloured = table(pages, 120, colour=True)
    assert "\x1b[31me\x1b[0m" in coloured
    assert "\x1b[33mw\x1b[0m" in coloured
    assert "\x1b" not in table(pages, 120)


def test_json_has_what_the_pages_say(pages: list[Page]) -> None:
    body = json.loads(find_format("rules", "rules", "json").write(pages))
    assert body["schema"] == "icc-rules/1"
    assert [rule["code"] for rule in body["rules"]] == [page.code for page in pages]
    assert set(body["rules"][0]) == {"code", "name", "family", "severities", "summary", "why"}
