"""The parser in C and the one in Python: they read the same, and the first one's refusals are looked at again."""

import pathlib
from importlib import metadata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from icc_cli.yamltext import SourceError, parsers
from icc_cli.yamltext.document import Node

from .hard_inputs import HARD, LIMITS
from .reading import attempt, found, read_text

PIECES = (": ", "- ", "\n  ", "---\n", "<<: ", "*common", "&x ", "? ", "a: ", "key:\n", "12:30", '"b"', " # c\n", "\t#")
BLOCKS = ("|-\n", "|2\n", ">+\n", "\n    ", "http://x.eu/y?q#r", "'it''s'", "🏫")
SIGNS = st.sampled_from([*"\t\n :-#'\"[]{},&*|>?~<=0aé", *PIECES, *BLOCKS])
EXAMPLES = sorted((pathlib.Path(__file__).parents[2] / "examples").rglob("*.yaml"))


@pytest.fixture(scope="module", autouse=True)
def _parser() -> None:
    """These tests choose their parsers themselves."""


def outcome(text: str, only: parsers.Parse | None) -> tuple[object, Node, object] | None:
    """Read a text with one parser only; None if it is refused."""
    with pytest.MonkeyPatch.context() as patch:
        if only:
            patch.setattr("icc_cli.yamltext.reader.parsers", lambda _: (only,))
        result = attempt(text)
    return None if isinstance(result, SourceError) else (result.value, result.root, result.problems)


@pytest.mark.parametrize("text", [*(text for text, _ in HARD.values()), *LIMITS.values()])
def test_hard_texts_are_read_alike(text: str) -> None:
    by_c = outcome(text, parsers.quick)

    assert by_c is None or by_c == outcome(text, parsers.exact)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_examples_are_read_alike(file: pathlib.Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert outcome(text, parsers.quick) == outcome(text, parsers.exact) != None  # noqa: E711


@settings(max_examples=400)
@given(st.lists(SIGNS, max_size=14).map("".join))
def test_what_the_parser_in_c_reads_the_other_reads_alike(text: str) -> None:
    by_c = outcome(text, parsers.quick)
    assume(by_c is not None)

    assert by_c == outcome(text, parsers.exact)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{url: https://example.eu:80/x?y=z}", {"url": "https://example.eu:80/x?y=z"}),
        ("[12:30, why?, a?b]", ["12:30", "why?", "a?b"]),
        ("{note: 'x', source: report 2:1}", {"note": "x", "source": "report 2:1"}),
    ],
)
def test_plain_text_in_brackets_is_read_although_the_parser_in_c_refuses_it(text: str, value: object) -> None:
    assert outcome(text, parsers.quick) is None
    assert read_text(text).value == value


def test_a_text_that_is_read_twice_has_each_defect_once() -> None:
    assert (
        found("a: 1\na: 2\nb: [x:y]\nc: \x1b\n")
        == [("control-character", "4:4-4:5"), ("duplicate-key", "2:1-2:2")][::-1]
    )


def test_a_directive_for_an_old_version_changes_nothing() -> None:
    assert read_text("%YAML 1.1\n---\n[a?b, 12:30, no]\n").value == ["a?b", "12:30", "no"]


def test_a_very_long_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsers, "MOST_READ_TWICE", 100)

    assert outcome("a: [12:30]\n", None) is not None
    assert outcome(f"a: [12:30] # {'x' * 100}\n", None) is None


def test_pyyaml_is_not_installed_with_icc() -> None:
    needed, waiting = set[str](), ["icc-cli"]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            for each in map(Requirement, metadata.requires(name) or ()):
                if each.marker is None or each.marker.evaluate({"extra": ""}):
                    waiting.append(canonicalize_name(each.name))

    assert {"ruamel-yaml", "pydantic-core"} <= needed
    assert "pyyaml" not in needed
