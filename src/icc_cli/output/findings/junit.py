"""Findings as a JUnit report, which every CI service can show: a suite for each city, a test case for each file.

Errors make a test case fail; milder findings are its output. A city without findings is one case that passed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from icc_cli.diagnostics.finding import Finding, Severity
from icc_cli.diagnostics.plain import plain, shown_path
from icc_cli.output.findings.lines import Checked, write_concise


def write_junit(checked: Checked) -> str:
    """Return the report as XML."""
    by_city: dict[str, dict[str, list[Finding]]] = {city: {} for city in checked.cities}
    for finding in checked.findings:
        by_file = by_city.setdefault(finding.city, {})
        by_file.setdefault(shown_path(finding.location.file), []).append(finding)
    suites = [_suite(city, by_file) for city, by_file in by_city.items()]
    root = Element("testsuites", {"name": "icc validate", **_totals(suites)})
    root.extend(suites)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, "unicode")}\n'


def _suite(city: str, by_file: dict[str, list[Finding]]) -> Element:
    cases = by_file or {"all files": []}
    failed = [file for file, found in cases.items() if _errors(found)]
    suite = Element("testsuite", name=plain(city), tests=str(len(cases)), failures=str(len(failed)), errors="0")
    for file, found in cases.items():
        case = SubElement(suite, "testcase", classname=plain(city), name=file)
        errors = _errors(found)
        if errors:
            title = f"{len(errors)} {'error' if len(errors) == 1 else 'errors'}"
            SubElement(case, "failure", type="error", message=title).text = write_concise(Checked(errors))
        milder = [finding for finding in found if finding not in errors]
        if milder:
            SubElement(case, "system-out").text = write_concise(Checked(milder))
    return suite


def _errors(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def _totals(suites: Iterable[Element]) -> dict[str, str]:
    totals: dict[str, int] = defaultdict(int)
    for suite in suites:
        for name in ("tests", "failures", "errors"):
            totals[name] += int(suite.get(name, "0"))
    return {name: str(number) for name, number in totals.items()}
