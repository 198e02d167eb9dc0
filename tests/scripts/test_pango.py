"""Only what draws pages needs Pango, and a machine has it when its libraries can be opened."""

import pytest
from launcher import pango


@pytest.mark.parametrize(
    "command",
    [
        "icc render final-report --city bialystok",
        "icc render final-report --format pdf",
        "icc --no-colour render final-report",
        "pytest",
        "pytest tests/test_resources.py",
    ],
)
def test_drawing_needs_pango(command: str) -> None:
    program, *arguments = command.split()
    assert pango.is_needed(program, arguments)


@pytest.mark.parametrize(
    "command",
    [
        "icc",
        "icc --version",
        "icc validate examples/bialystok",
        "icc progress --city render",
        "icc render final-report --city bialystok --format html",
        "icc render final-report --format=html",
        "icc render --help",
        "icc render final-report -h",
        "ruff check",
    ],
)
def test_everything_else_does_not(command: str) -> None:
    program, *arguments = command.split()
    assert not pango.is_needed(program, arguments)


LINUX = {"libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"}
MACOS = {"libpango-1.0.0.dylib", "libpangoft2-1.0.0.dylib", "libharfbuzz-subset.0.dylib"}


@pytest.mark.parametrize("libraries", [LINUX, MACOS])
def test_nothing_is_missing_where_each_library_opens(libraries: set[str]) -> None:
    assert pango.missing(libraries.__contains__) == []


@pytest.mark.parametrize("absent", ["libpango-1.0.so.0", "libpangoft2-1.0.so.0"])
def test_half_of_pango_is_no_pango(absent: str) -> None:
    assert pango.missing((LINUX - {absent}).__contains__) == [pango.PANGO]


def test_the_subsetter_is_told_apart_from_pango() -> None:
    assert pango.missing((LINUX - {"libharfbuzz-subset.so.0"}).__contains__) == [pango.SUBSETTER]
    assert pango.missing(lambda _: False) == [pango.PANGO, pango.SUBSETTER]


def test_a_library_that_is_not_there_does_not_open() -> None:
    assert pango.missing(lambda name: pango.can_open(f"{name}.nowhere")) == [pango.PANGO, pango.SUBSETTER]
    assert pango.can_open("libc.so.6") or pango.can_open("libSystem.dylib")
