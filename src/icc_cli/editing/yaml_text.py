"""Values as YAML text, in the way in which people write them: plain words where they will do, quotes where not.

Each function yields the ways in which a value may be written, the best one first. Whether a way means the value is
found out by reading it, never by knowing better.
"""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator

from icc_cli.editing.nodes import CannotEditError
from icc_cli.yamltext import RawFloat, SourceError, Value, parse
from icc_cli.yamltext.quoting import quoted

MOST_COLUMNS = 120
"""A mapping that needs more is written with a line for each key."""
_NAMELESS = pathlib.Path()


def in_line(value: Value, *, in_braces: bool) -> Iterator[str]:
    """Yield the ways to write a value on the line of its key; in braces, commas and brackets mean something else."""
    if isinstance(value, dict):
        parts = []
        for key, inner in value.items():
            written = next(in_line(inner, in_braces=True), None)
            if written is None:
                return
            parts.append(f"{key}: {written}")
        yield f"{{{', '.join(parts)}}}"
    elif isinstance(value, list):
        items = [next(in_line(inner, in_braces=True), None) for inner in value]
        if None not in items:
            yield f"[{', '.join(filter(None, items))}]"
    else:
        yield from (words for words in _scalars(value) if _means(words, value, in_braces=in_braces))


def first(value: Value, *, in_braces: bool) -> str:
    """Return the best way to write a value on the line of its key.

    Raises:
        CannotEditError: There is none.
    """
    written = next(in_line(value, in_braces=in_braces), None)
    if written is None:
        raise CannotEditError("there are characters in it that no file of a city can hold")
    return written


def below(value: dict[str, Value], indentation: str, line_end: str) -> list[str]:
    """Return the lines of a mapping that stands below its key, without the last line's end.

    Text of several lines stands as such, so that it can be read.
    """
    lines = []
    for key, inner in value.items():
        if isinstance(inner, dict) and not _fits(f"{indentation}{key}: ", inner):
            lines += [f"{indentation}{key}:", *below(inner, f"{indentation}  ", line_end)]
        elif isinstance(inner, str) and "\n" in inner and (block := _block(inner, f"{indentation}  ", line_end)):
            lines += [f"{indentation}{key}: |-", *block]
        else:
            lines.append(f"{indentation}{key}: {first(inner, in_braces=False)}")
    return lines


def fits_in_line(value: Value, column: int) -> bool:
    """Tell whether a value is best written on the line of its key; `column` is where it would begin."""
    if isinstance(value, dict):
        return _fits(" " * column, value)
    return True


def _fits(before: str, value: dict[str, Value]) -> bool:
    if any(isinstance(inner, str) and "\n" in inner for inner in value.values()):
        return False
    written = next(in_line(value, in_braces=False), None)
    return written is not None and len(before) + len(written) <= MOST_COLUMNS


def _scalars(value: Value) -> Iterator[str]:
    if value is None or isinstance(value, bool):
        yield {None: "null", True: "true", False: "false"}[value]
    elif isinstance(value, RawFloat):
        yield value.raw
    elif isinstance(value, str):
        if "\n" not in value:
            if "#" not in value:  # readers take it for a comment, even where YAML does not
                yield value
            yield quoted(value)
        yield json.dumps(value, ensure_ascii=False)  # a string of JSON is one of YAML, too
    else:
        yield str(value)


def _block(text: str, indentation: str, line_end: str) -> list[str] | None:
    """Return the lines of a text as it is, or None where YAML would read it as another one."""
    lines = [f"{indentation}{line}" if line else "" for line in text.split("\n")]
    written = "key:\n" + line_end.join([f"{indentation[:-2]}key: |-", *lines]) + line_end
    return lines if _value(written, "key", "key") == text else None


def _means(words: str, value: Value, *, in_braces: bool) -> bool:
    if in_braces:
        return same(_value(f"key: {{key: {words}, next: 0}}\n", "key", "key"), value)
    return same(_value(f"key: {words}\n", "key"), value)


def _value(text: str, *keys: str) -> Value:
    try:
        document = parse(text, _NAMELESS)
    except SourceError:
        return _NOTHING
    value = _NOTHING if document.problems else document.value
    for key in keys:
        value = value.get(key, _NOTHING) if isinstance(value, dict) else _NOTHING
    return value


_NOTHING: Value = ["no such value"]


def same(one: Value, other: Value) -> bool:
    """Tell whether two values that were read are the same, down to their types and the digits of a number."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(inner, other[key]) for key, inner in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(left, right) for left, right in zip(one, other, strict=True))
    if isinstance(one, RawFloat) and isinstance(other, RawFloat):
        return one.raw == other.raw
    return type(one) is type(other) and one == other
