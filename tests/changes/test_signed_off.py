"""What is signed off reads back as it was, and what becomes of it is noticed."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from icc_cli.changes.signed_off import SignedOffChange, changes_since
from icc_cli.city import CityFolder, Reading, read_city
from icc_cli.city.checkpoints import frozen_files, values_of
from icc_cli.editing.sign_off import freeze, text_of
from icc_cli.git import Revision
from icc_cli.lint.examine import check
from icc_cli.model import Deliverable
from icc_cli.model.checkpoint import json_schema
from icc_cli.resources import schemas

DAY = datetime.date(2022, 3, 1)
KPIS = """\
solution: s
kpis:
  - id: emissions
    name: Emissions
    kind: performance
    unit: t
    target: [{value: 100, due: 2023}, {value: 50, due: 2025, subject: traffic}]
    measurements: {start: 200, midway: {value: 120, note: counted twice}}
  - id: words
    name: Words
    kind: activity
    measurements: {start: Some words, midway: "22 + 1 talks", final: 12.5}
  - id: later
    name: Later
    kind: maturity
    measurements: {start: {state: not-yet-measurable, expected: 2022-10}, midway: {state: not-monitored}}
"""
CITY = "id: c\nname: C\ncountry: PL\nprogramme: icc-2020\ncompiled_by: C\n"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A city whose midway was signed off."""
    folder = tmp_path / "c"
    (folder / "kpis").mkdir(parents=True)
    (folder / "city.yaml").write_text(CITY, encoding="utf-8")
    (folder / "strategy.yaml").write_text("solutions: [{id: s, name: S}]\n", encoding="utf-8")
    (folder / "kpis" / "s.yaml").write_text(KPIS, encoding="utf-8")
    sign_off(folder, "midway")
    return folder


def read(folder: Path) -> Reading:
    return read_city(CityFolder(folder.name, folder))


def deliverable(folder: Path) -> Deliverable:
    found = read(folder).deliverable
    assert found is not None
    return found


def sign_off(folder: Path, checkpoint: str) -> None:
    reading = read(folder)
    frozen = freeze(deliverable(folder), reading.edition, checkpoint, day=DAY, by="Ada: Nowak # 1")
    (folder / "checkpoints").mkdir(exist_ok=True)
    (folder / "checkpoints" / f"{checkpoint}.yaml").write_text(text_of(frozen), encoding="utf-8")


def change(folder: Path, old: str, new: str) -> None:
    file = folder / "kpis" / "s.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(folder: Path) -> list[str]:
    return [plain(found) for found in changes_since(read(folder), frozen_files(folder)) if found.is_rewritten]


def plain(found: SignedOffChange) -> str:
    return found.words().replace("\u00a0", " ")


@pytest.mark.parametrize("checkpoint", ["start", "midway", "final"])
@pytest.mark.parametrize("name", ["bialystok", "simos", "sofia"])
def test_examples_read_back_and_nothing_is_found(examples: Path, name: str, checkpoint: str) -> None:
    folder = examples / name
    before = [finding.message for finding in check(read(folder))]
    sign_off(folder, checkpoint)
    (file,) = frozen_files(folder)
    assert file.checkpoint.by == "Ada: Nowak # 1"
    ids = [kpi.id for kpi in file.checkpoint.kpis]
    assert ids == sorted(deliverable(folder).all_kpis)
    assert [finding.message for finding in check(read(folder))] == before


def test_the_file_is_plain_text(city: Path, golden: Callable[[str, str], None]) -> None:
    golden("checkpoints/midway.yaml", (city / "checkpoints" / "midway.yaml").read_text(encoding="utf-8"))


