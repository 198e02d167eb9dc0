"""Findings for people: blocks that fit the width, in colour and with links only where these are wanted."""

from __future__ import annotations

import re
import socket

import pytest

from icc_cli.diagnostics import Finding, Severity
from icc_cli.output.findings.lines import Checked
from icc_cli.output.findings.text import write_findings
from icc_cli.output.terminal import Terminal
from icc_cli.resources import rules_page

EXPECTED = """\
testville/kpis/parks.yaml:3:9 warning ICC-K010 kpi-without-target
   `parks-lit` has no target
   1 │ solution: parks
   3 │   - id: parks-lit
     │         ^^^^^^^^^
   first given here: testville/kpis/parks.yaml:1:11
   1 │ solution: parks
     │           ^^^^^
   help: Add `target: {value: …, due: …}`.
   icc explain ICC-K010
"""
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufffe]")


def text(findings: list[Finding], *, width: int = 80, colour: bool = False, links: bool = False) -> str:
    return write_findings(Checked(findings, ["testville"]), Terminal(width, colour=colour, links=links))


def test_a_finding_shows_its_lines_what_explains_it_and_what_to_do(findings: list[Finding]) -> None:
    assert text(findings[:1]) == f"{EXPECTED}\n1 warning (1 city checked)\n"


def test_nothing_found_is_said(findings: list[Finding]) -> None:
    assert text([]) == "no findings (1 city checked)\n"


def test_colour_is_on_the_severity_even_where_the_path_says_the_same(findings: list[Finding]) -> None:
    finding = findings[0]
    file = finding.location.file.parent / "a warning b.yaml"
    head = text([finding._replace(location=finding.location._replace(file=file))], colour=True).splitlines()[0]
    assert head == ("testville/kpis/a warning b.yaml:3:9 \x1b[33mwarning\x1b[0m ICC-K010 kpi-without-target")


def test_without_colour_and_links_there_is_no_control_character(findings: list[Finding], nasty: list[Finding]) -> None:
    assert not CONTROL.search(text([*findings, *nasty]))


def test_links_lead_to_the_page_of_the_rule_on_this_machine(findings: list[Finding]) -> None:
    linked = text(findings[:1], links=True)
    (address,) = re.findall("\x1b]8;;([^\x1b]+)\x1b\\\\ICC-K010\x1b]8;;\x1b\\\\ kpi", linked)
    address, _, anchor = address.partition("#")
    assert address == rules_page().as_uri().replace("file://", f"file://{socket.gethostname()}")
    assert anchor == "icc-k010-kpi-without-target"
    assert re.sub("\x1b]8;;[^\x1b]*\x1b\\\\", "", linked) == text(findings[:1])


@pytest.mark.parametrize("width", [60, 80, 120])
def test_sentences_keep_to_the_width(findings: list[Finding], width: int) -> None:
    long = findings[0]._replace(message="`parks-lit` has no target " * 9, help="Add one. " * 30)
    head, *lines = text([long], width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert head == EXPECTED.splitlines()[0], "the place stays on one line, for grep and for editors"


def test_severities_have_colours_of_their_own(findings: list[Finding]) -> None:
    told = {severity: text([findings[0]._replace(severity=severity)], colour=True) for severity in Severity}
    colours = {severity: re.findall(f"\x1b\\[(\\d+)m{severity}", each) for severity, each in told.items()}
    assert len({tuple(each) for each in colours.values()}) == len(Severity)
