"""M: words in a cell that should hold a value: the KPI's name, or a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import Cell, GroupAt, KpiAt, RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.kpi_gaps import Spot, Wording, gather
from icc_cli.model.kpis import Kpi
from icc_cli.model.quantities.quantity import Measurement


@rule("ICC-M030", "name-in-value-cell", by_stage="wwwe")
def name_in_value_cell(context: RuleContext) -> Iterator[Found]:
    """A cell holds the KPI's name instead of its value.

    This happens when the columns of a table have shifted: the name is below `Where we started`, and there is no
    baseline. Give the value; if there is none, leave the cell out or say why.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: Dimmed parks, midway: 2, final: 5}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    for group in context.kpi_groups:
        for checkpoint in context.edition.checkpoint_ids():
            cells = _cells(group, checkpoint)
            spots = [Spot(each, cell.path) for each, cell in cells if _is_name(cell.measurement, each.placed.kpi)]
            wording = Wording(
                f"{checkpoint} of {{}} holds the KPI's name, not a value",
                f"{checkpoint} of {{}} holds the KPI's name, not a value",
            )
            hint = "Give the value; if there is none, say why: {state: not-monitored, reason: no-data}."
            yield from gather(group, spots, len(cells), wording, hint)


@rule("ICC-M031", "value-in-words", by_stage="iwww")
def value_in_words(context: RuleContext) -> Iterator[Found]:
    """A result is given in words, without a number.

    Words cannot be compared with the start or the target, or shown in a chart. Give the number, and put the words into
    `note`.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: More than expected, final: 5}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: {value: 2, note: More than expected.}, final: 5}}
    """
    first = context.edition.checkpoint_ids()[0]
    for each in context.kpis:
        for cell in each.cells():
            if (
                cell.checkpoint != first
                and _is_words(cell.measurement)
                and not _is_name(cell.measurement, each.placed.kpi)
            ):
                message = f"{cell.checkpoint} of {each.label} is given in words, so progress cannot be measured"
                yield Found(cell.path, message, help="Give the number as `value`, and the words as `note`.")


@rule("ICC-M032", "baseline-is-not-a-value", by_stage="wwww")
def baseline_is_not_a_value(context: RuleContext) -> Iterator[Found]:
    """The start value of a KPI is a text, from which no progress can be measured.

    `Registered users at pilot launch` says what should have been counted, not how many there were. Give the number of
    that day; if it is no longer known, say so: `{state: not-monitored, reason: no-data}`.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: Parks at the beginning, midway: 2, final: 5}}  # <- here

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, name: Number of dimmed parks, kind: activity, unit: parks, direction: increase,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    first = context.edition.checkpoint_ids()[0]
    for each in context.kpis:
        start = each.placed.kpi.measurements.get(first)
        if start is not None and _is_words(start) and not _is_name(start, each.placed.kpi):
            message = f"{first} of {each.label} is the text “{start.text}”, so progress cannot be measured"
            hint = "Give the number, or say why there is none: {state: not-monitored, reason: no-data, note: …}."
            yield Found((*each.path, "measurements", first), message, help=hint)


def _cells(group: GroupAt, checkpoint: str) -> list[tuple[KpiAt, Cell]]:
    return [(each, cell) for each in group.kpis for cell in each.cells() if cell.checkpoint == checkpoint]


def _is_words(measurement: Measurement) -> bool:
    return measurement.text is not None and not measurement.has_number


def _is_name(measurement: Measurement, kpi: Kpi) -> bool:
    """Whether a cell holds nothing but one of the KPI's names."""
    if not _is_words(measurement):
        return False
    return _plain(measurement.text or "") in {_plain(name) for name in (kpi.name, *kpi.also_named)}


def _plain(name: str) -> str:
    """Return a name in lower case, without the words that announce a number."""
    words = name.casefold().strip(" .:#").split()
    while words and words[0] in ("the", "number", "amount", "of", "#"):
        words = words[1:]
    return " ".join(words)
