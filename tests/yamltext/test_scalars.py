"""Words and numbers mean what YAML 1.2 says, not what YAML 1.1 said."""

import copy
import math
import pickle

import pytest

from icc_cli.yamltext import RawFloat, Value

from .reading import found, read_text


def value_of(words: str) -> Value:
    value = read_text(f"a: {words}\n").value
    assert isinstance(value, dict)
    return value["a"]


@pytest.mark.parametrize(
    "words",
    ["NO", "no", "yes", "Yes", "on", "Off", "y", "n", "12:30", "1:2:3", "2022-05-01", "1_000", "1,000", "0b101",
     "0o8", "0xg", "1e", "e5", "+", ".", "+.nan", "-0x1", "tRUE", "nULL", "Nan", "inf", "١٢", "1.2.3", "M3",
     "3-4", "22 + 1", "≈ 4000", "0x", "-.", "1 000", "=", "~~"],
)  # fmt: skip
def test_text(words: str) -> None:
    assert value_of(words) == words


@pytest.mark.parametrize(
    ("words", "number"),
    [("0", 0), ("017", 17), ("-3", -3), ("+3", 3), ("0x1F", 31), ("0o17", 15), ("-0", 0), ("000", 0), ("2025", 2025)],
)
def test_integers(words: str, number: int) -> None:
    value = value_of(words)

    assert value == number
    assert type(value) is int


@pytest.mark.parametrize(
    ("words", "number"),
    [("12.000", 12), ("1e3", 1000), ("-.5", -0.5), ("5.", 5), ("+1.5E-1", 0.15), (".inf", math.inf),
     ("-.INF", -math.inf), ("+.Inf", math.inf), ("1e999", math.inf)],
)  # fmt: skip
def test_floats_keep_their_words(words: str, number: float) -> None:
    value = value_of(words)

    assert isinstance(value, RawFloat)
    assert value == number
    assert value.raw == words


@pytest.mark.parametrize("words", [".nan", ".NaN", ".NAN"])
def test_not_a_number(words: str) -> None:
    value = value_of(words)

    assert isinstance(value, RawFloat)
    assert math.isnan(value)


@pytest.mark.parametrize(
    ("words", "value"),
    [("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None), ("true", True), ("True", True),
     ("TRUE", True), ("false", False), ("False", False), ("FALSE", False)],
)  # fmt: skip
def test_nothing_and_truth(words: str, value: bool | None) -> None:
    assert value_of(words) is value


@pytest.mark.parametrize("words", ['"12"', "'12'", '"true"', "'~'", '""', "'.inf'", "! 12", "!!str 12", "!!str null"])
def test_quotes_and_tags_make_text(words: str) -> None:
    assert value_of(words) == words.removeprefix("!!str ").removeprefix("! ").strip("\"'")


@pytest.mark.parametrize(
    ("words", "value"),
    [('!!int "3"', 3), ("!!int 0x1F", 31), ("!!float 3", 3.0), ('!!bool "true"', True), ("!!null ''", None),
     ("!!str", ""), ("!!null", None), ("!!map {}", {}), ("!!seq [1]", [1]), ("!<tag:yaml.org,2002:str> 1", "1")],
)  # fmt: skip
def test_tags_of_the_core_schema(words: str, value: Value) -> None:
    assert value_of(words) == value
    assert type(value_of(words)) in (type(value), RawFloat)
    assert found(f"a: {words}\n") == []


@pytest.mark.parametrize(
    "words", ["!!int 3.5", "!!int x", "!!float x", "!!bool yes", "!!null x", "!!bool null", f"!!int {'9' * 5000}"]
)
def test_a_tag_that_does_not_fit_is_told_and_the_words_are_kept(words: str) -> None:
    assert value_of(words) == words.split(" ")[1]
    assert [code for code, _ in found(f"a: {words}\n")] == ["tag-mismatch"]


@pytest.mark.parametrize("words", ["9" * 5000, "-" + "9" * 5000, "0x" + "f" * 5000, "0" * 5000, "0o" + "7" * 5000])
def test_a_number_beyond_all_use_stays_text_and_is_told(words: str) -> None:
    assert value_of(words) == words
    assert found(f"a: {words}\n") == [("number-too-long", f"1:4-1:{4 + len(words)}")]


def test_a_long_but_printable_integer_is_a_number() -> None:
    assert value_of("9" * 300) == 10**300 - 1


def test_a_raw_float_can_be_copied_and_pickled() -> None:
    number = RawFloat("12.000")

    assert copy.deepcopy(number).raw == "12.000"
    assert pickle.loads(pickle.dumps(number)).raw == "12.000"


@pytest.mark.parametrize("words", ["1_0", " 1", "nan", "infinity", "x", ""])
def test_a_raw_float_takes_only_words_that_yaml_takes_for_a_float(words: str) -> None:
    with pytest.raises(ValueError, match="is no number"):
        RawFloat(words)
