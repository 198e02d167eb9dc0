"""Catalogues: the report's own words in one language, in a file that anyone can correct.

A catalogue is YAML: words under keys, keys in groups. Where a number decides the form of a word, the entry is a mapping
from plural form to words.
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
"""The languages that have a catalogue, by ISO 639-1 code."""

PLURAL_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The names of plural forms in Unicode's Common Locale Data Repository (CLDR), for all languages."""

Words = str | Mapping[str, str]
"""The words of an entry, or of each of its plural forms."""

_KEPT_WITH_NEXT = {"pl": re.compile(r"(?<![^\s(„])([aiouwz]) (?=\S)", re.IGNORECASE)}
"""Words that must not end a line: in Polish, those of a single letter."""
_KEPT_WITH_NUMBER = re.compile(r"(?<=[0-9}]) (?=%)")
"""Keeps a sign with the number before it."""


@cache
def catalogue(name: str) -> Mapping[str, Words]:
    """Return a catalogue by its file name without the extension, such as `pl` or `icc-2020/pl`.

    Keys are joined with dots: `charter.lead`.

    Raises:
        SourceError: There is no such file, or it is not YAML.
        ValueError: An entry holds something other than words.
    """
    return dict(_entries(read(FOLDER / f"{name}.yaml").value, name))


def is_plural(value: Value) -> bool:
    """Tell whether a value holds plural forms rather than a group of entries."""
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
    """Insert no-break spaces where a translator writes a space but a line must not break."""
    kept = _KEPT_WITH_NEXT.get(name.rpartition("/")[2])
    words = _KEPT_WITH_NUMBER.sub(NO_BREAK_SPACE, words)
    return kept.sub(rf"\1{NO_BREAK_SPACE}", words) if kept else words
