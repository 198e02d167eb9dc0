"""M: figures in prose that are also measurements, but differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from icc_cli.city.found import Found
from icc_cli.lint.context import Cell, KpiAt, RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.bounds import Bounds, bounds_of, in_words
from icc_cli.lint.shared.kpi_words import counts_things, key_words, plain_name
from icc_cli.model.base import Passage
from icc_cli.model.impact import Story
from icc_cli.model.quantities.figures import Figure, find_figure
from icc_cli.model.quantities.quantity import Measurement, Qualifier, Relation
from icc_cli.patterns import lazy
from icc_cli.yamltext import KeyPath

_GROWTH = lazy(
    r"\b(?:grew|grown|growth|increased?|rose|risen|multiplied)\b[^.!?\n]{0,40}?"
    r"(?:(?:over|more than|at least|almost|nearly|about|around|up to|less than|≈|~)\s*)?"
    r"(?P<number>[0-9][0-9 ,.]{0,9}?)\s?(?P<kind>times\b|x\b|×|-?fold\b|%)",
    re.I,
)
"""How much something grew: `grew over 20 times`, `increased over 2500%`."""
_FIGURE = r"(?<![\w.,@#-])(?P<figure>(?:(?:over|more than|at least|about|around|≈|~)\s?)?[0-9][0-9 ,.]{0,11}\+?)\s"
_ALL_OF_THEM = r"(?=\s*[.,;:)!?\n]|\s*$|\s+(?:and|in (?:all|total)|altogether|were|was|are|is|have|had|has)\b)"
"""What follows a number of things if only some of them are meant, as in `40 attendees from abroad`."""
_DATED = lazy(r"\b(?:19|20)[0-9]{2}\b")
_MARKUP = lazy(r"\*+|`|_{2,}|\{kpi:[^}]*\}")
_MULTIPLE = 2
"""From here on, growth is given as a multiple."""
_SENTENCE = lazy(r"(?<=[.!?])\s+|\n\s*\n|\n\s*-\s")


class _Text(NamedTuple):
    """Prose of the report, and the solution that it is about."""

    path: KeyPath
    solution: str | None
    text: str


@rule("ICC-M070", "prose-contradicts-measurement", by_stage="iwww")
def prose_contradicts_measurement(context: RuleContext) -> Iterator[Found]:
    """A sentence about results gives another number than the KPI that counts the same.

    A figure typed twice ends up differing, and the press finds it. Correct one of the two; in prose,
    `{kpi:ID@CHECKPOINT}` prints the measurement, so that they cannot differ any more.

    Bad:

        # impact/story.yaml
        stories:
          - title: Lamps
            solution: lights
            text: The year saw 800 lamps replaced.  # <- here

    Good:

        # impact/story.yaml
        stories:
          - title: Lamps
            solution: lights
            text: "The year saw {kpi:lamps-replaced@final} replaced."
    """
    if not context.is_english:
        return
    phrases: dict[int, str | None] = {}
    for text, kpis in _texts(context):
        folded = text.text.casefold()
        for each in kpis:
            phrase = phrases[id(each)] if id(each) in phrases else phrases.setdefault(id(each), _phrase(each))
            if phrase is None or phrase not in folded:
                continue
            pattern = re.compile(_FIGURE + re.escape(phrase) + _ALL_OF_THEM, re.I)
            for sentence in _SENTENCE.split(text.text):
                found = None if _DATED.search(sentence) else pattern.search(sentence)
                figure = _figure(found["figure"].strip()) if found is not None else None
                if found is None or figure is None:
                    continue
                known = _known(each)
                said = Measurement.model_construct(value=figure.low, qualifier=figure.qualifier)  # it is fine
                if known and not any(_may_be(said, bounds) for _, bounds in known):
                    yield _found(text, each, known[-1][0], found.group())


@rule("ICC-M071", "other-growth-in-prose", by_stage="iiii")
def other_growth_in_prose(context: RuleContext) -> Iterator[Found]:
    """A sentence says by what factor something grew, but the solution's KPI has another one.

    `30x` in the table, `over 20 times` in the summary and `over 2500%` in the success stories leave a reader with three
    results. If they mean the same, give one; if not, say what each counts.

    Bad:

        # kpis/app.yaml
        solution: lights
        kpis:
          - {id: app-users, name: Number of app users, kind: maturity, unit: users, direction: increase,
             owner: Digital Office, source: App, target: {value: 500, due: 2022-07},
             measurements: {start: 10, midway: 100, final: 30x increase}}
        # impact/story.yaml
        stories:
          - title: App
            solution: lights
            text: Use of the app grew over 20 times.  # <- here

    Good:

        # kpis/app.yaml
        solution: lights
        kpis:
          - {id: app-users, name: Number of app users, kind: maturity, unit: users, direction: increase,
             owner: Digital Office, source: App, target: {value: 500, due: 2022-07},
             measurements: {start: 10, midway: 100, final: 30x increase}}
        # impact/story.yaml
        stories:
          - title: App
            solution: lights
            text: Use of the app grew 30 times.
    """
    if not context.is_english:
        return
    all_ratios = [
        (each, cell)
        for each in context.kpis
        for cell in each.cells()
        if cell.measurement.relation is Relation.RATIO and cell.measurement.value is not None
    ]
    for text, kpis in _texts(context) if all_ratios else ():
        ratios = [(each, cell) for each, cell in all_ratios if each in kpis]
        if len(ratios) != 1 or text.solution is None:
            continue  # it is unclear which of several is meant
        ((each, cell),) = ratios
        for found in _GROWTH.finditer(text.text):
            figure = _figure(found["number"].strip(" ,."))
            factor = Decimal(0) if figure is None else figure.low
            factor = factor / 100 + 1 if found["kind"] == "%" else factor
            if factor >= _MULTIPLE and factor != cell.measurement.value:
                yield _found(text, each, cell, found.group())


def _figure(words: str) -> Figure | None:
    return find_figure(words)


def _phrase(each: KpiAt) -> str | None:
    """Return what a KPI counts, as a sentence would put it: `lamps replaced`; None if it counts no things."""
    name = each.placed.kpi.name
    if not counts_things(name) or len(key_words(name)) > 3:
        return None
    phrase = re.sub(r"^(?:(?:total |the )?(?:number|amount) of|#(?: of)?)\s+", "", plain_name(name), flags=re.I)
    return phrase.casefold() if re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+){0,2}", phrase) else None


def _may_be(said: Measurement, bounds: Bounds) -> bool:
    """Whether a figure may mean a value: `over 400` may be 412, and `about 400` 396."""
    own = bounds_of(said)
    assert own is not None  # it was made with a number
    slack = abs(own.low) / Decimal(10) if said.qualifier is Qualifier.APPROX else Decimal(0)
    return own.low - slack <= bounds.high and bounds.low <= own.high + slack


def _known(each: KpiAt) -> list[tuple[Cell, Bounds]]:
    """Return the values of a KPI, with their bounds."""
    cells = [cell for cell in each.cells() if cell.measurement.relation is Relation.ABSOLUTE]
    return [(cell, bounds) for cell in cells if (bounds := bounds_of(cell.measurement)) is not None]


def _found(text: _Text, each: KpiAt, cell: Cell, said: str) -> Found:
    value = in_words(cell.measurement, each.placed.kpi)
    message = f"the text says “{' '.join(said.split())}”, while {cell.checkpoint} of {each.label} is {value}"
    hint = f"Correct one of the two; in prose, {{kpi:{each.placed.kpi.id}@{cell.checkpoint}}} prints the measurement."
    facts, related = (each.placed.kpi.id, cell.checkpoint, said), (("the measurement", cell.path),)
    return Found(text.path, message, help=hint, related=related, facts=facts)


def _texts(context: RuleContext) -> Iterator[tuple[_Text, list[KpiAt]]]:
    """Yield the prose about results, with the measured KPIs that it may be about."""
    measured = [each for each in context.kpis if any(cell.has_number for cell in each.placed.kpi.measurements.values())]
    impact = context.deliverable.impact
    passages: list[tuple[KeyPath, tuple[Passage | Story, ...]]] = [
        (("impact", "summary"), impact.summary),
        (("impact", "discussion", "performance"), impact.discussion.performance),
        (("impact", "discussion", "maturity"), impact.discussion.maturity),
        (("impact", "discussion", "activity"), impact.discussion.activity),
        (("impact", "stories"), impact.stories),
    ]
    for path, items in passages if measured else ():
        for index, item in enumerate(items):
            if any(map(str.isdigit, item.text)):
                text = _Text((*path, index, "text"), item.solution, _MARKUP.sub("", item.text))
                yield text, [each for each in measured if item.solution in (None, each.placed.group.solution)]
