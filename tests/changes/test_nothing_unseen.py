"""Whatever is changed or taken away in a deliverable that fills every field of the format, something is told."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML

from icc_cli.changes.compare_city import compare
from icc_cli.city import CityFolder, Reading, read_city
from icc_cli.model import Deliverable
from icc_cli.yamltext import KeyPath, read

FULL = Path(__file__).parents[1] / "report" / "full_city.yaml"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    """The deliverable as a city's folder."""
    folder = tmp_path_factory.mktemp("cities") / "everywhere"
    folder.mkdir()
    parts: dict[str, Any] = YAML(typ="safe").load(FULL.read_text(encoding="utf-8"))
    for part, value in parts.items():
        YAML(typ="safe").dump(value, folder / f"{part}.yaml")
    return read_city(CityFolder("everywhere", folder))


def test_no_change_goes_unseen(full: Reading) -> None:
    value: Any = read(FULL).value
    before = Deliverable.model_validate(value)
    unseen, tried = [], 0
    for path, changed in _edits(value):
        try:
            after = Deliverable.model_validate(changed)
        except ValidationError:
            continue
        if after != before:
            tried += 1
            unseen += [] if compare(_with(full, before), _with(full, after)) else [path]
    assert tried > 300
    assert [path for path in unseen if path[-1] != "raw"] == [], "the words that a number was published in may change"


def _with(reading: Reading, deliverable: Deliverable) -> Reading:
    return Reading(reading.folder, reading.assembly, deliverable)


def _edits(value: Any) -> Iterator[tuple[KeyPath, Any]]:
    """Yield the value with each of its parts taken away, and with each of its leaves changed."""
    for path in _paths(value):
        changed = copy.deepcopy(value)
        holder = changed
        for step in path[:-1]:
            holder = holder[step]
        leaf, step = holder[path[-1]], path[-1]
        if isinstance(leaf, str | int | float):
            holder[step] = (
                f"{leaf} zebra" if isinstance(leaf, str) else not leaf if isinstance(leaf, bool) else leaf + 1
            )
            yield path, changed
            holder[step] = leaf
        del holder[step]
        yield path, changed


def _paths(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in entries:
        yield (*path, step)
        yield from _paths(inner, (*path, step))