def test_the_revision_is_kept(city: Path) -> None:
    edition = read(city).edition
    frozen = freeze(
        deliverable(city), edition, "final", day=DAY, by="A", revision=Revision("0a1b", "2022-05-31", has_changes=True)
    )
    assert "revision: 0a1b\nuncommitted: true\n" in text_of(frozen)
    assert "revision: '12'\n" in text_of(frozen.model_copy(update={"revision": "12"})).replace('"', "'")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("midway: {value: 120", "midway: {value: 121", ["emissions midway: 120 t → 121 t"]),
        ("midway: {value: 120", "midway: {value: 120, qualifier: approx", ["emissions midway: 120 t → ≈ 120 t"]),
        ("midway: {value: 120, note: counted twice}", "midway: {state: not-monitored}",
         ["emissions midway: 120 t → not monitored"]),
        (", midway: {value: 120, note: counted twice}", "", ["emissions midway: 120 t → missing"]),
        ("start: 200", "start: 190", ["emissions start: 200 t → 190 t"]),
        ("value: 100, due: 2023", "value: 110, due: 2023",
         ["emissions target: 100 t by 2023; 50 (of traffic) by 2025 → 110 t by 2023; 50 (of traffic) by 2025"]),
        ("due: 2023", "due: 2024",
         ["emissions target: 100 t by 2023; 50 (of traffic) by 2025 → 100 t by 2024; 50 (of traffic) by 2025"]),
        (", {value: 50, due: 2025, subject: traffic}", "",
         ["emissions target: 100 t by 2023; 50 (of traffic) by 2025 → 100 t by 2023"]),
        ("start: Some words", "start: Other words", ["words start: Some words → Other words"]),
        ("id: words", "id: other-words", ["words: removed"]),
        ("midway: {state: not-monitored}", "midway: 4", ["later midway: not monitored → 4"]),
        ("unit: t\n", "unit: kt\n", [
            "emissions start: 200 t → 200 kt",
            "emissions midway: 120 t → 120 kt",
            "emissions target: 100 t by 2023; 50 (of traffic) by 2025 → 100 kt by 2023; 50 (of traffic) by 2025",
        ]),
    ],
)  # fmt: skip
def test_what_is_rewritten_is_told(city: Path, old: str, new: str, found: list[str]) -> None:
    change(city, old, new)
    assert sorted(told(city)) == sorted(found)
    codes = [finding.rule.code for finding in check(read(city)) if finding.rule.code.startswith("ICC-M08")]
    assert len(codes) == len(found)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("note: counted twice", "note: counted once"),
        ("midway: {value: 120, note: counted twice}", "midway: 0.12 kt"),
        ("start: 200,", "start: 200 t,"),
        ("[{value: 100, due: 2023}, {value: 50, due: 2025, subject: traffic}]",
         "[{value: 50, due: 2025, subject: Traffic}, {value: 0.1, unit: kt, due: 2023}]"),
        ("start: {state: not-yet-measurable, expected: 2022-10}", "start: 7"),
        ("start: {state: not-yet-measurable, expected: 2022-10}, ", ""),
        ("midway: {state: not-monitored}", "midway: {state: not-monitored, reason: no-data}, final: 3"),
        ("start: Some words", "start: some  words"),
        ("value: 100, due: 2023", "value: 100, due: 2023-12"),
        ("name: Words", "name: More words"),
        ("final: 12.5", "final: 13"),
        ("name: Later\n", "name: Later\n    target: 20\n"),
    ],
)  # fmt: skip
def test_what_is_said_otherwise_is_no_change(city: Path, old: str, new: str) -> None:
    change(city, old, new)
    assert told(city) == []


@pytest.mark.parametrize(
    ("unit", "other", "found"),
    [
        ("parks", "Parks", []),
        ("MW", "mW", ["emissions start: 200 MW → 200 mW", "emissions midway: 120 MW → 120 mW"]),
    ],
)
def test_capitals_count_in_units_but_not_in_words(city: Path, unit: str, other: str, found: list[str]) -> None:
    change(city, "unit: t\n", f"unit: {unit}\n")
    sign_off(city, "midway")
    change(city, f"unit: {unit}\n", f"unit: {other}\n")
    assert [each for each in told(city) if "target" not in each] == found


