"""Times `icc render final-report` against plain WeasyPrint and headless Chromium, on the same finished HTML.

Usage: scripts/start python benchmarks/render.py [--rounds 5] [--table FILE]

Each runs once per round, as a whole process, so that other load on the machine affects all alike; CPU time, which
depends less on that, is printed as well. Goals: at most 1.15 times plain WeasyPrint, and at most 5 seconds on two cores
for SiMOS, the longest report. Chromium is skipped with a note if it is not installed: its PDF is neither tagged as
PDF/UA requires nor fit for archiving, so it only shows what a browser's layout would cost.
"""

from __future__ import annotations

import argparse
import logging
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
EXAMPLES = REPOSITORY / "examples"
CITIES = ("bialystok", "sofia", "simos")
_BARE = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/a-3a')"
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_STEPS = {"Step 2": "weasyprint: style sheet", "Step 4": "weasyprint: boxes", "Step 5": "weasyprint: layout"}


@dataclass
class Timing:
    """How long one way to a PDF took in each round, in seconds: by the clock, and of the processor."""

    name: str
    command: Sequence[str]
    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)


def main() -> None:
    """Make the HTML, run all, print the tables."""
    asked = _arguments()
    if asked.stages:
        _print_stages(asked.stages)
        return
    with tempfile.TemporaryDirectory(prefix="icc-benchmark-") as name:
        folder = Path(name)
        timings = {city: list(_ways(city, folder)) for city in CITIES}
        timings["all three"] = [Timing("icc render --all", _icc("--all", "-o", str(folder / "all"), str(EXAMPLES)))]
        for number in range(asked.rounds + 1):
            for ways in timings.values():
                for way in ways:
                    _run(way, is_counted=number > 0)
        lines = [
            f"{asked.rounds} rounds on {_machine()}. Seconds of a whole process: median (fastest to slowest).",
            "",
            *_table(timings),
            "",
            *_stages_table(),
        ]
    print("\n".join(lines))
    if asked.table:
        asked.table.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Times icc render against plain WeasyPrint and Chromium.")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is called")
    parser.add_argument("--table", type=Path, help="a file to write the tables to as well")
    parser.add_argument("--stages", metavar="CITY", help="only the stages of one report, in this process")
    return parser.parse_args()


def _ways(city: str, folder: Path) -> Iterator[Timing]:
    """Yield the ways to the PDF of a city; the HTML is what `icc` gives WeasyPrint, and a page for screens Chromium."""
    page, screen = folder / f"{city}.html", folder / f"{city}-screen.html"
    page.write_text(_html(city), encoding="utf-8")
    yield Timing("icc render", _icc("--city", city, "-o", str(folder / f"{city}.pdf"), str(EXAMPLES)))
    yield Timing("plain WeasyPrint", [sys.executable, "-c", _BARE, str(page), str(folder / f"{city}-bare.pdf")])
    chromium = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if chromium is None:
        print("Chromium is not installed and is left out", file=sys.stderr)
        return
    screen.write_text(_html(city, for_screen=True), encoding="utf-8")
    headless = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/c"]
    yield Timing("Chromium", [chromium, *headless, f"--print-to-pdf={folder}/{city}-chromium.pdf", screen.as_uri()])


def _html(city: str, *, for_screen: bool = False) -> str:
    from icc_cli.city import CityFolder, read_city
    from icc_cli.report.documents import document_html
    from icc_cli.report.origin import origin_of
    from icc_cli.report.request import Document, Request

    reading = read_city(CityFolder(city, EXAMPLES / city))
    assert reading.deliverable is not None
    request = Request(Document.FINAL_REPORT)
    return document_html(
        reading.deliverable, reading.edition, request, for_screen=for_screen, origin=origin_of(reading)
    )


def _icc(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "icc_cli", "render", "final-report", *arguments]


