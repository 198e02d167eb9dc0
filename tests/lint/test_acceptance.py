"""A finding is accepted where it stands, with a reason and for as long as was said; anything else is told."""

from __future__ import annotations

import datetime
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from icc_cli.city import CityFolder, read_city
from icc_cli.city.found import Found
from icc_cli.diagnostics import Severity
from icc_cli.diagnostics.selection import Choice, Grade, Selection
from icc_cli.lint.examine import Outcome, Terms, examine
from icc_cli.lint.rules import content_rules
from icc_cli.programme.edition import Stage

pytestmark = pytest.mark.usefixtures("one_rule")
DAY = datetime.date(2022, 6, 15)
FIRST, SECOND = "3 ICC-K010", "13 ICC-K010"


def outcome(city: Path, stage: Stage = Stage.FINAL, *selections: Selection) -> Outcome:
    return examine(read_city(CityFolder(city.name, city)), Terms(stage, choice=Choice(selections), today=DAY))


def told(outcome: Outcome) -> list[str]:
    return [f"{each.location.span.start.line} {each.rule.code}" for each in outcome.findings]


def with_comment(cities: Any, line: int, comment: str) -> Path:
    """Make a city with a comment behind the end of a line of its KPIs."""
    lines = cities.parks.splitlines()
    lines[line - 1] += f"  # icc: {comment}"
    return Path(cities.add(parks="\n".join(lines) + "\n"))


def above(cities: Any, line: int, comment: str) -> Path:
    """Make a city with a comment above a line of its KPIs."""
    lines = cities.parks.splitlines()
    indent = lines[line - 1][: len(lines[line - 1]) - len(lines[line - 1].lstrip())]
    lines.insert(line - 1, f"{indent}# icc: {comment}")
    return Path(cities.add(parks="\n".join(lines) + "\n"))


@pytest.mark.parametrize("code", ["ICC-K010", "icc-k010", "K010", "kpi-without-target"])
def test_behind_the_value_a_finding_is_accepted(cities: Any, code: str) -> None:
    result = outcome(with_comment(cities, 3, f"allow {code} the park office sets none"))
    assert told(result) == [SECOND]
    (accepted,) = result.accepted
    assert accepted.reason == "the park office sets none"
    assert accepted.until is None
    assert accepted.finding.rule.code == "ICC-K010"
    assert accepted.location.span.start.line == 3


def test_above_the_item_a_finding_in_it_is_accepted(cities: Any) -> None:
    assert told(outcome(above(cities, 3, "allow ICC-K010 none was set"))) == ["14 ICC-K010"]


def test_above_the_file_all_of_it_is_meant(cities: Any) -> None:
    result = outcome(above(cities, 1, "allow ICC-K010: targets come with the strategy of 2023"))
    assert told(result) == []
    assert [each.reason for each in result.accepted] == ["targets come with the strategy of 2023"] * 2


def test_the_nearest_acceptance_gives_the_reason(cities: Any) -> None:
    city = above(cities, 1, "allow ICC-K010 the whole file")
    file = city / "kpis" / "parks.yaml"
    text = file.read_text(encoding="utf-8").replace("- id: parks-lit", "- id: parks-lit  # icc: allow K010 this one")
    file.write_text(text, encoding="utf-8")
    assert [each.reason for each in outcome(city).accepted] == ["this one", "the whole file"]


def test_several_rules_are_accepted_at_once(cities: Any) -> None:
    comment = "allow ICC-K010, risk-without-mitigation  both are decided in May # said the mayor"
    result = outcome(above(cities, 1, comment))
    assert {each.reason for each in result.accepted} == {"both are decided in May"}
    assert told(result) == ["1 ICC-A006"], "no risk lacks a mitigation here"