@pytest.mark.parametrize(
    ("old", "new", "is_weaker", "kinds"),
    [
        ("value: 100, due: 2023", "value: 110, due: 2024", True, ["target-lowered", "target-postponed"]),
        ("value: 100, due: 2023", "value: 90, due: 2023", False, ["target-raised"]),
        ("unit: t\n", "unit: kt\n", True, ["target-lowered", "target-lowered"]),
        ("midway: {value: 120", "midway: {value: 121", False, ["measurement-rewritten"]),
        ("id: emissions", "id: carbon", True, ["kpi-removed"]),
    ],
)
def test_a_change_is_called_what_icc_diff_calls_it(
    city: Path, old: str, new: str, is_weaker: bool, kinds: list[str]
) -> None:
    change(city, "unit: t\n", "unit: t\n    direction: decrease\n")
    change(city, old, new)
    found = [each for each in changes_since(read(city), frozen_files(city)) if each.is_rewritten][-1]
    assert ([kind.id.name for kind in found.kinds], found.is_weaker) == (kinds, is_weaker)


def test_what_changed_since_is_listed(city: Path) -> None:
    change(city, "midway: {value: 120, note: counted twice}", "midway: 125, final: 90")
    change(city, "final: 12.5", "final: 13")
    change(city, "start: {state: not-yet-measurable, expected: 2022-10}", "start: 7")
    change(city, "id: later\n    name: Later\n", "id: later\n    name: Later\n    target: 20\n")
    (city / "kpis" / "new.yaml").write_text("kpis: [{id: new, name: New, kind: activity}]\n", encoding="utf-8")
    assert [plain(each) for each in changes_since(read(city), frozen_files(city))] == [
        "emissions midway: 120 t → 125 t",
        "emissions final: missing → 90 t",
        "words final: missing → 13",
        "later start: not yet measurable (expected October 2022) → 7",
        "later target: missing → 20",
        "new: added",
    ]


def test_the_last_signature_counts(city: Path) -> None:
    change(city, "start: 200", "start: 190")
    assert told(city) == ["emissions start: 200 t → 190 t"]
    change(city, "final: 12.5", "final: 13")
    sign_off(city, "final")
    assert told(city) == []
    change(city, "start: 190", "start: 200")
    assert told(city) == ["emissions start: 190 t → 200 t"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("checkpoint: midway", "checkpoint: final", "`checkpoint` is `final`, but this is a file of `midway`"),
        ("city: c", "city: d", "`city` is `d`, but this is a file of `c`"),
        ("version: 1", "version: 2", "`version` is 2, but this icc reads signed-off checkpoints of version 1"),
        ("value: 120", "valeu: 120", "`valeu` is no key of midway.yaml"),
        ("kpis:", "kpis: [", ""),
    ],
)
def test_a_file_that_was_tampered_with_is_an_error(city: Path, old: str, new: str, message: str) -> None:
    file = city / "checkpoints" / "midway.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    findings = check(read(city))
    assert any(message in finding.message and finding.location.file == file for finding in findings)
    assert {finding.rule.code[4] for finding in findings} == {"F"}
    assert findings[0].city == "c"


def test_other_files_are_told(city: Path) -> None:
    (city / "checkpoints" / "midway.yaml").rename(city / "checkpoints" / "midway.yml")
    assert [finding.message for finding in check(read(city)) if "midway.yml" in finding.message]
    (city / "checkpoints" / "half.yaml").write_text(
        "{version: 1, city: c, edition: icc-2020, checkpoint: half, date: 2022, by: A}\n", encoding="utf-8"
    )
    assert [finding.message for finding in check(read(city)) if "there is no checkpoint `half`" in finding.message]


def test_a_link_that_leads_out_is_not_read(city: Path, tmp_path: Path) -> None:
    file = city / "checkpoints" / "midway.yaml"
    file.rename(tmp_path / "secret.yaml")
    file.symlink_to(tmp_path / "secret.yaml")
    assert values_of(frozen_files(city)) == ()
    (finding,) = check(read(city))
    assert "a link that leads out of the city's folder" in finding.message


def test_the_schema_is_fresh() -> None:
    written = (schemas() / "checkpoints.schema.json").read_text(encoding="utf-8")
    assert json.loads(written) == json_schema(), "run icc schema"
