"""Cities in the one layout: every city of the tests reads, is judged and accepts as before, and stays as it is then."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from icc_cli.city import CityFolder, read_city
from icc_cli.editing.fixes import write_back
from icc_cli.editing.formatting import Formatted, fields_in_order, format_city
from icc_cli.lint.examine import Terms, examine
from icc_cli.model.charters import Charter
from icc_cli.model.kpis import Kpi
from icc_cli.model.strategy import Promise
from icc_cli.programme.edition import Stage

ROOT = Path(__file__).parents[2]
CITIES = [*sorted((ROOT / "examples").glob("*/city.yaml")), *sorted((ROOT / "tests").rglob("city.yaml"))]


def told(folder: CityFolder) -> tuple[list[str], list[str]]:
    """What is found in a city, and what it accepts."""
    outcome = examine(read_city(folder), Terms(stage=Stage.FINAL))
    found = (f"{each.rule.code} {each.key} {each.message}" for each in outcome.findings)
    return sorted(found), sorted(f"{each.finding.key} {each.reason}" for each in outcome.accepted)


def laid_out(folder: CityFolder) -> Formatted:
    """Lay a city's files out, and write them."""
    made = format_city(folder)
    write_back(folder.path, made.changes)
    return made


@pytest.mark.parametrize("file", CITIES, ids=lambda file: str(file.parent.relative_to(ROOT)))
def test_a_city_says_the_same_in_the_layout(file: Path, tmp_path: Path) -> None:
    folder = CityFolder(file.parent.name, Path(shutil.copytree(file.parent, tmp_path / file.parent.name)))
    before, deliverable = told(folder), read_city(folder).deliverable

    made = laid_out(folder)

    assert made.refused == ()
    assert told(folder) == before
    assert read_city(folder).deliverable == deliverable
    assert laid_out(folder).changes == ()


def test_an_acceptance_that_would_reach_elsewhere_keeps_the_order_of_keys(cities: Any) -> None:
    """Nothing may change about what is accepted, even where the layout could move a comment."""
    city = cities.add(parks=None)
    file = city / "kpis" / "parks.yaml"
    file.write_text(
        cities.parks.replace("    name: Parks", "    # icc: allow ICC-K010 agreed with the council\n    name: Parks")
        .replace("  - id: yards-lit\n", "  - name: Y\n    id: yards-lit\n")
        .replace("    name: Yards with dimming lamps\n", ""),
        encoding="utf-8",
    )
    folder = CityFolder("testville", city)
    before = told(folder)

    made = laid_out(folder)

    assert file in [change.file for change in made.changes]
    assert told(folder) == before
    assert "  - id: yards-lit\n    name: Y\n" in file.read_text(encoding="utf-8")
    assert "    # icc: allow ICC-K010 agreed with the council\n    name: Parks" in file.read_text(encoding="utf-8")


def test_a_file_with_defects_is_left_as_it_is(cities: Any) -> None:
    city = cities.add()
    (city / "kpis" / "parks.yaml").write_text("solution: lights\nunit: %\n", encoding="utf-8")
    (city / "impact.yaml").write_text("lessons: []\nlessons:   []\n", encoding="utf-8")

    made = format_city(CityFolder("testville", city))

    reasons = {each.file.name: each.reason for each in made.refused}
    assert reasons["parks.yaml"].startswith("it cannot be read")
    assert reasons["impact.yaml"].startswith("it has defects")


def test_what_an_item_is_known_by_comes_first() -> None:
    assert fields_in_order(Kpi)[:2] == ["id", "name"]
    assert fields_in_order(Charter)[:3] == ["solution", "title", "description"]
    assert fields_in_order(Promise)[0] == "name"
    assert fields_in_order(Promise)[-1] == "raw"
    assert sorted(fields_in_order(Charter)) == sorted(Charter.model_fields)


def test_names_stay_on_one_line(tmp_path: Path) -> None:
    name = "Share of lamps that dim when nobody walks below them, counted over all streets of the city and its suburbs"
    text = f'id: testville\nname: {name}\ncountry: PL\nprogramme: icc-2020\ncompiled_by: "{name}: the second part"\n'
    (tmp_path / "testville").mkdir()
    (tmp_path / "testville" / "city.yaml").write_text(text, encoding="utf-8")
    made = format_city(CityFolder("testville", tmp_path / "testville"))
    (change,) = made.changes
    assert f"name: {name}\n" in change.after
    assert "compiled_by: >-\n" in change.after
