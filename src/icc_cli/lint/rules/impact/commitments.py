"""P: whether lessons say what they mean, and commitments which KPIs they are about."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.model import PlacedKpi


@rule("ICC-P010", "lessons-without-reflection", by_stage="---i")
def lessons_without_reflection(context: RuleContext) -> Iterator[Found]:
    """No key lesson says what it means.

    The standard table has two columns: the lesson, and what the city concludes from it. Other cities learn from the
    second. Add `reflection`: what happened, and what the city now does differently.

    Bad:

        # impact.yaml
        summary: The lamps were replaced a month early.
        discussion: {performance: Meters show it., maturity: Dimming works., activity: Residents reported dark lamps.}
        lessons:  # <- here
          - Measure before you begin.
          - Ask the residents.
        collaboration: Two cities visited the control room.
        commitments: {resources: [The Digital Office keeps two electricians until 2025.]}
        plan:
          ambitions: [By 2025 every lamp in Testville dims.]
          steps: [The Digital Office buys 500 lamps a year from 2023.]
          targets:
            - {category: performance, kpi: electricity-used, commitment: Use at most 500 000 kWh a year by 2025.}
        stories: [{title: Light at the station, text: The dark corners around the station are gone.}]

    Good:

        # impact/more.yaml
        lessons:
          - lesson: Ask the residents.
            reflection: They knew which lamp mattered most; they have been asked before each tender since.
    """
    lessons = context.deliverable.impact.lessons
    if lessons and not any(lesson.reflection for lesson in lessons):
        several = f"none of the {len(lessons)} lessons says what it means"
        message = several if len(lessons) > 1 else "the only lesson does not say what it means"
        help_ = "Add `reflection:` – what happened, and what the city now does differently."
        yield Found(("impact", "lessons"), message, "key", help_, facts=(len(lessons),))


@rule("ICC-P020", "kpi-commitment-without-kpi", by_stage="---w")
def kpi_commitment_without_kpi(context: RuleContext) -> Iterator[Found]:
    """A commitment to ongoing KPIs names none.

    Nobody can tell later which numbers were meant, or whether they were continued. Name them under `kpis`; if there is
    no such KPI yet, add it.

    Bad:

        # impact/more.yaml
        commitments:
          kpis:
            - The reach of the city's light channels grows.  # <- here

    Good:

        # impact/more.yaml
        commitments:
          kpis:
            - {text: The city publishes the share of lamps that dim., kpis: [dimmed-share]}
    """
    for index, commitment in enumerate(context.deliverable.impact.commitments.kpis):
        if not commitment.kpis:
            path = ("impact", "commitments", "kpis", index)
            yield Found(path, "this commitment to on-going KPIs names no KPI", help="Name them: `kpis: […]`.")


@rule("ICC-P021", "commitment-to-unmeasured-kpi", by_stage="---w")
def commitment_to_unmeasured_kpi(context: RuleContext) -> Iterator[Found]:
    """The city commits to KPIs that it has never measured.

    Without a first value, growth cannot be shown. Measure it before promising it, or say when the first value will
    come.

    Bad:

        # impact/more.yaml
        commitments:
          kpis:
            - text: More residents are satisfied with the light.
              kpis: [satisfaction]  # <- here
        # kpis/more.yaml
        solution: lights
        kpis:
          - id: satisfaction
            name: Residents satisfied with the light
            kind: performance
            unit: "%"
            direction: increase
            accumulation: point
            owner: Digital Office
            source: Survey of residents
            target: {value: 80, due: 2025}
            monitoring: {state: not-yet-measurable, expected: 2024, note: Residents are asked every three years.}

    Good:

        # impact/more.yaml
        commitments:
          kpis:
            - {text: The city publishes the share of lamps that dim., kpis: [dimmed-share]}
    """
    for index, commitment in enumerate(context.deliverable.impact.commitments.kpis):
        unmeasured = [id_ for id_ in commitment.kpis if not is_measured(context.deliverable.all_kpis.get(id_))]
        if unmeasured:
            names = ", ".join(f"`{id_}`" for id_ in unmeasured)
            message = f"the city commits to {names}, but has never measured a value"
            path = ("impact", "commitments", "kpis", index, "kpis")
            yield Found(path, message, help="Measure it first, or say when the first value will come.",
                        facts=tuple(unmeasured))  # fmt: skip


def is_measured(placed: PlacedKpi | None) -> bool:
    """Tell whether a KPI has a value at any checkpoint."""
    return placed is not None and any(each.state is None for each in placed.kpi.measurements.values())
