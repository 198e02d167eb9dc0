"""A city's files become one deliverable, and each of its values knows the file that it came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.city import CityFolder, Reading, read_city

CITY = "id: testville\nname: Testville\ncountry: PL\nprogramme: icc-2020\ncompiled_by: City of Testville\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "testville"
    folder.mkdir()
    write(folder, "city.yaml", CITY)
    return folder


def write(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def read(folder: Path) -> Reading:
    return read_city(CityFolder(folder.name, folder))


def problems(folder: Path) -> list[tuple[str, str]]:
    return [(found.file.name, found.problem.code) for found in read(folder).assembly.problems]


def test_a_city_alone_is_a_deliverable(folder: Path) -> None:
    deliverable = read(folder).deliverable
    assert deliverable is not None
    assert deliverable.city.name == "Testville"
    assert deliverable.charters == ()


def test_files_of_a_list_part_are_its_items_in_the_order_of_their_names(folder: Path) -> None:
    write(folder, "charters/b.yaml", "solution: second\n")
    write(folder, "charters/a.yaml", "solution: first\n")
    write(folder, "charters/c.yaml", "- solution: third\n- solution: fourth\n")
    reading = read(folder)
    assert reading.deliverable is not None
    assert [charter.solution for charter in reading.deliverable.charters] == ["first", "second", "third", "fourth"]
    place = reading.assembly.place(("charters", 3, "solution"))
    assert place is not None
    assert (place.document.file.name, place.path) == ("c.yaml", (1, "solution"))


def test_a_list_part_may_be_one_file(folder: Path) -> None:
    write(folder, "charters.yaml", "- solution: first\n- solution: second\n")
    deliverable = read(folder).deliverable
    assert deliverable is not None
    assert len(deliverable.charters) == 2


def test_files_of_a_mapping_part_are_merged(folder: Path) -> None:
    write(folder, "roadmap/a.yaml", "months: 6\ntracks:\n  - solution: first\nkpi_rationale: {summary: Why}\n")
    write(folder, "roadmap/b.yaml", "tracks:\n  - solution: second\nkpi_rationale: {validity: How}\n")
    reading = read(folder)
    assert reading.deliverable is not None
    roadmap = reading.deliverable.roadmap
    assert [track.solution for track in roadmap.tracks] == ["first", "second"]
    assert (roadmap.kpi_rationale.summary[0].text, roadmap.kpi_rationale.validity[0].text) == ("Why", "How")
    place = reading.assembly.place(("roadmap", "tracks", 1, "solution"))
    assert place is not None
    assert (place.document.file.name, place.path) == ("b.yaml", ("tracks", 0, "solution"))
    assert [document.value for document in reading.assembly.documents()][1] == {
        "months": 6,
        "tracks": [{"solution": "first"}],
        "kpi_rationale": {"summary": "Why"},
    }


def test_a_value_that_two_files_give_is_reported_at_the_second(folder: Path) -> None:
    write(folder, "roadmap.yaml", "months: 6\n")
    write(folder, "roadmap/more.yaml", "months: 7\n")
    assert problems(folder) == [("more.yaml", "given-twice")]


def test_files_that_nobody_reads_are_reported(folder: Path) -> None:
    write(folder, "kpi.yaml", "a: b\n")
    write(folder, "kpis/one.yml", "a: b\n")
    write(folder, "notes.md", "anything\n")
    assert problems(folder) == [("kpi.yaml", "unknown-file"), ("one.yml", "unknown-file")]


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("months: 6\n", encoding="utf-8")
    (folder / "roadmap.yaml").symlink_to(tmp_path / "secret.yaml")
    assert problems(folder) == [("roadmap.yaml", "outside-folder")]


def test_an_empty_key_is_a_missing_one(folder: Path) -> None:
    write(folder, "roadmap.yaml", "months:\ntracks:\n")
    write(folder, "kpis/a.yaml", "kpis:\n  - id: one\n    name: One\n    kind: activity\n    measurements: {start: }\n")
    deliverable = read(folder).deliverable
    assert deliverable is not None
    assert deliverable.roadmap.months is None
    assert deliverable.all_kpis["one"].at("start") is None


def test_the_state_of_a_group_holds_where_nothing_was_measured(folder: Path) -> None:
    write(
        folder,
        "kpis/a.yaml",
        "monitoring: {state: not-monitored, reason: not-started}\n"
        "kpis:\n  - {id: one, name: One, kind: activity, measurements: {start: 3}}\n",
    )
    deliverable = read(folder).deliverable
    assert deliverable is not None
    placed = deliverable.all_kpis["one"]
    start, final = placed.at("start"), placed.at("final")
    assert start is not None
    assert start.value == 3
    assert final is not None
    assert final.state == "not-monitored"
