"""Makes a repository of many cities for benchmarks: the examples again and again, no text twice."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
_FEWEST_WORDS = 4
"""From so many words on, words are a text: shorter ones are names, units, values, which have to stay what they are."""
_VALUES = frozenset({"measurements", "target", "population", "funding", "promises", "monitoring"})
"""Keys below which the wording of a text is a value."""
_PICTURES = (".png", ".jpg", ".svg")
_SYLLABLES = ("bar", "den", "fol", "gim", "hus", "kel", "lom", "mir", "nev", "pol", "rask", "tov")


def make_cities(folder: Path, number: int) -> int:
    """Write so many cities into a folder; return how many bytes they have."""
    examples = [each for each in sorted(EXAMPLES.iterdir()) if (each / "city.yaml").is_file()]
    size = 0
    for index, example in zip(range(number), itertools.cycle(examples), strict=False):
        size += _make_city(example, folder / f"{example.name}-{index + 1:03}", _word(index))
    return size


def _make_city(example: Path, folder: Path, word: str) -> int:
    shutil.copytree(
        example, folder, ignore=lambda _, names: [name for name in names if name.endswith((".png", ".jpg"))]
    )
    size = 0
    for file in sorted(folder.rglob("*.yaml")):
        value = _varied(YAML(typ="safe").load(file), word)
        if file.name == "city.yaml":
            value["id"] = folder.name
            value.pop("pictures", None)
        yaml: Any = YAML(typ="safe")
        yaml.width, yaml.sort_base_mapping_type_on_output = 110, False
        yaml.dump(value, file)
        size += file.stat().st_size
    return size


def _varied(value: Any, word: str, *, is_value: bool = False) -> Any:
    """Return a value whose texts have one more word, which no other city has."""
    if isinstance(value, dict):
        return {
            name: _varied(inner, word, is_value=(is_value or name in _VALUES) and name != "note")
            for name, inner in value.items()
        }
    if isinstance(value, list):
        return [_varied(inner, word, is_value=is_value) for inner in value]
    if isinstance(value, str) and not is_value and value.count(" ") >= _FEWEST_WORDS - 1:
        first, _, rest = value.partition(" ")
        return f"{first} {word} {rest}"
    return value


def _word(index: int) -> str:
    """Return a word of its own for each number."""
    return "".join(_syllables(index + len(_SYLLABLES) ** 2))


def _syllables(number: int) -> Iterator[str]:
    while number:
        number, remainder = divmod(number, len(_SYLLABLES))
        yield _SYLLABLES[remainder]
