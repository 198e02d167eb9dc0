"""The text of a cell: what a reader sees of a measurement, at a terminal and in the report."""

from __future__ import annotations

from icc_cli.model.quantities.quantity import Measurement, Quantity, Target
from icc_cli.model.quantities.text import print_quantity
from icc_cli.model.wording import ENGLISH, Wording
from icc_cli.progress.amounts import same_unit


def cell_text(measurement: Measurement | None, unit: str | None, wording: Wording = ENGLISH) -> str:
    """Return the measurement as text, in the KPI's `unit` if it has no other: `93 000 kWh`, `not monitored (no data)`.

    None is `missing`.
    """
    if measurement is None:
        return wording.phrase("missing")
    return print_quantity(_in_unit(measurement, unit), unit=unit, wording=wording)


def bare_cell_text(measurement: Measurement | None, unit: str | None) -> str:
    """Return the measurement as text below a header that already names the unit: `93 000`.

    A unit that is not the header's is still printed.
    """
    return ENGLISH.phrase("missing") if measurement is None else print_quantity(_in_unit(measurement, unit))


def target_text(target: Target, unit: str | None, wording: Wording = ENGLISH) -> str:
    """Return a target as text, in the KPI's `unit` if it names none: `≥ 20 % by 2025`."""
    printed = print_quantity(target, unit=unit, wording=wording)
    return wording.phrase("due", value=printed, date=wording.date(target.due)) if target.due else printed


def published_words(quantity: Quantity, printed: str) -> str | None:
    """Return the published words of a number if they say more than, or differ from, `printed` and the note.

    Signs and spaces do not count: `≈50` and `≈ 50` are the same.
    """
    if quantity.raw is None or not quantity.has_number:
        return None
    return None if _letters(quantity.raw) in _letters(f"{printed} {quantity.note or ''}") else quantity.raw


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _in_unit(measurement: Measurement, unit: str | None) -> Measurement:
    """Return the measurement without its own unit if that is only another spelling of `unit`."""
    if measurement.unit is None or not same_unit(measurement.unit, unit):
        return measurement
    return measurement.model_copy(update={"unit": None})
