"""`icc diff` as git calls it for one file, where the file is or was in a city."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.changes.change import Comparison
from icc_cli.changes.git_driver import compare_file

from .life import copy_of_city


@pytest.mark.parametrize("is_old_place_left", [True, False])
def test_a_city_whose_folder_was_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_old_place_left: bool
) -> None:
    city = copy_of_city(tmp_path)
    monkeypatch.chdir(tmp_path)
    text = (city / "kpis" / "lights.yaml").read_text(encoding="utf-8")
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text(text, encoding="utf-8")
    new.write_text(text.replace("400", "380"), encoding="utf-8")
    here, gone = f"{city.name}/kpis/lights.yaml", "elsewhere/kpis/lights.yaml"
    name, shown = (here, gone) if is_old_place_left else (gone, here)
    words = [name, str(old), "0" * 40, "100644", str(new), "0" * 40, "100644", shown, "rename from …"]
    compared = compare_file(words)
    assert isinstance(compared, Comparison)
    assert [change.kind.id.name for city in compared.cities for change in city.changes] == ["measurement-rewritten"]
