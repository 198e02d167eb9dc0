"""Progress for spreadsheets: a line for each KPI, city or missing number, as RFC 4180 has it, in UTF-8.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, which a hostile file could use. Such
words get an apostrophe before them; columns of numbers hold nothing but plain numbers and stay as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from icc_cli.model.kpis import Kpi
from icc_cli.output.progress.words import one_line
from icc_cli.progress.city import CityProgress, ProgressGroup, ProgressRow
from icc_cli.progress.gaps import MissingNumbers
from icc_cli.progress.milestones import Standing
from icc_cli.progress.portfolio import CitySummary
from icc_cli.progress.status import Status
from icc_cli.progress.text import cell_text, target_text

# The last four are the wide forms, which some programs take for the plain ones.
_FORMULA = re.compile("[=+\\-@\uff1d\uff0b\uff0d\uff20]")

_BEFORE_VALUES = ("city", "solution", "system", "kind", "kpi", "name", "also_named", "unit")
_AFTER_VALUES = (
    "target", "target_due", "target_text", "target_note", "target_raw",
    "from", "to", "change", "change_min", "change_max", "change_unit", "change_per_cent", "fraction", "status", "reason"
)  # fmt: skip


def write_kpis(cities: Iterable[CityProgress]) -> str:
    """The progress of cities as CSV.

    Each checkpoint has four columns: `final` is the number, where there is exactly one, `final_text` what readers see,
    `final_note` its note, and `final_raw` the words as published. Targets have the same four; several targets are
    joined by semicolons in the columns of words. A change is one number in `change`, or lies between `change_min` and
    `change_max`.
    """
    listed = list(cities)
    checkpoints = list(
        dict.fromkeys(checkpoint for progress in listed for checkpoint in progress.edition.checkpoint_ids())
    )
    values = [checkpoint + column for checkpoint in checkpoints for column in ("", "_text", "_note", "_raw")]
    lines = (
        _line(progress, group, row, checkpoints)
        for progress in listed
        for group in progress.groups
        for row in group.rows
    )
    return _written([*_BEFORE_VALUES, *values, *_AFTER_VALUES], lines)


def write_portfolio(cities: Iterable[CitySummary]) -> str:
    """A line for each city as CSV, with a column for each status and each standing of milestones."""
    heads = (
        "city", "name", "members", "programme", "from", "to", "as_of", "kpis", "with_value", "missing_numbers",
        "overdue", "last_checkpoint", "last_measured", *Status, *(f"milestones_{each}" for each in Standing),
        "worst", "further",
    )  # fmt: skip
    lines = (
        [
            *map(_words, [city.id, city.name, "; ".join(city.members), city.programme, city.since, city.until]),
            city.as_of.isoformat(),
            *map(str, [city.kpis, city.measured, city.missing_numbers, city.overdue]),
            city.last_checkpoint or "",
            city.last_measured.isoformat() if city.last_measured else "",
            *(str(city.counts.get(status, 0)) for status in Status),
            *(str(city.milestones.get(standing, 0)) for standing in Standing),
            _words("; ".join(f"{item.standing}: {item.name}" for item in city.worst)),
            str(city.further),
        ]
        for city in cities
    )
    return _written(heads, lines)


def write_gaps(missing: MissingNumbers) -> str:
    """A line for each missing number as CSV."""
    days = {city.id: city.as_of for city in missing.cities}
    heads = (
        "city", "solution", "system", "kind", "kpi", "name", "checkpoint", "instead", "later", "due", "as_of",
        "overdue", "owner", "owner_role",
    )  # fmt: skip
    lines = (
        [
            *map(_words, [gap.city, gap.solution or "", gap.system or "", gap.kind.value, gap.kpi, gap.name]),
            *map(_words, [gap.checkpoint, gap.standing, "; ".join(gap.later)]),
            gap.due.isoformat() if gap.due else "",
            days[gap.city].isoformat(),
            "yes" if gap.is_overdue else "no",
            *map(_words, [gap.owner.who, gap.owner.role] if gap.owner else ["", ""]),
        ]
        for gap in missing.sorted()
    )
    return _written(heads, lines)


def _written(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows(lines)
    return stream.getvalue()


def _line(progress: CityProgress, group: ProgressGroup, row: ProgressRow, checkpoints: list[str]) -> list[str]:
    kpi, assessment, change = row.placed.kpi, row.assessment, row.assessment.change
    values = []
    for checkpoint in checkpoints:
        if checkpoint not in row.cells:  # of another edition
            values += [""] * 4
            continue
        cell = row.cells[checkpoint]
        values += [_number(cell.value if cell else None), _words(cell_text(cell, kpi.unit))]
        values += [_words(cell.note or "") if cell else "", _words(cell.raw or "") if cell else ""]
    bounds = [change.low, change.high] if change is not None and change.amount is None else [None, None]
    return [
        *map(_words, [progress.deliverable.city.id, group.solution.id if group.solution else "", row.system or ""]),
        *map(_words, [group.kind.value, kpi.id, kpi.name, "; ".join(kpi.also_named), row.unit or ""]),
        *values,
        *_targets(kpi),
        *map(_words, [progress.since, progress.until]),
        _number(change.amount if change is not None else None),
        *map(_number, bounds),
        _words(change.unit or "" if change is not None else ""),
        _number(change.per_cent if change is not None else None),
        _number(assessment.fraction),
        *map(_words, [assessment.status.value, assessment.reason]),
    ]


def _targets(kpi: Kpi) -> list[str]:
    """The columns of targets; number and date only where there is but one."""
    only = kpi.target[0] if len(kpi.target) == 1 else None
    texts = [target_text(target, kpi.unit) for target in kpi.target]
    notes, raws = ([getattr(target, name) or "" for target in kpi.target] for name in ("note", "raw"))
    return [
        _number(only.value if only else None),
        str(only.due) if only and only.due else "",
        *(_words("; ".join(filter(None, words))) for words in (texts, notes, raws)),
    ]


def _number(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def _words(text: str) -> str:
    plain = one_line(text)
    return f"'{plain}" if _FORMULA.match(plain) else plain
