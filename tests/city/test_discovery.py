"""Cities are found where people point: a folder of cities, a city, a file in a city."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.city import find_cities


def city(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "city.yaml").write_text("id: x\n", encoding="utf-8")
    return folder


def test_cities_are_sorted_by_id_at_any_depth(tmp_path: Path) -> None:
    city(tmp_path / "sofia")
    city(tmp_path / "poland" / "bialystok")
    assert [found.id for found in find_cities([tmp_path])] == ["bialystok", "sofia"]


def test_hidden_folders_and_build_results_are_not_entered(tmp_path: Path) -> None:
    for name in (".venv", "node_modules", "build"):
        city(tmp_path / name / "bialystok")
    assert find_cities([tmp_path]) == []


def test_a_city_is_found_once_however_it_is_named(tmp_path: Path) -> None:
    folder = city(tmp_path / "bialystok")
    (folder / "kpis").mkdir()
    file = folder / "kpis" / "energy.yaml"
    file.write_text("kpis: []\n", encoding="utf-8")
    assert len(find_cities([tmp_path, folder, folder / "city.yaml", file])) == 1


def test_the_current_folder_may_be_the_city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(city(tmp_path / "bialystok"))
    assert [found.id for found in find_cities([Path()])] == ["bialystok"]


def test_a_link_in_a_circle_does_not_trap_the_search(tmp_path: Path) -> None:
    folder = city(tmp_path / "cities" / "bialystok")
    (folder.parent / "again").symlink_to(folder.parent, target_is_directory=True)
    assert len(find_cities([tmp_path])) == 1


def test_a_place_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        find_cities([tmp_path / "nowhere"])
