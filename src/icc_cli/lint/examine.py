"""Examines cities under given terms: their form, then, where that is sound, their content and what they accept."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from icc_cli.city import CityFolder, Reading, read_city
from icc_cli.city.form import check_form
from icc_cli.clock import today
from icc_cli.diagnostics import Finding, RuleId, Severity, at_or_above
from icc_cli.diagnostics.selection import Choice
from icc_cli.lint.acceptance_rules import ACCEPTANCE
from icc_cli.lint.accepting import Accepted, settle
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import run_rules
from icc_cli.lint.rules import content_rules
from icc_cli.processes import each_of
from icc_cli.programme.edition import Stage


@dataclass(frozen=True, slots=True)
class Terms:
    """How a city is examined."""

    stage: Stage | None = None
    """The stage that is asked for; None: the one that the city gives."""
    fallback: Stage = Stage.DRAFT
    """The stage of a city that gives none."""
    choice: Choice = field(default_factory=Choice)
    today: datetime.date = field(default_factory=today)
    """The day on which acceptances must still hold."""


class Outcome(NamedTuple):
    """The result of examining a city."""

    city: str
    """The name of its folder."""
    findings: list[Finding]
    """What counts, in the order of the files."""
    accepted: list[Accepted]
    """What the city accepts, with its reasons."""
    ran: frozenset[str]
    """Codes of the rules about content and acceptances that looked at it: none where the form is not sound."""
    is_whole: bool
    """Whether content was looked at."""


def examine(reading: Reading, terms: Terms) -> Outcome:
    """Look at a city.

    Content is judged once the form is sound: otherwise one misspelled key would cause many findings.
    """
    city, choice = reading.folder.id, terms.choice
    form = check_form(reading)
    counting = [finding for finding in map(choice.form, form) if finding is not None]
    deliverable = reading.deliverable
    if deliverable is None or at_or_above(form, Severity.ERROR):
        return Outcome(city, counting, [], frozenset(), is_whole=False)
    own = deliverable.city.stage if "stage" in deliverable.city.model_fields_set else terms.fallback
    stage = terms.stage or own
    graded = [(each, choice.grade(each.id, each.severities, stage)) for each in content_rules()]
    due = [(each, severity) for each, severity in graded if severity is not None]
    ran = {each.id for each, _ in due}
    found = [*counting, *run_rules(RuleContext(reading, deliverable, stage), due)]
    settled = settle(reading, found, ran, choice=choice, stage=stage, today=terms.today)
    ran |= {each.id for each in ACCEPTANCE.rules if choice.grade(each.id, each.severities, stage) is not None}
    return Outcome(city, _sorted(settled.findings), settled.accepted, _codes(ran), is_whole=True)


def check_cities(folders: Sequence[CityFolder], terms_of: Callable[[str], Terms]) -> list[Outcome]:
    """Examine each city under the terms that its id gives, and return the outcomes in the order of the cities."""
    content_rules()  # imported once, before the processes that are made for many cities
    return each_of(_check, [(folder, terms_of(folder.id)) for folder in folders])


def check(reading: Reading, stage: Stage = Stage.DRAFT) -> list[Finding]:
    """Return what counts about a city at a stage, by all rules, in the order of its files."""
    return examine(reading, Terms(stage)).findings


def _check(task: tuple[CityFolder, Terms]) -> Outcome:
    folder, terms = task
    return examine(read_city(folder), terms)


def _sorted(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: finding.sort_key)


def _codes(rules: set[RuleId]) -> frozenset[str]:
    return frozenset(rule.code for rule in rules)