def _run(way: Timing, *, is_counted: bool) -> None:
    """Run a way to the end. The first round fills the caches of files and of compiled modules, and is not counted."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["FONTCONFIG_FILE"] = str(REPOSITORY / "templates" / "fonts" / "fonts.conf")
    before, began = os.times(), time.perf_counter()
    done = subprocess.run(way.command, env=environment, capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - began, os.times()
    if done.returncode:
        sys.exit(f"{way.name} failed with {done.returncode}:\n{done.stderr[-2000:]}")
    used = after.children_user + after.children_system - before.children_user - before.children_system
    print(f"{way.name}: {wall:.2f} s, of the processor {used:.2f} s", file=sys.stderr)
    if is_counted:
        way.wall.append(wall)
        way.processor.append(used)


def _table(timings: dict[str, list[Timing]]) -> Iterator[str]:
    """Yield a Markdown table; processor times also as multiples of plain WeasyPrint's."""
    yield "| report | made with | seconds | CPU seconds | times plain WeasyPrint |"
    yield "|---|---|---|---|---|"
    for city, ways in timings.items():
        bare = next((statistics.median(way.processor) for way in ways if way.name == "plain WeasyPrint"), None)
        for way in ways:
            wall = f"{statistics.median(way.wall):.2f} ({min(way.wall):.2f} to {max(way.wall):.2f})"
            processor = statistics.median(way.processor)
            yield f"| {city} | {way.name} | {wall} | {processor:.2f} | {f'{processor / bare:.2f}' if bare else '–'} |"


def _stages_table() -> Iterator[str]:
    """Yield a Markdown table of where the time of each report goes."""
    command = [sys.executable, __file__, "--stages"]
    taken: dict[str, dict[str, str]] = {}
    for city in CITIES:
        done = subprocess.run([*command, city], capture_output=True, text=True, check=True)
        taken[city] = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())
    yield f"| stage, seconds of the processor | {' | '.join(CITIES)} |"
    yield f"|---|{'---|' * len(CITIES)}"
    for stage in taken[CITIES[0]]:
        yield f"| {stage} | {' | '.join(taken[city][stage] for city in CITIES)} |"


def _print_stages(city: str) -> None:
    """Make one report in this process, and print how long each stage took."""
    from icc_cli.city import CityFolder, read_city
    from icc_cli.city.form import check_form

    stages = _Stages("start of Python, import of the reader and the rules")
    logger = logging.getLogger("weasyprint.progress")
    logger.addHandler(stages)
    stages.begin("reading and checking the files")
    check_form(read_city(CityFolder(city, EXAMPLES / city)))
    stages.begin("import of the report")
    from icc_cli.report.pdf import typesetting as pdf

    stages.begin("views, charts, templates")
    html = _html(city)
    stages.begin("import of WeasyPrint")
    pdf.load()
    stages.begin("weasyprint: parsing")
    with tempfile.TemporaryDirectory() as folder:
        pdf.write_pdf(html, Path(folder) / "report.pdf")
    stages.begin("")
    for stage, seconds in stages.taken.items():
        print(f"{stage} {seconds:.2f}")


class _Stages(logging.Handler):
    """Adds up the processor time of stages; WeasyPrint's own begin with what it logs."""

    def __init__(self, first: str) -> None:
        super().__init__()
        self.taken: dict[str, float] = {}
        self._stage, self._began = first, 0.0

    def begin(self, stage: str) -> None:
        """End a stage and begin another."""
        now = time.process_time()
        self.taken[self._stage] = self.taken.get(self._stage, 0.0) + now - self._began
        self._stage, self._began = stage, now

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message.startswith("Step 6"):
            self.begin("weasyprint: drawing and tags")
        elif message.startswith("Step 7"):
            self.begin("weasyprint: writing; checks of the pages")
        elif (stage := _STEPS.get(message[:6])) and stage != self._stage:
            self.begin(stage)


def _machine() -> str:
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{platform.system()} {platform.machine()}, {processors} cores, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
