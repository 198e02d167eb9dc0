"""M: how numbers are written: what is ambiguous, and what leaves the number open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from icc_cli.city.found import Found
from icc_cli.city.proposals import Proposal, Reword
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.bounds import in_words
from icc_cli.model.kpis import Kpi
from icc_cli.model.quantities.numbers import is_ambiguous, print_number
from icc_cli.model.quantities.quantity import Qualifier, Quantity
from icc_cli.model.quantities.units import normal_unit
from icc_cli.patterns import lazy
from icc_cli.yamltext import KeyPath

_WORDS = lazy(r"[^\W\d_]+")
_ALIKE = 30
"""How much the values of one KPI may differ; the two readings of a number differ by a factor of a thousand."""
_OPEN = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)


@rule("ICC-M060", "ambiguous-number", by_stage="wwww")
def ambiguous_number(context: RuleContext) -> Iterator[Found]:
    """A number is written ambiguously.

    `12.000` is twelve thousand in Ljubljana and twelve in Dublin. Write it without a separator: `12000`. In a
    deliverable written in English, a comma is read as thousands.

    Bad:

        # kpis/lamps.yaml
        solution: lights
        kpis:
          - {id: lamps-lit, name: Number of dimmed lamps, kind: activity, unit: lamps, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 12000, due: 2022-07},
             measurements: {start: 0, midway: 400, final: 12.000 lamps}}  # <- here

    Good:

        # kpis/lamps.yaml
        solution: lights
        kpis:
          - {id: lamps-lit, name: Number of dimmed lamps, kind: activity, unit: lamps, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 12000, due: 2022-07},
             measurements: {start: 0, midway: 400, final: 12000 lamps}}
    """
    for path, what, quantity, others in _quantities(context):
        raw, number = quantity.raw, quantity.value
        if raw is None or number is None or _is_settled(context, path):
            continue
        if is_ambiguous(raw.replace(",", "") if context.deliverable.city.language == "en" else raw):
            readings = f"{print_number(number)} or {print_number(number / 1000)}"
            message = f"{what} is written “{raw}”, which is {readings}, depending on the reader"
            fix = _settled(context, path, raw, number) if _is_thousands(number, others) else None
            hint = "Write the number without a separator, as in 12000 or 12.5."
            yield Found(path, message, help=hint, fix=fix)


@rule("ICC-M061", "open-ended-result", by_stage="iiii")
def open_ended_result(context: RuleContext) -> Iterator[Found]:
    """A final value gives only a minimum.

    `7000+` votes were counted by a machine, which knows how many. An open end cannot be compared with next year's
    value. Give the exact number.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5+}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 7}}
    """
    last = context.edition.checkpoint_ids()[-1]
    for each in context.kpis:
        final = each.placed.kpi.measurements.get(last)
        if final is not None and final.value is not None and final.qualifier in _OPEN:
            words = in_words(final, each.placed.kpi)
            message = f"{last} of {each.label} is {words}, which leaves open how many"
            yield Found((*each.path, "measurements", last), message, help="Give the exact number.")


def _quantities(context: RuleContext) -> Iterator[tuple[KeyPath, str, Quantity, list[Quantity]]]:
    """Yield all values, targets and promises with their paths, what they are, and what counts the same for the KPI."""
    for each in context.kpis:
        kpi = each.placed.kpi
        for cell in each.cells():
            yield cell.path, f"{cell.checkpoint} of {each.label}", cell.measurement, _of_a_kind(kpi, cell.measurement)
        for index, target in enumerate(kpi.target):
            yield (*each.path, "target", index), f"the target of {each.label}", target, _of_a_kind(kpi, target)
    for index, promise in enumerate(context.deliverable.strategy.vision.promises):
        yield ("strategy", "vision", "promises", index), f"the promise “{promise.name}”", promise, []
    city = context.deliverable.city
    if city.population is not None:
        yield ("city", "population"), "the population", city.population, []
    for index, member in enumerate(city.members):
        if member.population is not None:
            yield ("city", "members", index, "population"), f"the population of `{member.id}`", member.population, []


def _of_a_kind(kpi: Kpi, quantity: Quantity) -> list[Quantity]:
    """Return the values and targets of a KPI that count the same as one of them, as far as their words show."""

    def counted(each: Quantity) -> tuple[str, str]:
        return normal_unit(each.unit or kpi.unit or ""), " ".join(_WORDS.findall(each.raw or "")).casefold()

    unit, words = counted(quantity)
    row = [*kpi.measurements.values(), *kpi.target]
    return [each for each in row if counted(each) in ((unit, words), (unit, ""))]


def _is_settled(context: RuleContext, path: KeyPath) -> bool:
    """Whether the number itself is given next to the words as published."""
    value = _written(context, path)
    return isinstance(value, dict) and not isinstance(value.get("value"), str)


def _written(context: RuleContext, path: KeyPath) -> object:
    """Return what is at a path of the files; a value may be given in place of a list of one."""
    value: object = context.reading.assembly.value
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
    return value


def _is_thousands(number: Decimal, row: list[Quantity]) -> bool:
    """Tell whether all other numbers of a KPI show that a number is meant in thousands.

    The reverse shows nothing: few applications may serve many users.
    """
    others = [abs(each.value) for each in row if each.value and not is_ambiguous(each.raw or "")]
    small = number / 1000
    return bool(others) and all(small * _ALIKE < other <= number * _ALIKE for other in others)


def _settled(context: RuleContext, path: KeyPath, raw: str, number: Decimal) -> Proposal | None:
    """Propose a number without its ambiguous separator."""
    ambiguous = [word for word in re.findall(r"[0-9][0-9.,]*[0-9]", raw) if is_ambiguous(word)]
    if len(ambiguous) != 1:
        return None
    digits = str(int(number))
    if isinstance(_written(context, path), dict):
        path = (*path, "value")
    return Proposal(f"“{ambiguous[0]}” becomes {digits}", (Reword(path, ambiguous[0], digits),), is_safe=False)
