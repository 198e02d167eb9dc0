"""`icc render final-report` as a user meets it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from icc_cli.cli import app
from icc_cli.diagnostics.layout import TEXT_OUTSIDE
from icc_cli.report.catalogue import LANGUAGES
from icc_cli.report.pdf import typesetting as pdf
from icc_cli.report.pdf.typesetting import TypesettingUnavailableError, Written
from icc_cli.report.problems import Problem


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["render", "final-report", *arguments])


@pytest.fixture
def here(examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the examples in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a city in it whose report is typeset in no time."""
    left_out = shutil.ignore_patterns("charters", "impact.yaml", "kpis", "roadmap.yaml")
    shutil.copytree(Path(__file__).parents[1] / "testville", tmp_path / "testville", ignore=left_out)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_pdf_without_defects_is_written_below_build_and_its_pages_are_counted(small: Path) -> None:
    result = run("--strict")
    assert result.exit_code == 0
    assert re.fullmatch(r"build/testville-final-report\.pdf: 1\d pages, \d+\.\d s\n", result.stdout)
    assert result.stderr == "testville: assembling the report …\ntestville: laying out pages …\n"
    assert (small / "build" / "testville-final-report.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert [file.name for file in (small / "build").iterdir()] == ["testville-final-report.pdf"]


def test_html_is_one_file_for_itself(here: Path) -> None:
    result = run("--city", "bialystok", "--format", "html", "-o", "out/page.html")
    assert result.exit_code == 0
    assert re.fullmatch(r"out/page\.html: \d\.\d MB, \d+\.\d s\n", result.stdout)
    page = (here / "out" / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "300\N{NO-BREAK SPACE}200\N{NO-BREAK SPACE}kWh" in page


def test_of_several_cities_one_must_be_chosen(here: Path) -> None:
    result = run("examples")
    assert result.exit_code == 2
    assert result.stderr == (
        "icc: there are several cities; choose one with --city, or take --all: bialystok, simos, sofia\n"
    )


@pytest.mark.parametrize(
    "command", [["render", "final-report"], ["kpi", "show", "x"], ["checkpoint", "changes", "start"]]
)
def test_two_cities_are_not_silently_one(here: Path, command: list[str]) -> None:
    result = CliRunner().invoke(app, [*command, "--city", "sofia", "--city", "simos"])
    assert result.exit_code == 2
    assert result.stderr.startswith("icc: there are several cities; choose one with --city")
    assert result.stderr.endswith(": simos, sofia\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "a.HTML"], "icc: a.HTML would hold a PDF: add --format html, or give it another name\n"),
        (
            ["-o", "a.pdf", "--format", "md"],
            "icc: a.pdf would hold Markdown: add --format pdf, or give it another name\n",
        ),
    ],
)
def test_a_name_that_promises_another_format_is_asked_about(here: Path, arguments: list[str], said: str) -> None:
    result = run("--city", "bialystok", *arguments)
    assert (result.exit_code, result.stderr) == (2, said)
    assert not list(here.glob("a.*"))


def test_a_city_that_is_not_there_is_told(here: Path) -> None:
    result = run("--city", "bialystock")
    assert result.exit_code == 2
    assert "did you mean bialystok?" in result.stderr


def test_a_city_whose_files_are_wrong_shows_its_findings(here: Path) -> None:
    file = here / "examples" / "bialystok" / "city.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("country: PL", "country: Poland"), encoding="utf-8")
    result = run("--city", "bialystok")
    assert result.exit_code == 1
    assert "city.yaml:" in result.stderr
    assert not (here / "build").exists()


def test_without_pango_the_command_to_install_it_is_named(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise TypesettingUnavailableError("PDFs are typeset with Pango. On Debian or Ubuntu run: apt-get install -y it")

    monkeypatch.setattr(pdf, "_weasyprint", missing)
    result = run("--city", "bialystok")
    assert result.exit_code == 1
    assert "apt-get install -y it" in result.stderr
    assert "--format html" in result.stderr
    assert "Traceback" not in result.stderr
    assert list((here / "build").iterdir()) == []
    assert run("--city", "bialystok", "--format", "html").exit_code == 0


def test_pango_that_cannot_be_loaded_is_named_with_the_command(tmp_path: Path) -> None:
    # WeasyPrint loads Pango when it is imported: a package of that name which fails as it does stands in for it.
    package = tmp_path / "weasyprint"
    package.mkdir()
    error = "cannot load library 'libpango-1.0-0': libpango-1.0-0: cannot open shared object file"
    (package / "__init__.py").write_text(f"print('a banner')\nraise OSError({error!r})\n")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "import os; os.geteuid = lambda: 0\n"
        "from icc_cli import system_packages; system_packages.package_manager = lambda: 'apt-get'\n"
        "from icc_cli.cli import main; main()"
    )
    root = Path(__file__).parents[2]
    command = ["render", "final-report", "--city", "bialystok", "-o", str(tmp_path / "a.pdf"), str(root / "examples")]
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1] == (
        "icc: PDFs are typeset with Pango, which is not installed here (cannot load library 'libpango-1.0-0'). "
        "Run: apt-get update && apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
        "With --format html the report needs none of it."
    )


