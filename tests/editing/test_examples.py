"""A value of an example is set and set back: the file is byte for byte what it was."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path

import pytest

from icc_cli.city import CityFolder, Reading, read_city
from icc_cli.editing import Details, NewValue, entry_of, find_kpis, with_measurements
from icc_cli.files import write_all

ROOT = Path(__file__).parents[2]
NEW = [
    entry_of("77"),
    entry_of("≈ 12 kWh", Details(note="Two lines: the first # of them,\n\nand {the} 'last' \"one\".")),
    entry_of("not-monitored", Details(reason="no-data", note="Words " * 40)),
]


def read(folder: Path) -> Reading:
    return read_city(CityFolder(folder.name, folder))


@pytest.mark.parametrize(("line_end", "first"), [("\n", 0), ("\r\n", 1)], ids=["lf", "crlf"])
@pytest.mark.parametrize("city", ["bialystok", "simos", "sofia"])
def test_all_values_are_set_and_set_back(examples: Path, city: str, line_end: str, first: int) -> None:
    """Neighbours get values of different kinds, and each cell another kind where lines end otherwise."""
    folder = examples / city
    files = sorted(folder.rglob("*.yaml"))
    for file in files:
        file.write_bytes(file.read_bytes().replace(b"\n", line_end.encode()))
    before = {file: file.read_bytes() for file in files}
    reading = read(folder)
    old = {
        (kpi, checkpoint): place.entry(checkpoint)
        for kpi, place in find_kpis(reading).items()
        for checkpoint in reading.edition.checkpoint_ids()
    }
    new = dict(zip(old, islice(cycle(NEW), first, None), strict=False))
    edited = with_measurements(reading, [NewValue(*cell, entry) for cell, entry in new.items()])
    after = find_kpis(edited.reading())
    assert {(kpi, checkpoint): after[kpi].entry(checkpoint) for kpi, checkpoint in old} == new
    for change in edited.changes:
        assert line_end == "\n" or "\n" not in change.after.replace("\r\n", "")
        write_all({change.file: change.after.encode()})
    back = with_measurements(read(folder), [NewValue(*cell, entry) for cell, entry in old.items()])
    for change in back.changes:
        write_all({change.file: change.after.encode()})
    assert {file: file.read_bytes() for file in files} == before
