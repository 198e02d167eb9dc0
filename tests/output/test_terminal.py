"""What the reader of a stream can see: columns, colours, links and signs."""

from __future__ import annotations

from io import BytesIO, StringIO, TextIOWrapper

import pytest

from icc_cli.output.terminal import PIPED_WIDTH, Terminal, has_links, terminal


class Screen(StringIO):
    """A stream that goes to a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def no_wishes(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "CI", "TERM", "TERM_PROGRAM", "VTE_VERSION", "WT_SESSION"):
        monkeypatch.delenv(name, raising=False)


def test_a_file_is_plain_and_has_every_sign() -> None:
    assert terminal(StringIO()) == Terminal(PIPED_WIDTH, colour=False, links=False, ascii=False)
    assert terminal(TextIOWrapper(BytesIO(), "ascii")).ascii


def test_variables_say_how_wide_and_whether_in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    assert terminal(Screen()).colour
    monkeypatch.setenv("COLUMNS", "63")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert (terminal(StringIO()).width, terminal(StringIO()).colour) == (63, True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not terminal(StringIO()).colour
    assert not terminal(Screen()).colour


def test_a_dumb_terminal_gets_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert not terminal(Screen()).colour


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "5000"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "new"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"WT_SESSION": "5f1c"}, True),
        ({"TERM": "xterm-kitty", "CI": "true"}, False),
        ({"TERM": "screen-256color", "VTE_VERSION": "7600"}, False),
        ({"TERM": "dumb", "VTE_VERSION": "7600"}, False),
    ],
)
def test_links_are_for_terminals_that_show_them(
    environ: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert has_links(Screen()) is expected
    assert not has_links(StringIO())
