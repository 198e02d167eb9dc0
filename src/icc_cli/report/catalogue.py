"""Catalogues: the report's own words in one language, as a file that anyone can correct.

A catalogue is YAML: words under a key, keys in groups. Where a number decides the form of a word there is a mapping
from plural form to words in the place of the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from icc_cli.model.quantities.numbers import NO_BREAK_SPACE
from icc_cli.yamltext import Value, read

FOLDER = Path(__file__).parent / "languages"
LANGUAGES = tuple(sorted(file.stem for file in FOLDER.glob("*.yaml")))
"""The languages that there are catalogues for, by their codes of ISO 639-1."""

PLURAL_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""Names that Unicode's common locale data repository (CLDR) gives the plural forms of all languages."""

Words = str | Mapping[str, str]
"""The words of an entry, or those of each plural form."""

_KEPT_WITH_NEXT = {"pl": re.compile(r"(?<![^\s(„])([aiouwz]) (?=\S)", re.IGNORECASE)}
"""Words after which no line of a language ends: in Polish, those of a single letter."""
_KEPT_WITH_NUMBER = re.compile(r"(?<=[0-9}]) (?=%)")
"""A sign stays with the number before it."""


@cache
def catalogue(name: str) -> Mapping[str, Words]:
    """Return a catalogue by the name of its file without its ending, as in `pl` or `icc-2020/pl`.

    Keys are joined with points: `charter.lead`.

    Raises:
        SourceError: There is no such file, or it is no YAML.
        ValueError: An entry holds something else than words.
    """
    return dict(_entries(read(FOLDER / f"{name}.yaml").value, name))


def is_plural(value: Value) -> bool:
    """Tell whether a value holds plural forms, rather than a group of entries."""
    return isinstance(value, dict) and "other" in value and value.keys() <= PLURAL_FORMS


def _entries(value: Value, name: str, key: str = "") -> Iterator[tuple[str, Words]]:
    if isinstance(value, str):
        yield key, _typeset(value, name)
    elif isinstance(value, dict) and is_plural(value):
        yield key, {form: _typeset(str(words), name) for form, words in value.items()}
    elif isinstance(value, dict):
        for part, each in value.items():
            yield from _entries(each, name, f"{key}.{part}" if key else part)
    else:
        raise ValueError(f"{name}.yaml: {key} is not words: {value!r} must be written in quotation marks")


def _typeset(words: str, name: str) -> str:
    """Put no-break spaces where a translator writes a space and no line may end."""
    kept = _KEPT_WITH_NEXT.get(name.rpartition("/")[2])
    words = _KEPT_WITH_NUMBER.sub(NO_BREAK_SPACE, words)
    return kept.sub(rf"\1{NO_BREAK_SPACE}", words) if kept else words
