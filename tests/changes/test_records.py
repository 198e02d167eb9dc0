"""What a city has signed off does not change without a reason."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from icc_cli.changes.change import Change
from icc_cli.changes.compare_versions import compare_versions
from icc_cli.changes.versions import Version
from icc_cli.city import find_cities
from icc_cli.editing.sign_off import freeze, text_of
from icc_cli.programme import LATEST

from .life import copy_of_city, edit, reading

LIGHTS, MIDWAY = "kpis/lights.yaml", "checkpoints/midway.yaml"
DAY = datetime.date(2022, 1, 15)


@pytest.fixture
def cities(tmp_path: Path) -> tuple[Path, Path]:
    """The city when it had signed off its midway numbers, and as it is."""
    old, new = copy_of_city(tmp_path / "old"), copy_of_city(tmp_path / "new")
    for city in (old, new):
        deliverable = reading(city).deliverable
        assert deliverable is not None
        (city / MIDWAY).parent.mkdir()
        (city / MIDWAY).write_text(text_of(freeze(deliverable, LATEST, "midway", day=DAY, by="Ada")), encoding="utf-8")
    return old, new


def changes(old: Path, new: Path) -> list[Change]:
    versions = [Version(city.parent.name, find_cities([city])) for city in (old, new)]
    return compare_versions(versions[0], versions[1], ()).comparison.changes


def test_what_was_not_signed_off_yet_may_come(cities: tuple[Path, Path]) -> None:
    edit(cities[1] / LIGHTS, "- final: pending\n+ final: 45")
    assert [change.kind.id.name for change in changes(*cities)] == ["measured"]


def test_even_a_better_target_is_an_error_once_it_is_signed_off(cities: tuple[Path, Path]) -> None:
    edit(cities[1] / LIGHTS, "- target: {value: 900, due: 2022-07}\n+ target: {value: 950, due: 2022-07}")
    (change,) = changes(*cities)
    assert (change.kind.id.name, change.severity) == ("signed-off-changed", "error")
    assert change.message.endswith(", and was signed off with midway")


def test_what_is_put_back_as_it_was_signed_off_is_no_error(cities: tuple[Path, Path]) -> None:
    old, new = cities
    edit(old / LIGHTS, "- target: {value: 900, due: 2022-07}\n+ target: {value: 800, due: 2022-07}")
    (change,) = changes(old, new)
    assert (change.kind.id.name, change.severity) == ("target-raised", "info")


def test_numbers_that_were_signed_off_in_another_unit_are_an_error(cities: tuple[Path, Path]) -> None:
    edit(cities[1] / LIGHTS, "- unit: kWh\n+ unit: MWh")
    (change,) = changes(*cities)
    assert (change.kind.id.name, change.severity) == ("signed-off-changed", "error")
    assert change.message == "KPI `electricity-used` is in another unit, and was signed off with midway"


def test_a_value_in_the_place_of_a_state_that_was_signed_off_is_an_error(cities: tuple[Path, Path]) -> None:
    old, new = cities
    for city in cities:
        record = (city / MIDWAY).read_text(encoding="utf-8")
        assert "value: 400" in record
        (city / MIDWAY).write_text(record.replace("value: 400", "value: {state: not-monitored}"), encoding="utf-8")
    edit(old / LIGHTS, "- midway: 400\n+ midway: {state: not-monitored, reason: no-data}")
    (change,) = changes(old, new)
    assert (change.kind.id.name, change.severity) == ("signed-off-changed", "error")


def test_a_baseline_says_with_what_it_was_signed_off(cities: tuple[Path, Path]) -> None:
    edit(cities[1] / LIGHTS, "- start: 900000\n+ start: 990000")
    (change,) = changes(*cities)
    assert change.kind.id.name == "baseline-rewritten"
    assert change.message.endswith(", and was signed off with midway")


def test_the_record_itself_is_held_to(cities: tuple[Path, Path]) -> None:
    old, new = cities
    record = new / MIDWAY
    record.write_text(record.read_text(encoding="utf-8").replace("400", "450"), encoding="utf-8")
    (change,) = changes(old, new)
    assert (change.kind.id.name, change.message) == (
        "checkpoint-rewritten",
        "checkpoint midway has a different record from the one that was signed off",
    )
    record.unlink()
    assert [each.message for each in changes(old, new)] == ["checkpoint midway no longer has a record"]
    assert [each.kind.id.name for each in changes(new, old)] == ["checkpoint-signed-off"]
