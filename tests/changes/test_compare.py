"""What counts as a change of a city, and what does not: edge cases that the pages do not show."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from icc_cli.changes.compare_city import compare
from icc_cli.city import CityFolder, read_city

from .life import BRIGHTWATER, changes, copy_of_city, edit, reading, spaced, told

ROOT = Path(__file__).parents[2]
LIGHTS = "kpis/lights.yaml"
NO_CHANGE = {
    "another spelling of a number": (LIGHTS, "- start: 900000\n+ start: 900 000 kWh"),
    "another unit": (LIGHTS, "- start: 900000\n+ start: {value: 900, unit: MWh}"),
    "a target in another unit": (
        LIGHTS,
        "- target: {value: 700000, due: 2022-07}\n+ target: {value: 700 MWh, due: 2022-07}",
    ),
    "a short form as a mapping": (LIGHTS, "- target: 40 %\n+ target: {value: 40}"),
    "a list around the only item": (LIGHTS, "- target: 40 %\n+ target: [{value: 40, unit: '%'}]"),
    "an empty key": (LIGHTS, "- owner: Utility\n+ owner: Utility\n+ source:"),
    "prose on several lines": (
        "impact.yaml",
        "- summary: The lamps were replaced early, and use less electricity than planned.\n"
        "+ summary: |\n+   The lamps were replaced early,\n+   and **use** less electricity than planned.",
    ),
    "a comment": (LIGHTS, "- owner: Utility\n+ owner: Utility  # since 2019"),
}


@pytest.mark.parametrize(("file", "lines"), NO_CHANGE.values(), ids=NO_CHANGE)
def test_the_same_in_other_words_is_no_change(file: str, lines: str, tmp_path: Path) -> None:
    city = copy_of_city(tmp_path)
    edit(city / file, lines)
    assert [change.message for change in changes(city)] == []


def test_all_numbers_in_another_unit_are_no_change(tmp_path: Path) -> None:
    city = copy_of_city(tmp_path)
    for line in ("unit: kWh\n+ unit: MWh", "start: 900000\n+ start: 900", "midway: 810000\n+ midway: 810",
                 "target: {value: 700000, due: 2022-07}\n+ target: {value: 700, due: 2022-07}"):  # fmt: skip
        edit(city / LIGHTS, f"- {line}")
    assert changes(city) == []


def test_a_number_that_is_expressed_anew_but_wrongly_is_told(tmp_path: Path) -> None:
    city = copy_of_city(tmp_path)
    for line in ("unit: kWh\n+ unit: MWh", "start: 900000\n+ start: 900", "midway: 810000\n+ midway: 801",
                 "target: {value: 700000, due: 2022-07}\n+ target: {value: 770, due: 2022-07}"):  # fmt: skip
        edit(city / LIGHTS, f"- {line}")
    assert [(change.kind.id.name, spaced(change.message)) for change in changes(city)] == [
        ("target-lowered", "the target of KPI `electricity-used` was lowered: +70 (+10 %)"),
        ("measurement-rewritten", "midway of KPI `electricity-used` was rewritten: −9 (−1.1 %)"),
    ]


@pytest.mark.parametrize("city", [BRIGHTWATER, *(ROOT / "examples" / name for name in ("bialystok", "simos", "sofia"))])
@pytest.mark.parametrize("seed", range(3))
def test_order_and_files_do_not_matter(city: Path, seed: int, tmp_path: Path) -> None:
    """Every list of the city is shuffled, every group of KPIs is split into a file a KPI, every part is a folder."""
    shuffle = random.Random(seed).shuffle
    before = read_city(CityFolder(city.name, city))
    parts = before.assembly.value
    folder = tmp_path / city.name
    folder.mkdir()
    for part, value in parts.items():
        value = _shuffled(value, shuffle)
        if part == "city":
            _write(folder / "city.yaml", value)
        elif part == "kpis":
            files = [file for group in value for file in _a_file_a_kpi(group)]
            for number, content in enumerate(files):
                _write(folder / part / f"{number:03}.yaml", content)
        elif part == "charters":
            for number, content in enumerate(value):
                _write(folder / part / f"{number:03}.yaml", content)
        else:
            for key, content in value.items():
                _write(folder / part / f"{key}.yaml", {key: content})
    after = read_city(CityFolder(city.name, folder))
    assert after.deliverable is not None, (after.errors, after.assembly.problems)
    assert [change.message for change in compare(before, after)] == []


def test_what_is_weakened_one_way_is_strengthened_the_other(tmp_path: Path) -> None:
    city = copy_of_city(tmp_path)
    edit(city / LIGHTS, "- target: {value: 900, due: 2022-07}\n+ target: {value: 500, due: 2023}")
    edit(
        city / "roadmap.yaml", "- - {title: Second district lit, due: M10}\n+ - {title: Second district lit, due: M12}"
    )
    edit(city / "charters/lights.yaml", "- lead:\n-   - {organisation: Digital Office}\n+ lead: []")
    there, back = changes(city), compare(reading(city), reading(BRIGHTWATER))
    assert sorted(told(there)) == ["milestone-slipped", "owner-removed", "target-lowered", "target-postponed"]
    assert sorted(told(back)) == ["owner-changed", "step-advanced", "target-advanced", "target-raised"]


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("{value: 900, qualifier: at-least, due: 2022-07}", ["detail-changed"]),
        ("{min: 800, max: 900, due: 2022-07}", ["target-lowered"]),
        ("{min: 900, max: 1000, due: 2022-07}", ["detail-changed"]),
        ("{min: 900, max: 1000, qualifier: approx, due: 2022-07}", ["target-blurred"]),
        ("{value: 900, qualifier: at-most, due: 2022-07}", ["target-blurred"]),
        ("{value: 900, qualifier: more-than, due: 2022-07}", ["target-raised"]),
        ("{text: most of them, due: 2022-07}", ["target-removed"]),
        ("{value: 900}", ["target-postponed"]),
        ("{value: 900, due: 2022}", ["target-postponed"]),
        ("{value: 900, due: 2022-07-31}", []),
        ("{value: 900, due: 2022-07, note: With those of the schools.}", ["detail-added"]),
        ("[{value: 900, due: 2022-07}, {value: 50, due: 2021-12}]", ["target-added"]),
        ("{value: 1900, relation: change, due: 2022-07}", ["target-changed"]),
    ],
)
def test_targets(target: str, name: list[str], tmp_path: Path) -> None:
    city = copy_of_city(tmp_path)
    edit(city / LIGHTS, f"- target: {{value: 900, due: 2022-07}}\n+ target: {target}")
    assert told(changes(city)) == name


def test_without_a_direction_the_baseline_tells_what_is_more(tmp_path: Path) -> None:
    old, new = copy_of_city(tmp_path / "old"), copy_of_city(tmp_path / "new")
    for city in (old, new):
        edit(city / LIGHTS, "- unit: kWh\n- direction: decrease\n+ unit: kWh")
    edit(new / LIGHTS, "- target: {value: 700000, due: 2022-07}\n+ target: {value: 800000, due: 2022-07}")
    assert told(compare(reading(old), reading(new))) == ["target-lowered"]


def test_a_kpi_with_another_id_and_a_lower_target_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    city = copy_of_city(tmp_path)
    edit(city / LIGHTS, "- - id: lamps-replaced\n+ - id: lamps-exchanged")
    edit(city / LIGHTS, "- target: {value: 900, due: 2022-07}\n+ target: {value: 500, due: 2022-07}")
    assert told(changes(city)) == ["target-lowered", "id-changed"]


def test_a_roadmap_that_goes_takes_each_step_with_it(tmp_path: Path) -> None:
    city = copy_of_city(tmp_path)
    (city / "roadmap.yaml").write_text("start: 2021-05\nmonths: 15\n")
    assert sorted(told(changes(city))) == ["activity-removed"] * 2 + ["milestone-removed"] * 2


def test_a_state_that_holds_for_a_whole_file_is_told_once(tmp_path: Path) -> None:
    city = copy_of_city(tmp_path)
    edit(city / LIGHTS, "- solution: lights\n+ solution: lights\n+ monitoring: {state: not-monitored, reason: no-data}")
    (change,) = changes(city)
    assert change.message == "each KPI of `lights` without a value is now said to be not monitored (no data)"


def test_a_value_that_stands_for_the_state_of_its_file_is_measured(tmp_path: Path) -> None:
    old, new = copy_of_city(tmp_path / "old"), copy_of_city(tmp_path / "new")
    for city in (old, new):
        edit(city / "kpis/parking.yaml", "- solution: parking\n+ solution: parking\n+ monitoring: pending")
    edit(new / "kpis/parking.yaml", "- measurements: {start: 0}\n+ measurements: {start: 0, midway: 4}")
    (change,) = compare(reading(old), reading(new))
    assert (change.kind.id.name, change.was, spaced(change.now)) == ("measured", "pending", "4 spaces")


def test_edited_prose_is_told_by_its_words(tmp_path: Path) -> None:
    city = copy_of_city(tmp_path)
    file = city / "impact.yaml"
    file.write_text(file.read_text().replace("Measure before", "Measure well before"))
    (change,) = changes(city)
    assert "".join(f"{each.sign}{each.words}|" for each in change.stretches) == " Measure|+well| before you begin.|"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("assessment: {state_of_city: Dark %s.}", "the state of the city was reworded"),
        ("assessment: {needs: Lamps %s.}", "the text on the city's needs was reworded"),
        ("assessment: {ecosystem: {introduction: Many %s.}}", "the introduction to the ecosystem was reworded"),
        ("roadmap: {kpi_rationale: {validity: Meters %s.}}", "the rationale to the KPIs (validity) was reworded"),
        ("impact: {discussion: {maturity: Slow %s.}}", "the discussion of solution maturity was reworded"),
        (
            "charters: [{solution: lights, description: {why: Dear %s.}}]",
            "the description (why) of charter `lights` was reworded",
        ),
    ],
)
def test_a_text_is_named_by_what_it_is(text: str, named: str, tmp_path: Path) -> None:
    part, content = next(iter(YAML(typ="safe").load(text).items()))
    cities = [copy_of_city(tmp_path / when) for when in ("now", "then")]
    for city, word in zip(cities, ("now", "then"), strict=True):
        shutil.rmtree(city / part, ignore_errors=True)
        (city / f"{part}.yaml").write_text(str(content).replace("%s", word), encoding="utf-8")
    (change,) = compare(*map(reading, cities))
    assert change.message == named


def test_a_share_of_the_costs_that_is_said_now_is_no_other_amount(tmp_path: Path) -> None:
    city = copy_of_city(tmp_path)
    fund = "{source: Climate Fund, amount: 50000, currency: EUR, status: planned"
    edit(city / "charters/lights.yaml", f"- - {fund}}}\n+ - {fund}, share: 85}}")
    for found, name, was, now in (
        (changes(city), "detail-added", None, "85 %"),
        (compare(reading(city), reading(BRIGHTWATER)), "detail-removed", "85 %", None),
    ):
        (change,) = found
        assert (change.kind.id.name, change.was, change.now) == (name, was, now)
        assert change.message.startswith("the share of the funding “Climate Fund” of charter `lights` was ")


def test_the_items_of_a_change_are_named_by_their_ids(tmp_path: Path) -> None:
    city = copy_of_city(tmp_path)
    edit(city / LIGHTS, "- midway: 400\n+ midway: 450")
    (change,) = changes(city)
    assert change.ids == (("solution", "lights"), ("kpi", "lamps-replaced"))
    assert (change.heading, spaced(change.was), spaced(change.now)) == ("Street lights", "400 lamps", "450 lamps")


def _a_file_a_kpi(group: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Split the KPIs of a file; what is said for all of them stands in each, but why they were chosen in the first."""
    for index, kpi in enumerate(group["kpis"]):
        yield {key: value for key, value in group.items() if key != "rationale" or index == 0} | {"kpis": [kpi]}


def _shuffled(value: Any, shuffle: Callable[[list[Any]], None]) -> Any:
    if isinstance(value, dict):
        return {key: _shuffled(inner, shuffle) for key, inner in value.items()}
    if isinstance(value, list):
        items = [_shuffled(item, shuffle) for item in value]
        shuffle(items)
        return items
    return value


def _write(file: Path, value: object) -> None:
    file.parent.mkdir(exist_ok=True)
    yaml: Any = YAML(typ="safe")
    yaml.sort_base_mapping_type_on_output = False
    yaml.dump(_plain(value), file)


def _plain(value: object) -> object:
    """Numbers as they were written, as YAML would shorten `12.000`."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return float(value) if isinstance(value, float) else value
