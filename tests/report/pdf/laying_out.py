"""How the report's tests lay out what is no report: a page of HTML, or a city's folder with something changed."""

from __future__ import annotations

import shutil
import struct
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from icc_cli.city import CityFolder, Reading, read_city
from icc_cli.diagnostics import Finding
from icc_cli.report.final_report import final_report_html
from icc_cli.report.layout_findings import layout_findings
from icc_cli.report.origin import origin_of
from icc_cli.report.pdf.typesetting import Written, write_pdf
from icc_cli.report.problems import UnusableReportError

TESTVILLE = Path(__file__).parents[2] / "testville"
MOST = ("charters", "impact.yaml", "kpis", "roadmap.yaml")
"""The parts of Testville that most pages of its report are about."""


def lay_out(content: str, folder: Path, style: str = "") -> Written:
    """Lay out the body of a page; its first heading need not be there."""
    page = f'<html lang="en"><head><title>t</title><style>{style}</style></head><body>{content}</body></html>'
    return write_pdf(page, folder / "out.pdf")


def copy_of_testville(folder: Path, files: Mapping[str, str | bytes], without: Iterable[str] = ()) -> Reading:
    """Read a copy of Testville, the small city of the rules' tests, with some files changed or added.

    Without `MOST` of its parts its report has a dozen pages, not thirty, and is typeset in a third of the time.
    """
    city = folder / "testville"
    shutil.copytree(TESTVILLE, city, ignore=shutil.ignore_patterns(*without))
    for name, content in files.items():
        (city / name).parent.mkdir(parents=True, exist_ok=True)
        (city / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    reading = read_city(CityFolder("testville", city))
    assert reading.deliverable is not None, reading.errors
    return reading


def findings_of(reading: Reading, folder: Path) -> list[Finding]:
    """Typeset a city's report, and return what is not as it should be."""
    assert reading.deliverable is not None
    try:
        page = final_report_html(reading.deliverable, reading.edition, origin=origin_of(reading))
        return layout_findings(reading, write_pdf(page, folder / "out.pdf").problems)
    except UnusableReportError as error:
        return layout_findings(reading, error.problems)


def told(finding: Finding) -> str:
    """Return where a finding stands and what it is: `city.yaml:3 ICC-L002`."""
    return f"{finding.location.file.name}:{finding.location.span.start.line} {finding.rule.code}"


def png(width: int, height: int, data: bytes = b"") -> bytes:
    """Make the head of a picture that says it has so many pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")
