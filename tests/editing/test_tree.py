"""A value in a file becomes another one, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from icc_cli.editing import CannotEditError
from icc_cli.editing.tree import with_value, without_value
from icc_cli.yamltext import Document, Value, parse
from icc_cli.yamltext.writing import same

CHECKPOINTS = ("start", "midway", "final")
KEYS = ("value", "state", "reason", "note")


def read(text: str) -> Document:
    return parse(text, Path("kpis.yaml"))


def order(path: object) -> tuple[str, ...]:
    return CHECKPOINTS if path == ("m",) else KEYS


def put(text: str, value: Value, checkpoint: str = "midway") -> str:
    return with_value(read(text), ("m", checkpoint), value, order).text


LONG = "word " * 30 + "end"


@pytest.mark.parametrize(
    ("text", "value", "result"),
    [
        ("m:\n  midway: 3 # old\n", 4, "m:\n  midway: 4 # old\n"),
        ("m:\n  midway: '3'\n  final: 5", "≈ 4", "m:\n  midway: ≈ 4\n  final: 5"),
        ("m:\n  midway:\n", 4, "m:\n  midway: 4\n"),
        ("m:\n  midway: # soon\n", 4, "m:\n  midway: 4 # soon\n"),
        ("m: # all\n  midway: # soon\n    value: 3\n    note: x\n  final: 1\n", 4,
         "m: # all\n  midway: 4 # soon\n  final: 1\n"),
        ("m:\n  midway: |\n    some\n    words\n\n  final: 1\n", 4, "m:\n  midway: 4\n\n  final: 1\n"),
        ("m:\n  midway: &a !!int 3\n", 4, "m:\n  midway: 4\n"),
        ("m:\n  midway: {value: 3, note: x}\n", {"value": 4, "note": "x"}, "m:\n  midway: {value: 4, note: x}\n"),
        ("m:\n  midway:\n    value: 3 # old\n    # why\n    note: x\n", {"value": 4, "note": "x"},
         "m:\n  midway:\n    value: 4 # old\n    # why\n    note: x\n"),
        ("m:\n  midway:\n    value: 3\n    note: x # y\n", {"value": 3}, "m:\n  midway:\n    value: 3\n"),
        ("m:\n  midway: 3 # old\n", {"value": 3, "note": LONG},
         f"m:\n  midway: # old\n    value: 3\n    note: {LONG}\n"),
        ("m:\n  midway: 3\n  final: 4\n", {"value": 3, "note": "one\n\n  two"},
         "m:\n  midway:\n    value: 3\n    note: |-\n      one\n\n        two\n  final: 4\n"),
        ("m: {midway: 3, final: 4}\n", {"value": 3, "note": "one\ntwo"},
         'm: {midway: {value: 3, note: "one\\ntwo"}, final: 4}\n'),
        ("m: {midway: , final}\n", 1, "m: {midway: 1, final}\n"),
        ("m: {start: 3, midway}\n", 1, "m: {start: 3, midway: 1}\n"),
        ("m:\n  start: 3 # s\n  final: 4\n", 1, "m:\n  start: 3 # s\n  midway: 1\n  final: 4\n"),
        ("m:\n  final: 4\n", 1, "m:\n  midway: 1\n  final: 4\n"),
        ("m:\n    start: 4", 1, "m:\n    start: 4\n    midway: 1"),
        ("m:\r\n  start: 4\r\n", 1, "m:\r\n  start: 4\r\n  midway: 1\r\n"),
        ("m: {start: 3, final: 4}\n", 1, "m: {start: 3, midway: 1, final: 4}\n"),
        ("m: {final: 4}\n", 1, "m: {midway: 1, final: 4}\n"),
        ("m: {}\n", 1, "m: {midway: 1}\n"),
        ("m: # none yet\nn: 1\n", 1, "m: # none yet\n  midway: 1\nn: 1\n"),
        ("n: 1\n", 1, "n: 1\nm:\n  midway: 1\n"),
        ("{n: 1}\n", 1, "{n: 1, m: {midway: 1}}\n"),
        ("m:\n  <<: {midway: 3}\n  start: 1\n", 4, "m:\n  <<: {midway: 4}\n  start: 1\n"),
        ("a: &a 3\nb: *a\nm:\n  midway: *a\n", 4, "a: &a 3\nb: *a\nm:\n  midway: 4\n"),
    ],
)  # fmt: skip
def test_a_value_is_put_in(text: str, value: Value, result: str) -> None:
    assert put(text, value) == result
    assert same(read(result).value["m"]["midway"], value)  # type: ignore[index,call-overload]


@pytest.mark.parametrize(
    "text",
    [
        "n: &a {midway: 3}\nm: *a\n",
        "n: &a\n  midway: 3\nm: *a\n",
        "m:\n  midway: &a 3\n  final: *a\n",
        "n: &a 3\nm:\n  midway: *a\n",
        "n: &a {midway: 3}\nm:\n  <<: *a\n",
    ],
)
def test_a_value_that_is_shared_is_left_alone(text: str) -> None:
    with pytest.raises(CannotEditError, match="midway"):
        put(text, 4)


@pytest.mark.parametrize("words", ["bell \x07", "turned \u202e round", "half \ud800"])
def test_what_no_file_can_hold_is_refused(words: str) -> None:
    for text in ("m:\n  midway: 3\n", "m: {midway: 3}\n"):
        with pytest.raises(CannotEditError):
            put(text, {"value": 3, "note": words})


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("m:\n  start: 1\n  midway: 3 # x\n  final: 4\n", "m:\n  start: 1\n  final: 4\n"),
        ("m:\n  start: 1\n  midway:\n    value: 3\n    note: x", "m:\n  start: 1"),
        ("m:\r\n  start: 1\r\n  midway: 3", "m:\r\n  start: 1"),
        ("m: {start: 1, midway: 3}\n", "m: {start: 1}\n"),
        ("m: {midway: 3, final: 2}\n", "m: {final: 2}\n"),
        ("n: 1\nm:\n  midway: 3\n", "n: 1\n"),
        ("{n: 1, m: {midway: 3}}\n", "{n: 1}\n"),
    ],
)
def test_a_value_is_taken_out(text: str, result: str) -> None:
    assert without_value(read(text), ("m", "midway")).text == result


TEXTS = [
    "m:\n  start: 1 # one\n  midway: 3 # three\n  final: 4\n",
    "m: {start: 1, midway: {value: 2, note: x}, final: 4}\n",
    "m:\n  midway:\n    value: 3 # three\n    note: |-\n      long\n  # last\n  final: 4\n",
    "m:\r\n    final: 4 # four",
]


@given(st.sampled_from(TEXTS), st.text(min_size=1), st.text(st.sampled_from("ab \n\t#:'\"-{}[],&*!|>%@`😀\\ ")))
@example(TEXTS[0], "- a", "# no comment: {kpi:a@b}\n\n - ...\n---")
@example(TEXTS[1], "a: b", "'\"'\n")
def test_words_read_back_as_they_were_given(text: str, words: str, note: str) -> None:
    value: Value = {"value": words, "note": note}
    before = read(text)
    try:
        after = with_value(before, ("m", "midway"), value, order)
    except CannotEditError:
        assert any(not each.isprintable() and each not in "\n\t" for each in words + note)
        return
    assert same(read(after.text).value, {**before.value, "m": {**before.value["m"], "midway": value}})  # type: ignore[dict-item,index,call-overload]
    kept = [line for line in text.splitlines() if line.lstrip().startswith(("start", "final", "# last"))]
    assert [line for line in after.text.splitlines() if line in kept] == kept
