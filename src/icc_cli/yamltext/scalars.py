"""What a single word or number of YAML means: the core schema of YAML 1.2, chapter 10.3.2.

YAML 1.1, which most Python readers follow, takes `NO` for false, `12:30` for 750 and `017` for 15.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from icc_cli.patterns import lazy

Value: TypeAlias = "dict[str, Value] | list[Value] | str | int | float | bool | None"
"""What YAML text stands for. A number with a fraction or an exponent that is written plainly is a RawFloat."""

MOST_DIGITS = 300
"""A longer integer is kept as text: it fits no floating-point number, and Python refuses to print it beyond 4300."""

_INTEGER = lazy(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = lazy(r"[-+]?(?:(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_STARTS = frozenset("0123456789+-.")
CORE_TAG = "tag:yaml.org,2002:"


class RawFloat(float):
    """A number with a fraction or an exponent that keeps its words, as `12.000` may be meant as twelve thousand."""

    __slots__ = ("raw",)

    raw: str
    """The words as they stand in the file."""

    def __new__(cls, raw: str) -> RawFloat:
        """Read `raw`, words that the core schema takes for a float; raise ValueError for others."""
        if not _FLOAT.fullmatch(raw):
            raise ValueError(f"{raw!r} is no number")
        number = super().__new__(cls, raw.lower().replace(".inf", "inf").replace(".nan", "nan"))
        number.raw = raw
        return number

    def __reduce__(self) -> tuple[type[RawFloat], tuple[str]]:  # for copy and pickle
        return RawFloat, (self.raw,)


class TagMismatchError(ValueError):
    """Raised when a tag such as `!!int` stands before words that are no such thing."""


def plain(words: str) -> Value:
    """Read words that stand without quotes and without a tag. An overlong integer stays text."""
    if not words or words[0] not in _NUMBER_STARTS:
        return _WORDS.get(words, words)
    if _INTEGER.fullmatch(words):
        return words if is_overlong(words) else _integer(words)
    return RawFloat(words) if _FLOAT.fullmatch(words) else words


def quoted(words: str, mark: str = '"') -> str:
    """Return words in quotation marks: double ones, unless `mark` asks for others or they would need escapes."""
    if mark == "'" or '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'


def is_overlong(words: str) -> bool:
    """Tell whether `words` are an integer with more digits than any calculation needs."""
    return len(words) > MOST_DIGITS and _INTEGER.fullmatch(words) is not None


def tagged(tag: str, words: str) -> Value:
    """Read words after the core schema's `tag`, such as `tag:yaml.org,2002:int`.

    Raises:
        KeyError: the core schema has no such tag for scalars.
        TagMismatchError: the words are not what the tag says.
    """
    return TAGS[tag](words)


def _integer(words: str) -> int:
    if words[:2] == "0o":
        return int(words[2:], 8)
    return int(words, 16) if words[:2] == "0x" else int(words)


def _tagged_integer(words: str) -> int:
    if not _INTEGER.fullmatch(words) or is_overlong(words):
        raise TagMismatchError
    return _integer(words)


def _tagged_float(words: str) -> RawFloat:
    if not _FLOAT.fullmatch(words):
        raise TagMismatchError
    return RawFloat(words)


def _tagged_word(*allowed: bool | None) -> Callable[[str], bool | None]:
    def read(words: str) -> bool | None:
        if words not in _WORDS or _WORDS[words] not in allowed:
            raise TagMismatchError
        return _WORDS[words]

    return read


TAGS: dict[str, Callable[[str], Value]] = {
    "!": str,
    f"{CORE_TAG}str": str,
    f"{CORE_TAG}int": _tagged_integer,
    f"{CORE_TAG}float": _tagged_float,
    f"{CORE_TAG}bool": _tagged_word(True, False),
    f"{CORE_TAG}null": _tagged_word(None),
}
