"""The words of a cell: what a reader sees of a measurement, at a terminal and in the report."""

from __future__ import annotations

from icc_cli.model.quantity import Measurement
from icc_cli.model.quantity_text import print_quantity
from icc_cli.progress.amounts import same_unit
from icc_cli.progress.status import Status


def cell_text(measurement: Measurement | None, unit: str | None) -> str:
    """The measurement in words, in the KPI's `unit` where it has no other: `93 000 kWh`, `not monitored (no data)`.

    A measurement that is not there is `missing`.
    """
    if measurement is None:
        return Status.MISSING.label
    return print_quantity(_in_unit(measurement, unit), unit=unit)


def bare_cell_text(measurement: Measurement | None, unit: str | None) -> str:
    """The measurement in words below a head that names the unit already: `93 000`.

    A unit that is not the head's is still printed.
    """
    return Status.MISSING.label if measurement is None else print_quantity(_in_unit(measurement, unit))


def _in_unit(measurement: Measurement, unit: str | None) -> Measurement:
    """The measurement without a unit of its own, where that is only another spelling of `unit`."""
    if measurement.unit is None or not same_unit(measurement.unit, unit):
        return measurement
    return measurement.model_copy(update={"unit": None})