def test_a_place_that_cannot_be_written_to_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_weasyprint", lambda: pytest.fail("typeset before the place was tried"))
    (here / "taken").write_text("a file where a folder is needed")
    result = run("--city", "bialystok", "-o", "taken/report.pdf")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == "icc: cannot write taken/report.pdf: taken is a file, not a folder"


def test_a_folder_is_no_file(here: Path) -> None:
    (here / "folder").mkdir()
    result = run("--city", "bialystok", "--format", "html", "-o", "folder")
    assert result.exit_code == 2
    assert "cannot write folder" in result.stderr
    assert sorted(each.name for each in here.iterdir()) == ["examples", "folder"]


def test_what_does_not_fit_is_a_warning(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def overflowing(html: str, path: Path, **_: object) -> Written:
        path.write_bytes(b"%PDF")
        return Written(3, (Problem(TEXT_OUTSIDE, "“word” is wider than its place", 2, "word"),))

    monkeypatch.setattr(pdf, "write_pdf", overflowing)
    result = run("--city", "bialystok")
    assert result.exit_code == 0
    assert "warning ICC-L001 text-outside-its-place\n   “word” is wider than its place" in result.stderr
    strict = run("--city", "bialystok", "--strict", "-o", "strict.pdf")
    assert strict.exit_code == 1
    assert (here / "strict.pdf").read_bytes() == b"%PDF"


def test_with_strict_a_report_with_a_defect_names_its_line(small: Path) -> None:
    file = small / "testville" / "city.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines) if line.startswith("compiled_by:"))
    lines[number] += " 🦉"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = run("--strict")
    assert result.exit_code == 1
    assert f"testville/city.yaml:{number + 1}:" in result.stderr
    assert "warning ICC-L005 missing-glyph" in result.stderr
    assert (small / "build" / "testville-final-report.pdf").exists()


@pytest.mark.parametrize(("given", "code"), [("1664582400", 0), ("soon", 2)])
def test_the_date_of_the_document_is_that_of_source_date_epoch(
    here: Path, given: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    result = run("--city", "bialystok", "--format", "html", "-o", "page.html")
    assert result.exit_code == code
    if code:
        assert "SOURCE_DATE_EPOCH is 'soon'" in result.stderr
    else:
        assert "2022-10-01T00:00:00+00:00" in (here / "page.html").read_text(encoding="utf-8")


def test_members_of_a_consortium_have_a_report_of_their_own(here: Path) -> None:
    result = run("--city", "simos", "--member", "kranj", "--member", "celje", "--format", "html")
    assert result.exit_code == 0
    page = (here / "build" / "simos-kranj-celje-final-report.html").read_text(encoding="utf-8")
    assert "The part of Kranj, Celje" in page
    assert 'data-running-title="SiMOS: Kranj, Celje' in page
    assert "Initiative charter: e-connected Celje" in page
    assert "Initiative charter: e-connected Koper" not in page
    assert "--member kranj --member celje" in page


def test_an_unknown_member_is_told_with_a_likely_one(here: Path) -> None:
    result = run("--city", "simos", "--member", "kran")
    assert result.exit_code == 2
    assert "no member 'kran' here; did you mean kranj?" in result.stderr


def test_a_single_city_has_no_members(here: Path) -> None:
    result = run("--city", "sofia", "--member", "centre")
    assert result.exit_code == 2
    assert "no members" in result.stderr


def test_a_report_can_be_in_another_language_than_the_city_writes_in(here: Path) -> None:
    result = run("--city", "bialystok", "--lang", "pl", "--format", "html")
    assert result.exit_code == 0
    assert result.stdout.startswith("build/bialystok-final-report.pl.html: ")
    page = (here / "build" / "bialystok-final-report.pl.html").read_text(encoding="utf-8")
    assert '<html lang="pl">' in page
    assert "Raport końcowy" in page
    assert '<p lang="en">' in page


def test_a_language_without_a_catalogue_is_told_with_those_that_have_one(here: Path) -> None:
    result = run("--city", "bialystok", "--lang", "fr")
    assert result.exit_code == 2
    assert result.stderr == (
        f"icc: --lang fr: there is no catalogue for this language; choose one of {', '.join(LANGUAGES)}\n"
    )
    assert not (here / "build").exists()
