"""The pages are walked through as a reader would: commands answer as they say, and no option goes without a word."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from typer.core import TyperGroup
from typer.main import get_group
from typer.testing import CliRunner, Result

from icc_cli.cli import app

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
CATALOGUES = ("rules.md", "changes.md")
FAILING = "validate --stage final"
"""The only command of a first city that finds errors: what the final report still lacks."""
_BLOCK = re.compile(r"^```(?P<sort>yaml|console)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^# (?P<file>brightwater/\S+\.yaml)$", re.MULTILINE)
_COMMAND = re.compile(r"^\$ (?:\./)?icc (?P<words>.*)\n(?P<answer>(?:(?!\$ ).*\n)*)", re.MULTILINE)
_QUESTION = re.compile(r"^Write .*\? \[y/N\]:\n", re.MULTILINE)


def run(words: str) -> Result:
    return CliRunner().invoke(app, shlex.split(words, comments=True))


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Yield the commands of a page, each with the answer that the page shows; empty: it shows none."""
    for block in _BLOCK.finditer(text):
        if block["sort"] == "console":
            for command in _COMMAND.finditer(block["text"]):
                yield command["words"], command["answer"]


def test_a_first_city_is_made_as_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    called = []
    for block in _BLOCK.finditer((DOCS / "first-city.md").read_text(encoding="utf-8")):
        if block["sort"] == "yaml":
            (found,) = _FILE.finditer(block["text"])
            file = Path(found["file"])
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block["text"], encoding="utf-8")
            assert (file.parent / block["text"].partition("$schema=")[2].partition("\n")[0]).is_file()
        for words, answer in commands(block[0]):
            called.append(words)
            result = run(words)
            assert result.exit_code == (words == FAILING), result.output
            assert result.stdout == (answer or result.stdout)
    assert FAILING in called
    assert Path("build/brightwater-final-report.pdf").is_file()


@pytest.mark.parametrize("page", ["progress.md", "measurements.md"])
def test_commands_about_the_examples_answer_as_the_page_says(
    page: str, examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(examples)
    called = 0
    for words, answer in commands((DOCS / page).read_text(encoding="utf-8")):
        if words.startswith("kpi import"):
            fill_in(Path("kpis.xlsx"))
        result = run(words)
        asked = _QUESTION.search(answer)
        assert result.exit_code == bool(asked), result.output
        assert result.stdout.startswith(answer[: asked.start()] if asked else answer)
        called += 1
    assert called > 3


def fill_in(file: Path) -> None:
    """Enter into a workbook what the page says that a department entered."""
    book = load_workbook(file)
    book["Performance"]["Q6"] = 45
    book["Performance"]["T6"] = "two more sites"
    book.save(file)


def test_commands_of_the_readme_are_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = [each for each in commands((ROOT / "README.md").read_text(encoding="utf-8")) if "render" not in each[0]]
    assert len(found) >= 3
    for words, answer in found:
        result = run(words)
        assert result.exit_code == ("--stage final" in words), result.output
        assert result.stdout == (answer or result.stdout)


def test_every_option_is_named_on_a_page() -> None:
    pages = [ROOT / "README.md", *(page for page in DOCS.glob("*.md") if page.name not in CATALOGUES)]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    group = get_group(app)
    found = dict(options("icc", group, group.make_context("icc", ["validate"], resilient_parsing=True)))
    assert len(found) > 100
    assert not [where for where, option in found.items() if not re.search(rf"{option}(?![\w-])", text)]


def options(name: str, command: Any, context: Any) -> Iterator[tuple[str, str]]:
    """Yield the long options of a command and of the commands below it, by command and option."""
    if isinstance(command, TyperGroup):
        for each in command.list_commands(context):
            below = command.make_context(each, [each], resilient_parsing=True)
            yield from options(f"{name} {each}", command.resolve_command(below, [each])[1], below)
    for option in (each for parameter in command.params for each in parameter.opts):
        if option.startswith("--"):
            yield f"{name} {option}", option
