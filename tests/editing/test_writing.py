"""Fixed files are written whole, as they were apart from what was fixed, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.city import CityFolder
from icc_cli.editing.fixes import Fixed, UnwrittenError, apply_fixes, write_back
from icc_cli.lint.examine import Terms

CITY = "id: testville\nname: Testville\ncountry: PL\nprogramme: icc-2020\ncompiled_by: The city\n"
SPOILED = CITY.replace("name:", "nmae:")


def city(folder: Path, content: bytes) -> CityFolder:
    folder.mkdir(parents=True)
    (folder / "city.yaml").write_bytes(content)
    return CityFolder(folder.name, folder)


def fixed(folder: CityFolder) -> Fixed:
    result = apply_fixes(folder, Terms(), unsafe=False)
    assert len(result.changes) == 1
    return result


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SPOILED.encode(), CITY.encode()),
        (b"\xef\xbb\xbf" + SPOILED.encode(), b"\xef\xbb\xbf" + CITY.encode()),
        (SPOILED.replace("\n", "\r\n").encode(), CITY.replace("\n", "\r\n").encode()),
        (SPOILED.replace("\n", "\r").encode(), CITY.replace("\n", "\r").encode()),
        (SPOILED.strip().encode() + b"  # \xf0\x9f\x8c\x8d\tend", CITY.strip().encode() + b"  # \xf0\x9f\x8c\x8d\tend"),
        (SPOILED.encode() + b"\n\n...\n", CITY.encode() + b"\n\n...\n"),
    ],
)
def test_everything_else_stays_to_the_byte(tmp_path: Path, before: bytes, after: bytes) -> None:
    folder = city(tmp_path / "testville", before)
    write_back(folder.path, fixed(folder).changes)
    assert (folder.path / "city.yaml").read_bytes() == after
    assert [file.name for file in folder.path.iterdir()] == ["city.yaml"]


def test_permissions_stay(tmp_path: Path) -> None:
    folder = city(tmp_path / "testville", SPOILED.encode())
    file = folder.path / "city.yaml"
    file.chmod(0o640)
    write_back(folder.path, fixed(folder).changes)
    assert (file.read_text(encoding="utf-8"), file.stat().st_mode & 0o777) == (CITY, 0o640)


def test_a_file_that_changed_in_the_meantime_stays_and_so_do_the_others(tmp_path: Path) -> None:
    folder = city(tmp_path / "testville", SPOILED.encode())
    other = folder.path / "strategy.yaml"
    other.write_text("solutions: [{id: lights, nmae: Lights}]\n", encoding="utf-8")
    result = apply_fixes(folder, Terms(), unsafe=False)
    assert len(result.changes) == 2
    other.write_text("# theirs\n", encoding="utf-8")
    with pytest.raises(UnwrittenError) as error:
        write_back(folder.path, result.changes)
    assert (error.value.file, error.value.reason) == (other, "it was changed in the meantime")
    assert (folder.path / "city.yaml").read_text(encoding="utf-8") == SPOILED
    assert other.read_text(encoding="utf-8") == "# theirs\n"


def test_a_file_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    folder = city(tmp_path / "testville", SPOILED.encode())
    result = fixed(folder)
    (folder.path / "city.yaml").unlink()
    with pytest.raises(UnwrittenError, match="no such file"):
        write_back(folder.path, result.changes)
    assert not list(folder.path.iterdir())


def test_a_link_inside_the_city_stays_a_link(tmp_path: Path) -> None:
    folder = city(tmp_path / "testville", CITY.encode())
    real = folder.path / "drafts" / "real.txt"
    real.parent.mkdir()
    real.write_text("solutions: [{id: lights, nmae: Lights}]\n", encoding="utf-8")
    link = folder.path / "strategy.yaml"
    link.symlink_to(real)
    write_back(folder.path, fixed(folder).changes)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "solutions: [{id: lights, name: Lights}]\n"


def test_a_link_that_leads_out_of_the_city_is_never_written_through(tmp_path: Path) -> None:
    folder = city(tmp_path / "testville", SPOILED.encode())
    result = fixed(folder)
    outside = tmp_path / "outside.yaml"
    outside.write_text(SPOILED, encoding="utf-8")
    (folder.path / "city.yaml").unlink()
    (folder.path / "city.yaml").symlink_to(outside)
    with pytest.raises(UnwrittenError, match="out of the city's folder"):
        write_back(folder.path, result.changes)
    assert outside.read_text(encoding="utf-8") == SPOILED
