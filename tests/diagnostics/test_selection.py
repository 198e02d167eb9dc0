"""Which rules count: select, ignore and severity, from icc.yaml to the options, the later word beating the earlier."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.city.places import FILE_START
from icc_cli.diagnostics import Finding, Location, RuleId, Severity
from icc_cli.diagnostics.registry import severities
from icc_cli.diagnostics.selection import Choice, Grade, Selection
from icc_cli.lint.catalogue import find_family, find_rule, nearest_rule
from icc_cli.programme.edition import Stage

TARGET = RuleId("ICC-K010", "kpi-without-target")
RISK = RuleId("ICC-C010", "risk-without-mitigation")
OFF = None


def graded(rule: RuleId, *selections: Selection) -> Severity | None:
    return Choice(selections).grade(rule, severities("-iwe"), Stage.MIDWAY)


def test_without_a_selection_the_table_of_stages_holds() -> None:
    assert [Choice().grade(TARGET, severities("-iwe"), stage) for stage in Stage] == [None, *reversed(Severity)]


@pytest.mark.parametrize(
    ("selections", "target", "risk"),
    [
        ([Selection(select=("K",))], Severity.WARNING, OFF),
        ([Selection(select=("icc-k010",))], Severity.WARNING, OFF),
        ([Selection(ignore=("kpi-without-target",))], OFF, Severity.WARNING),
        ([Selection(select=("K",), ignore=("K010",))], OFF, OFF),
        ([Selection(select=("K010",), ignore=("K",))], Severity.WARNING, OFF),
        ([Selection(select=("K",), ignore=("K",))], OFF, OFF),
        ([Selection(ignore=("K",)), Selection(select=("K010",))], Severity.WARNING, OFF),
        ([Selection(select=("C",)), Selection(ignore=("C010",))], OFF, OFF),
        ([Selection(severity={"K": Grade.ERROR})], Severity.ERROR, Severity.WARNING),
        ([Selection(severity={"K": Grade.ERROR, "K010": Grade.INFO})], Severity.INFO, Severity.WARNING),
        ([Selection(severity={"K010": Grade.INFO, "K": Grade.ERROR})], Severity.INFO, Severity.WARNING),
        (
            [Selection(severity={"K010": Grade.ERROR}), Selection(severity={"K": Grade.INFO})],
            Severity.INFO,
            Severity.WARNING,
        ),
        ([Selection(severity={"K010": Grade.OFF})], OFF, Severity.WARNING),
        ([Selection(severity={"K010": Grade.OFF}), Selection(select=("K010",))], Severity.WARNING, OFF),
    ],
)
def test_the_later_and_the_more_exact_word_counts(
    selections: list[Selection], target: Severity | None, risk: Severity | None
) -> None:
    assert (graded(TARGET, *selections), graded(RISK, *selections)) == (target, risk)


def test_what_is_not_due_stays_silent_however_it_is_graded() -> None:
    choice = Choice((Selection(select=("K010",), severity={"K010": Grade.ERROR}),))
    assert choice.grade(TARGET, severities("-iwe"), Stage.DRAFT) is None


def test_errors_of_form_cannot_be_chosen_away_but_warnings_can() -> None:
    stray = Finding(RuleId("ICC-F020", "unknown-file"), Severity.WARNING, "m", Location(Path("x"), FILE_START))
    wrong = stray._replace(severity=Severity.ERROR)
    for selection in (Selection(ignore=("F",)), Selection(select=("K",)), Selection(severity={"F020": Grade.OFF})):
        assert Choice((selection,)).form(stray) is None
        assert Choice((selection,)).form(wrong) == wrong
    milder = Choice((Selection(severity={"unknown-file": Grade.INFO}),)).form(stray)
    assert milder == stray._replace(severity=Severity.INFO)


def test_rules_are_known_by_code_name_and_family() -> None:
    assert find_rule("K010") == find_rule("icc-k010") == find_rule("KPI-without-target") == TARGET
    assert find_rule("K") is None
    assert (find_family("k"), find_family("Z"), find_family("K010")) == ("K", None, None)
    assert find_rule("yaml-syntax") is not None
    assert find_rule("acceptance-unused") is not None
    assert (nearest_rule("kpi-without-targets"), nearest_rule("K999")) == ("kpi-without-target", None)
