"""M: how numbers are written: what can be read in two ways, and what leaves open how many."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.model.numbers import is_ambiguous, print_number
from icc_cli.model.quantity import Qualifier, Quantity
from icc_cli.model.quantity_text import print_quantity
from icc_cli.rules.case import Case
from icc_cli.rules.engine import Found, rule
from icc_cli.rules.places import Path

_OPEN = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)


@rule("ICC-M060", "ambiguous-number", by_stage="wwww")
def ambiguous_number(case: Case) -> Iterator[Found]:
    """A number is written so that it can be read in two ways.

    `12.000` is twelve thousand in Ljubljana and twelve in Dublin. Write it without a separator: `12000`. A comma is
    taken for thousands in a deliverable that is written in English.

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
    for path, what, quantity in _quantities(case):
        raw, number = quantity.raw, quantity.value
        if raw is None or number is None or _is_settled(case, path):
            continue
        if is_ambiguous(raw.replace(",", "") if case.deliverable.city.language == "en" else raw):
            readings = f"{print_number(number)} or {print_number(number / 1000)}"
            message = f"{what} is written “{raw}”, which is {readings}, depending on the reader"
            yield Found(path, message, help="Write the number without a separator, as in 12000 or 12.5.")


@rule("ICC-M061", "open-ended-result", by_stage="iiii")
def open_ended_result(case: Case) -> Iterator[Found]:
    """A final value says only that it was at least so many.

    `7000+` votes were counted by a machine, which knows how many. An open end cannot be compared with next year's.
    Give the exact number.

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
    last = case.edition.checkpoint_ids()[-1]
    for each in case.kpis:
        final = each.placed.kpi.measurements.get(last)
        if final is not None and final.value is not None and final.qualifier in _OPEN:
            words = print_quantity(final, unit=each.placed.kpi.unit)
            message = f"{last} of {each.label} is {words}, which leaves open how many"
            yield Found((*each.path, "measurements", last), message, help="Give the exact number.")


def _quantities(case: Case) -> Iterator[tuple[Path, str, Quantity]]:
    """Yield all values, targets and promises with their paths, and what they are."""
    for each in case.kpis:
        for cell in each.cells():
            yield cell.path, f"{cell.checkpoint} of {each.label}", cell.measurement
        for index, target in enumerate(each.placed.kpi.target):
            yield (*each.path, "target", index), f"the target of {each.label}", target
    for index, promise in enumerate(case.deliverable.strategy.vision.promises):
        yield ("strategy", "vision", "promises", index), f"the promise “{promise.name}”", promise
    city = case.deliverable.city
    if city.population is not None:
        yield ("city", "population"), "the population", city.population
    for index, member in enumerate(city.members):
        if member.population is not None:
            yield ("city", "members", index, "population"), f"the population of `{member.id}`", member.population


def _is_settled(case: Case, path: Path) -> bool:
    """Whether the number itself is given beside the words as they were published."""
    value: object = case.reading.assembly.value
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
    return isinstance(value, dict) and not isinstance(value.get("value"), str)
