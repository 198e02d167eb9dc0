"""`icc render` of short documents, of parts, of many cities at once, and as Markdown, as a user meets it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from icc_cli.cli import render_all, rendering
from icc_cli.cli.render import render


def run(*arguments: str) -> Result:
    return CliRunner().invoke(render, list(arguments))


@pytest.fixture
def here(examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the examples in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_charter_is_a_page(here: Path) -> None:
    result = run("charter", "--city", "bialystok", "--solution", "energy-cluster")
    assert result.exit_code == 0
    assert re.fullmatch(r"build/bialystok-charter-energy-cluster\.pdf: 1 page, \d+\.\d s\n", result.stdout)
    assert (here / "build" / "bialystok-charter-energy-cluster.pdf").read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize("document", ["charter", "roadmap", "kpi-sheet", "summary", "final-report"])
def test_each_document_is_there_as_markdown(document: str, here: Path) -> None:
    result = run(document, "--city", "bialystok", "--format", "md")
    assert result.exit_code == 0
    assert re.fullmatch(rf"build/bialystok-{document}\.md: [1-9]\d* kB, \d+\.\d s\n", result.stdout)
    assert "# Białystok" in (here / "build" / f"bialystok-{document}.md").read_text(encoding="utf-8")


def test_a_part_of_the_report_has_a_file_of_its_own(here: Path) -> None:
    result = run("final-report", "--city", "bialystok", "--section", "lessons", "--format", "html")
    assert result.exit_code == 0
    page = (here / "build" / "bialystok-final-report-lessons.html").read_text(encoding="utf-8")
    assert "Key lessons" in page
    assert "Vision and ambitions" not in page


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["charter", "--city", "bialystok", "--solution", "energy-clutser"], 2, "did you mean energy-cluster?"),
        (["final-report", "--city", "bialystok", "--section", "lesons"], 2, "did you mean lessons?"),
        (["final-report", "--city", "bialystok", "--pages", "5-3"], 2, "'5-3' is not a page range: 3 comes before 5"),
        (["summary", "--city", "bialystok", "--pages", "7-"], 2, "there is no page 7-: the document has 2"),
        (["summary", "--city", "bialystok", "--pages", "1", "--format", "md"], 2, "--pages is for PDFs"),
        (["summary", "--city", "bialystok", "--jobs", "2"], 2, "it goes with --all"),
        (["summary", "--city", "bialystok", "--all"], 2, "leave out --city"),
        (["summary", "--all", "--watch"], 2, "leave out --watch"),
        (["summary"], 2, "or take --all: bialystok, simos, sofia"),
    ],
)
def test_what_cannot_be_done_is_told(arguments: list[str], code: int, message: str, here: Path) -> None:
    result = run(*arguments)
    assert result.exit_code == code
    assert message in result.stderr
    assert not list(here.glob("build/*"))


def test_all_cities_at_once_and_a_failing_one_stops_none(here: Path) -> None:
    broken = here / "examples" / "simos" / "city.yaml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("country: SI", "country: Slovenia"), encoding="utf-8")
    result = run("summary", "--all", "--format", "html", "-o", "out")
    assert result.exit_code == 1
    head, *rows = result.stdout.splitlines()
    assert head.split() == ["city", "written", "size", "seconds"]
    assert [row.split()[0] for row in rows] == ["bialystok", "simos", "sofia"]
    assert "out/bialystok-summary.html" in rows[0]
    assert "nothing, for the reasons above" in rows[1]
    assert "country" in result.stderr
    assert re.search(r"^3/3  ", result.stderr, re.MULTILINE)
    assert sorted(file.name for file in (here / "out").iterdir()) == ["bialystok-summary.html", "sofia-summary.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no pseudo-terminals")
@pytest.mark.parametrize(("language", "has_bar"), [("C.UTF-8", True), ("POSIX", False)])
def test_a_terminal_shows_a_bar_if_it_has_its_signs(here: Path, language: str, has_bar: bool) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "icc_cli", "render", "summary", "--all", "--format", "md", "-o", "out"]
    environment = {**os.environ, "LC_ALL": language, "TERM": "xterm", "COLUMNS": "80"}
    with subprocess.Popen(command, cwd=here, env=environment, stdout=subprocess.PIPE, stderr=theirs) as icc:
        os.close(theirs)
        told = b""
        with suppress(OSError):  # that is how a pseudo-terminal ends
            while part := os.read(ours, 4096):
                told += part
        assert icc.stdout is not None
        assert icc.stdout.read().split()[:4] == [b"city", b"written", b"size", b"seconds"]
    os.close(ours)
    assert ("━" in told.decode()) is has_bar
    assert (b"3/3  " in told) is not has_bar


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes are no copies, which would have the stand-in")
def test_a_process_that_is_killed_stops_no_other_city(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = rendering.render_city

    def killed(city, *arguments, **options):  # type: ignore[no-untyped-def]
        if city.id == "sofia":
            os.kill(os.getpid(), 9)
        if city.id == "simos":
            raise RuntimeError("an error of icc")
        return rendered(city, *arguments, **options)

    monkeypatch.setattr(render_all, "render_city", killed)
    result = run("charter", "--all", "--format", "md", "--jobs", "1")
    assert result.exit_code == 1
    assert "the process that worked on sofia was ended (signal 9)" in result.stderr
    assert "RuntimeError: an error of icc" in result.stderr
    assert [file.name for file in (here / "build").iterdir()] == ["bialystok-charter.md"]


def test_all_cities_as_pdf_are_the_same_as_one_by_one(here: Path) -> None:
    assert run("summary", "--all", "-o", "all").exit_code == 0
    assert run("summary", "--city", "sofia", "-o", "one.pdf").exit_code == 0
    assert (here / "all" / "sofia-summary.pdf").read_bytes() == (here / "one.pdf").read_bytes()
