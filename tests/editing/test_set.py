"""Whatever somebody gives for a KPI, the file reads back as exactly that, or it is refused in words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from icc_cli.city import CityFolder, Reading, read_city
from icc_cli.editing import Details, NewValue, UnusableError, as_read, entry_of, find_kpis, with_measurements
from icc_cli.yamltext.writing import same

EXAMPLES = Path(__file__).parents[2] / "examples"
SIGNS = st.text(st.sampled_from("ab 0123.,-–+≈≥%\n\t#:'\"{}[]&*!|>@`\\😀é<b/>_"), max_size=40)
WORDS = st.one_of(SIGNS, st.text(max_size=40), st.sampled_from(["40", "93 000 kWh", "N/A", "pending", "- a", "? b"]))


@cache
def city(name: str) -> Reading:
    return read_city(CityFolder(name, EXAMPLES / name))


@settings(max_examples=80)
@given(st.sampled_from(["bialystok", "sofia"]), st.data(), WORDS, st.none() | WORDS, st.none() | SIGNS)
def test_it_reads_back(name: str, data: st.DataObject, words: str, note: str | None, who: str | None) -> None:
    reading = city(name)
    kpis = find_kpis(reading)
    kpi = data.draw(st.sampled_from(sorted(kpis)))
    checkpoint = data.draw(st.sampled_from(reading.edition.checkpoint_ids()))
    try:
        entry = entry_of(words, Details(note=note, who=who))
    except UnusableError:
        return
    assume(entry is not None)
    edited = with_measurements(reading, [NewValue(kpi, checkpoint, entry)])
    after = edited.reading()
    assert after.deliverable is not None, after.errors
    found = find_kpis(after)
    assert same(found[kpi].entry(checkpoint), entry)
    assert found[kpi].placed.kpi.measurements[checkpoint] == as_read(entry)
    if note is not None:
        assert as_read(entry).note == note.replace("\r\n", "\n").replace("\r", "\n").strip()
    for other, place in kpis.items():
        if other != kpi:
            assert found[other].placed.kpi == place.placed.kpi
    assert all(change.file == kpis[kpi].place.document.file for change in edited.changes)
