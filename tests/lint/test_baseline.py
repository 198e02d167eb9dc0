"""A baseline keeps quiet about what was there, and about nothing else."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from icc_cli.city import CityFolder, read_city
from icc_cli.city.own_files import BrokenFileError
from icc_cli.city.places import FILE_START
from icc_cli.diagnostics import Finding, Location, RuleId, Severity
from icc_cli.diagnostics.fingerprint import fingerprint_1
from icc_cli.diagnostics.selection import Choice, Selection
from icc_cli.lint.baseline import Entry, compare, migrate, read_baseline, renew, write_baseline
from icc_cli.lint.examine import Outcome, Terms, examine
from icc_cli.programme.edition import Stage

pytestmark = pytest.mark.usefixtures("one_rule")
WHERE = Location(Path("x.yaml"), FILE_START)


def outcome(city: Path, *selections: Selection) -> Outcome:
    terms = Terms(Stage.FINAL, choice=Choice(selections), today=datetime.date(2022, 6, 15))
    return examine(read_city(CityFolder(city.name, city)), terms)


def baseline(*outcomes: Outcome) -> list[Entry]:
    return renew(outcomes, (), everywhere=True)


def change(city: Path, old: str, new: str) -> None:
    file = city / "kpis" / "parks.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def left(outcomes: list[Outcome]) -> list[str]:
    return [finding.message for each in outcomes for finding in each.findings]


def test_what_was_there_is_left_out_wherever_it_moves(cities: Any) -> None:
    city = cities.add()
    entries = baseline(outcome(city))
    assert [(entry.city, entry.rule, entry.count) for entry in entries] == [("testville", "ICC-K010", 1)] * 2
    change(city, "solution: lights\n", "# one more line\nsolution: lights\n")
    compared = compare([outcome(city)], entries, everywhere=True)
    assert left(compared.outcomes) == []
    assert (compared.known, compared.gone) == (2, 0)


def test_what_is_new_counts_though_the_rule_is_known(cities: Any) -> None:
    city = cities.add()
    entries = baseline(outcome(city))
    change(city, "yards-lit", "paths-lit")
    compared = compare([outcome(city)], entries, everywhere=True)
    assert left(compared.outcomes) == ["`paths-lit` has no target"]
    assert (compared.known, compared.gone) == (1, 1)


def test_of_two_alike_only_as_many_are_left_out_as_there_were() -> None:
    finding = Finding(RuleId("ICC-K010", "kpi-without-target"), Severity.ERROR, "m", WHERE, key="sofia/kpis")
    before = Outcome("sofia", [finding] * 2, [], frozenset({"ICC-K010"}), is_whole=True)
    (entry,) = baseline(before)
    assert entry.count == 2
    compared = compare([before._replace(findings=[finding] * 3)], [entry], everywhere=True)
    assert left(compared.outcomes) == ["m"]
    assert compare([before._replace(findings=[finding])], [entry], everywhere=True).gone == 1


def test_what_was_not_looked_for_is_not_gone_and_stays_in_the_file(cities: Any) -> None:
    one, two = cities.add("one"), cities.add("two")
    entries = baseline(outcome(one), outcome(two))
    for seen in (outcome(one), outcome(one, Selection(ignore=("K010",)))):
        assert compare([seen], entries, everywhere=False).gone == 0
        assert renew([seen], entries, everywhere=False) == entries


def test_a_city_that_is_no_longer_there_is_gone_where_all_were_looked_at(cities: Any) -> None:
    one, two = outcome(cities.add("one")), outcome(cities.add("two"))
    assert compare([one], baseline(one, two), everywhere=True).gone == 2
    assert renew([one], baseline(one, two), everywhere=True) == baseline(one)


def test_errors_of_form_cannot_wait(cities: Any) -> None:
    city = cities.add()
    change(city, "kind: activity", "kind: activty")
    broken = outcome(city)
    assert baseline(broken) == []
    assert len(left(compare([broken], [], everywhere=True).outcomes)) == 2


def test_the_file_is_sorted_and_the_same_for_the_same_findings(cities: Any, tmp_path: Path) -> None:
    outcomes = [outcome(cities.add("two")), outcome(cities.add("one"))]
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    write_baseline(first, baseline(*outcomes))
    write_baseline(second, baseline(*reversed(outcomes)))
    assert first.read_bytes() == second.read_bytes()
    listed = [line for line in first.read_text(encoding="utf-8").splitlines() if line.startswith("  - ")]
    assert listed == sorted(listed)
    assert len(listed) == 4


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_finding_says_the_file_can_be_read_back(tmp_path: Path, said: list[tuple[str, str]]) -> None:
    rule = RuleId("ICC-K010", "kpi-without-target")
    found = [Finding(rule, Severity.INFO, message, WHERE, key=f"sofia/{key}") for key, message in said]
    before = Outcome("sofia", found, [], frozenset({rule.code}), is_whole=True)
    write_baseline(tmp_path / "b.yaml", baseline(before))
    compared = compare([before], read_baseline(tmp_path / "b.yaml"), everywhere=True)
    assert (left(compared.outcomes), compared.gone) == ([], 0)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("version: 3\nfindings: []\n", 1, "`version` is 3, but this icc reads baselines of version 2"),
        ("version: 1\nfindings: []\n", 1, "`version` is 1, but this icc reads baselines of version 2"),
        ("findings: []\n", 1, "`version` is missing"),
        ("version: 2\nfindings:\n  - {about: x}\n", 3, "`count` is missing"),
        ("version: 2\nfindigs: []\n", 2, "`findigs` is no key of b.yaml"),
        ("version: 2\nfindings: [\n", 2, "the bracket `[` that is opened here is not closed"),
        ("<<<<<<< ours\nversion: 2\n", 1, ""),
    ],
)
def test_a_broken_file_is_told_at_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    file = tmp_path / "b.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenFileError) as caught:
        read_baseline(file)
    first = caught.value.findings[0]
    assert first.location.file == file
    assert first.location.span.start.line == line
    assert said in first.message


def old_entry(finding: Finding, message: str, rule: str = "ICC-K010") -> Entry:
    """A line of a baseline of version 1 about a finding that was worded otherwise."""
    print_ = fingerprint_1(finding._replace(message=message))
    return Entry(about=finding.key, rule=rule, message=message, fingerprint=print_, count=1)


def test_a_baseline_of_version_1_is_carried_over_though_messages_were_reworded(cities: Any) -> None:
    before = outcome(cities.add())
    same, reworded = before.findings
    entries = [old_entry(same, same.message), old_entry(reworded, "it has no goal")]
    migrated = migrate([before], entries, everywhere=True)
    assert (migrated.entries, migrated.carried) == (baseline(before), 2)
    assert (migrated.gone, migrated.not_sought) == ((), ())


def test_what_is_not_found_any_more_is_not_carried_over(cities: Any) -> None:
    before = outcome(cities.add())
    gone = old_entry(before.findings[0]._replace(key="testville/kpis/lights/kpis/roads"), "`roads` has no target")
    migrated = migrate([before], [old_entry(each, each.message) for each in before.findings] + [gone], everywhere=True)
    assert (migrated.carried, migrated.gone) == (2, (gone,))


def test_what_was_not_looked_for_is_not_lost(cities: Any) -> None:
    one, two = outcome(cities.add("one")), outcome(cities.add("two"))
    entries = [old_entry(each, each.message) for each in two.findings]
    assert migrate([one], entries, everywhere=False).not_sought == tuple(entries)