@pytest.mark.parametrize(
    ("comment", "code", "message"),
    [
        ("allow ICC-K010", "ICC-A002", "ICC-K010 is accepted without a reason"),
        ("allow ICC-K010 (until 2030)", "ICC-A002", "ICC-K010 is accepted without a reason"),
        ("allow", "ICC-A001", "this comment does not say what it accepts"),
        ("alow ICC-K010 none was set", "ICC-A001", "this comment does not say what it accepts"),
        ("allow ICC-K010 none was set (until soon)", "ICC-A001", "`soon` is not a calendar date"),
        ("allow ICC-K010 none was set (until M3)", "ICC-A001", "`M3` is not a calendar date"),
        ("allow kpi-without-tarhet none was set", "ICC-A003", "there is no rule `kpi-without-tarhet`"),
        ("allow unknown-key none was set", "ICC-A004", "findings of `unknown-key` cannot be accepted"),
        ("allow ICC-A006 none was set", "ICC-A004", "findings of `ICC-A006` cannot be accepted"),
        ("allow K010 none was set (until 2022-05)", "ICC-A005", "this was accepted until 2022-05, which has passed"),
        ("allow ICC-C010 none was set", "ICC-A006", "nothing is found here that `ICC-C010` would accept"),
    ],
)
def test_what_accepts_nothing_is_told_and_the_finding_counts(
    cities: Any, comment: str, code: str, message: str
) -> None:
    result = outcome(with_comment(cities, 3, comment))
    assert told(result) == [FIRST, f"3 {code}", SECOND]
    assert message in [each.message for each in result.findings]
    assert result.accepted == []


@pytest.mark.parametrize("until", ["2022-06-15", "2022-06", "2022-Q2", "2022", "2030-01"])
def test_it_holds_to_the_last_day_of_its_date(cities: Any, until: str) -> None:
    assert told(outcome(with_comment(cities, 3, f"allow K010 decided later (until {until})"))) == [SECOND]


def test_a_rule_that_did_not_look_leaves_no_unused_acceptance(cities: Any) -> None:
    city = with_comment(cities, 3, "allow ICC-C010 there is no risk")
    assert told(outcome(city)) == [FIRST, "3 ICC-A006", SECOND]
    assert told(outcome(city, Stage.FINAL, Selection(ignore=("C",)))) == [FIRST, SECOND]


def test_an_acceptance_is_not_blamed_while_its_rule_still_finds_something_in_the_file(cities: Any) -> None:
    """One finding may stand for what several items lack, at a place above them."""
    result = outcome(with_comment(cities, 6, "allow ICC-K010 none was set"))
    assert told(result) == [FIRST, SECOND]


def test_findings_about_acceptances_are_chosen_as_others_are(cities: Any) -> None:
    city = with_comment(cities, 3, "allow ICC-K010")
    assert told(outcome(city, Stage.FINAL, Selection(ignore=("A", "K")))) == []
    (finding,) = outcome(city, Stage.FINAL, Selection(("A",), severity={"A002": Grade.ERROR})).findings
    assert finding.severity is Severity.ERROR


def test_errors_of_form_are_told_in_spite_of_all_acceptances(cities: Any) -> None:
    city = above(cities, 1, "allow ICC-F030, ICC-K010 we like it so")
    with (city / "kpis" / "parks.yaml").open("a", encoding="utf-8") as file:
        file.write("nonsense: 1\n")
    result = outcome(city)
    assert [each.rule.name for each in result.findings] == ["unknown-key"]
    assert not result.is_whole
    assert result.ran == frozenset()


def test_what_a_whole_city_lacks_is_accepted_at_the_top_of_its_file(
    cities: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part that no file gives stands at the start of city.yaml, before its first key."""
    rule = next(each for each in content_rules() if each.id.code == "ICC-C010")
    lacking = replace(rule, check=lambda context: iter([Found(("charters",), "the city has no charter")]))
    monkeypatch.setattr("icc_cli.lint.examine.content_rules", lambda: [lacking])
    city = cities.add()
    shutil.rmtree(city / "charters")
    assert told(outcome(city)) == ["1 ICC-C010"]
    about = city / "city.yaml"
    about.write_text("# icc: allow C010 they follow in May\n" + about.read_text(encoding="utf-8"), encoding="utf-8")
    assert told(outcome(city)) == []


WORDS = st.sampled_from(["allow", "K010", "ICC-F030,", "why", "(until 2022-01)", "(until", ")", ":", "#", ",", "\t"])


@given(st.lists(st.tuples(st.integers(1, 21), st.one_of(st.text(max_size=20), st.lists(WORDS).map(" ".join)))))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_comment_whatever_it_says_breaks_the_check(cities: Any, comments: list[tuple[int, str]]) -> None:
    lines = cities.parks.splitlines()
    for line, words in comments:
        lines[line - 1] += f"  # icc: {words}"
    city = cities.folder / "testville"
    shutil.rmtree(city, ignore_errors=True)
    cities.add(parks="\n".join(lines))
    result = outcome(city)
    assert all(each.reason for each in result.accepted)
