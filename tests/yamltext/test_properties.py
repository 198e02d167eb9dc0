"""Whatever stands in a file, the reader gives a document or a SourceError; and what is written is what is read."""

import io
import pathlib
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.emitter import Emitter
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import SafeRepresenter

from icc_cli.yamltext import Position, SourceError, read, scalars

from .reading import attempt, paths, read_text, value_words

CHARTER = """\
# yaml-language-server: $schema=../../schemas/charter.schema.json
solution: eplatform            # must be a solution of strategy.yaml
description:
  what: >-
    One place for all of the city's services,
    open day & night: "e-Sofia"
  why: |
    Citizens queue.

    * at counters
ambitions: [digital-tools, 'open data']
timing: [{title: City-wide launch, due: 2022-05, done: true}]
risks:
  - risk: Resistance to change in district administrations
    mitigation: On-site training before each
      district joins
funding:
  - {source: Sandbox, min: 30000, max: 45_000, currency: BGN, note: "pilot \\u2260 total"}
"""
KPIS = """\
solution: res-installations
common: &common {owner: Energy Efficiency Office, unit: "%"}
kpis:
- id: buildings-with-res
  <<: *common
  name: Białystok – budynki 🏫 z OZE
  direction: increase
  target: {value: 20.50, due: 2025}
  measurements:
    start: ≈ 4000
    midway: 12.000
    final: {state: not-monitored, reason: not-started}
- <<: [*common]
  id: surplus-energy
  'baseline': ~
  ? tags
  : - NO
    - 12:30
    -
"""
SAMPLES = [KPIS.encode(), CHARTER.encode(), KPIS.replace("\n", "\r\n").encode(), ("\ufeff" + CHARTER).encode()]
EXAMPLES = sorted((pathlib.Path(__file__).parents[2] / "examples").rglob("*.yaml"))

SIGNS = st.sampled_from(
    [bytes([sign]) for sign in b"\t\n\r :-#'\"[]{},&*!|>%@`?\\~<=\x00\x1b\x80\xff0a"]
    + [b": ", b"- ", b"\n  ", b"---\n", b"<<: ", b"*common", b"&x ", b"!!int ", "\u2028".encode(), "🏫".encode()]
)
EDITS = st.lists(
    st.tuples(st.sampled_from(["delete", "insert", "swap"]), st.integers(0, 2000), st.integers(0, 40), SIGNS),
    min_size=1,
    max_size=6,
)


def edited(data: bytes, edits: list[tuple[str, int, int, bytes]]) -> bytes:
    for kind, place, length, signs in edits:
        start = place % (len(data) + 1)
        if kind == "insert":
            data = data[:start] + signs + data[start:]
        elif kind == "delete":
            data = data[:start] + data[start + length :]
        else:
            end = start + length
            data = data[:start] + data[end : end + length] + data[start:end] + data[end + length :]
    return data


def check(content: str | bytes) -> None:
    """Read a content: every part of the value and every defect has a place inside the text."""
    outcome = attempt(content)
    spans = [problem.span for problem in outcome.problems]
    if isinstance(outcome, SourceError):
        assert spans
    else:
        for path in paths(outcome.value):
            span = outcome.value_span(path)
            assert span is not None
            spans.append(span)
            assert outcome.nearest(path) == path
            if path and isinstance(path[-1], str):
                assert outcome.key_span(path) is not None
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    last = Position(data.count(b"\n") + data.count(b"\r") + 1, len(data) + 1)
    for span in spans:
        assert Position(1, 1) <= span.start <= span.end <= last


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SAMPLES), EDITS)
def test_a_mutated_file_gives_a_document_or_an_error_with_a_place(
    data: bytes, edits: list[tuple[str, int, int, bytes]]
) -> None:
    check(edited(data, edits))


@settings(max_examples=300)
@example(b'"\\')
@given(st.one_of(st.binary(max_size=60), st.text(max_size=60), st.lists(SIGNS, max_size=25).map(b"".join)))
def test_any_content_gives_a_document_or_an_error(content: bytes | str) -> None:
    check(content)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_examples_are_read_without_defects(file: pathlib.Path) -> None:
    assert read(file).problems == ()
    check(file.read_bytes())


@settings(max_examples=60)
@given(st.data())
@pytest.mark.skipif(not EXAMPLES, reason="no examples")
def test_a_mutated_example_gives_a_document_or_an_error(data: st.DataObject) -> None:
    content = data.draw(st.sampled_from(EXAMPLES)).read_bytes()
    place = data.draw(st.integers(0, len(content)))
    signs = data.draw(SIGNS)
    check(content[:place] + signs + content[place + data.draw(st.integers(0, 3)) :])


class CoreRepresenter(SafeRepresenter):
    """Writes YAML so that a text which the core schema takes for a number stands in quotes."""

    def ignore_aliases(self, data: object) -> bool:
        return True

    def represent_text(self, words: str) -> ScalarNode:
        is_text = isinstance(scalars.plain(words), str) and words != "<<" and words[:1] not in (":", "?")
        return self.represent_scalar("tag:yaml.org,2002:str", words, style=None if is_text else '"')


CoreRepresenter.add_representer(str, CoreRepresenter.represent_text)


class CarefulEmitter(Emitter):
    """Keeps a double-quoted text with escapes on one line: where ruamel breaks one, a space is read."""

    def write_double_quoted(self, text: str, split: bool = True) -> None:
        super().write_double_quoted(text, split and re.fullmatch(r"[ !#-\[\]-~]*", text) is not None)


WORDS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Cn"]), max_size=30),
    st.text("ab:-#'\" \n\t,[]{}&*!|>%@`?\\.0", max_size=15),
    st.sampled_from(["NO", "yes", "12:30", "017", "08", "0o7", "1e5", "1_0", ".5", "~", "null", "<<", "=", "2022-05"]),
    st.lists(st.sampled_from(["word", "a:b", "-", "#", "c: d", "é", "\n"]), max_size=40).map(" ".join),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**40), 10**40) | st.floats(allow_nan=False) | WORDS,
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(WORDS, parts, max_size=4),
    max_leaves=15,
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@example("¡ĀĀĀ0 0", None, None, "\n", 20, False)
@given(
    VALUES,
    st.sampled_from([True, False, None]),
    st.sampled_from([None, "'", '"']),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([20, 80, 1000]),
    st.booleans(),
)
def test_what_is_written_is_what_is_read_and_each_scalar_stands_at_its_span(
    value: object, flow: bool | None, style: str | None, line_break: str, width: int, is_unicode: bool
) -> None:
    yaml: Any = YAML(typ="safe", pure=True)
    yaml.Representer, yaml.Emitter = CoreRepresenter, CarefulEmitter
    yaml.default_flow_style, yaml.default_style, yaml.line_break = flow, style, line_break
    yaml.width, yaml.allow_unicode, yaml.sort_base_mapping_type_on_output = width, is_unicode, False
    text = io.StringIO(newline="")
    yaml.dump(value, text)
    document = read_text(text.getvalue())

    assert document.value == value
    assert document.problems == ()
    for path in paths(value):
        part: Any = document.value
        for step in path:
            part = part[step]
        if not isinstance(part, dict | list):
            again = read_text(value_words(document, *path).replace("\n", line_break)).value
            assert (again, type(again)) == (part, type(part))
