"""Catalogues: the report's own words in one language, as a file that anyone can correct.

A catalogue is YAML: words under a key, keys in groups. Where a number decides the form of a word there is a mapping
from plural form to words in the place of the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from icc_cli.source import Value, read

FOLDER = Path(__file__).parent / "languages"
LANGUAGES = tuple(sorted(file.stem for file in FOLDER.glob("*.yaml")))
"""The languages that there are catalogues for, by their codes of ISO 639-1."""

PLURAL_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""Names that Unicode's common locale data repository (CLDR) gives the plural forms of all languages."""

Words = str | Mapping[str, str]
"""The words of an entry, or those of each plural form."""


@cache
def catalogue(name: str) -> Mapping[str, Words]:
    """Return a catalogue by the name of its file without its ending, as in `pl` or `icc-2020/pl`.

    Keys are joined with points: `charter.lead`.

    Raises:
        SourceError: There is no such file, or it is no YAML.
        ValueError: An entry holds something else than words.
    """
    return dict(_entries(read(FOLDER / f"{name}.yaml").value, name))


def _entries(value: Value, where: str, key: str = "") -> Iterator[tuple[str, Words]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict) and "other" in value and value.keys() <= PLURAL_FORMS:
        yield key, {form: str(words) for form, words in value.items()}
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _entries(each, where, f"{key}.{name}" if key else name)
    else:
        raise ValueError(f"{where}.yaml: {key} is not words: {value!r} must be written in quotation marks")
