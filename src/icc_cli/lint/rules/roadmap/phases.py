"""R: whether the periods and checkpoints that a city prints are those of the programme edition."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.dated import days, month_of


@rule("ICC-R010", "section-outside-its-phase", by_stage="wwww")
def section_outside_its_phase(context: RuleContext) -> Iterator[Found]:
    """The period on a section's divider contradicts the phases that the section reports on.

    Section 1 reports on phase 1, section 2 on phase 2, and section 3+4 on the other two. A divider copied with the
    dates of another section tells every reader that the results came before the work. Print the months of the phase, or
    leave them out.

    Bad:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        leadership: [{name: Ada Nowak, role: Mayor}]
        team: [{name: Jan Kos, role: City representative}]
        executive_summary: Testville renews its street lights.
        foreword: {by: {name: Ada Nowak, role: Mayor}, text: The mayor thanks everybody who measured.}
        sections:
          - section: impact  # <- here
            start: 2021-02
            end: 2021-05

    Good:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        leadership: [{name: Ada Nowak, role: Mayor}]
        team: [{name: Jan Kos, role: City representative}]
        executive_summary: Testville renews its street lights.
        foreword: {by: {name: Ada Nowak, role: Mayor}, text: The mayor thanks everybody who measured.}
        sections:
          - section: impact
            start: 2021-05
            end: 2022-09
    """
    sections = {section.id: section for section in context.edition.sections}
    for index, entry in enumerate(context.deliverable.city.sections):
        numbers = sections[entry.section].number.split("+") if entry.section in sections else []
        phases = [phase for phase in context.edition.phases if str(phase.number) in numbers]
        start, end = days(context, entry.start), days(context, entry.end)
        if not phases:
            continue
        is_early = start is not None and start.last < phases[0].start
        is_late = end is not None and end.first > phases[-1].end
        if is_early or is_late:
            printed = " to ".join(point.words() for point in (entry.start, entry.end) if point)
            titles = " and ".join(f"“{phase.title}”" for phase in phases)
            yield Found(
                ("city", "sections", index, "section"),
                f"the divider of section {sections[entry.section].number} says {printed}, "
                f"but {titles} lasted from {month_of(phases[0].start)} to {month_of(phases[-1].end)}",
                help="Print the months of the phase, or leave them out.",
            )


@rule("ICC-R011", "phase-outside-the-programme", by_stage="wwww")
def phase_outside_the_programme(context: RuleContext) -> Iterator[Found]:
    """A phase of the city's journey has other months than in the programme.

    All cities went through the phases together, and their results are compared by phase. Leave the months out, so that
    the programme's own are printed, or correct them.

    Bad:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        leadership: [{name: Ada Nowak, role: Mayor}]
        team: [{name: Jan Kos, role: City representative}]
        executive_summary: Testville renews its street lights.
        foreword: {by: {name: Ada Nowak, role: Mayor}, text: The mayor thanks everybody who measured.}
        journey:
          - phase: preparation-assessment  # <- here
            start: 2020-09
            end: 2020-12

    Good:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        leadership: [{name: Ada Nowak, role: Mayor}]
        team: [{name: Jan Kos, role: City representative}]
        executive_summary: Testville renews its street lights.
        foreword: {by: {name: Ada Nowak, role: Mayor}, text: The mayor thanks everybody who measured.}
        journey:
          - phase: preparation-assessment
            start: 2020-09
            end: 2021-01
    """
    phases = {phase.id: phase for phase in context.edition.phases}
    for index, entry in enumerate(context.deliverable.city.journey):
        phase = phases.get(entry.phase)
        start, end = days(context, entry.start), days(context, entry.end)
        if phase is None:
            continue
        starts_elsewhere = start is not None and not start.first <= phase.start <= start.last
        ends_elsewhere = end is not None and not end.first <= phase.end <= end.last
        if starts_elsewhere or ends_elsewhere:
            yield Found(
                ("city", "journey", index, "phase"),
                f"“{phase.title}” lasted from {month_of(phase.start)} to {month_of(phase.end)} in the programme",
                help="Leave out `start` and `end`, or correct them.",
            )


@rule("ICC-R012", "checkpoints-out-of-order", by_stage="weee")
def checkpoints_out_of_order(context: RuleContext) -> Iterator[Found]:
    """The city's checkpoint dates are not in the order of the checkpoints.

    Progress is what changed from one checkpoint to the next; with dates that go back in time, the pace of every KPI
    comes out wrong. Correct the date.

    Bad:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        leadership: [{name: Ada Nowak, role: Mayor}]
        team: [{name: Jan Kos, role: City representative}]
        executive_summary: Testville renews its street lights.
        foreword: {by: {name: Ada Nowak, role: Mayor}, text: The mayor thanks everybody who measured.}
        checkpoints:
          - {id: start, date: 2021-04}
          - {id: midway, date: 2021-02}  # <- here

    Good:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        leadership: [{name: Ada Nowak, role: Mayor}]
        team: [{name: Jan Kos, role: City representative}]
        executive_summary: Testville renews its street lights.
        foreword: {by: {name: Ada Nowak, role: Mayor}, text: The mayor thanks everybody who measured.}
        checkpoints:
          - {id: start, date: 2021-04}
          - {id: midway, date: 2022-02}
    """
    order = context.edition.checkpoint_ids()
    entries = [
        (order.index(entry.id), index, entry, known)
        for index, entry in enumerate(context.deliverable.city.checkpoints)
        if entry.id in order and (known := days(context, entry.date)) is not None
    ]
    entries.sort(key=lambda each: each[0])
    for (_, _, before, earlier), (_, index, entry, later) in pairwise(entries):
        if later.last < earlier.first:
            yield Found(
                ("city", "checkpoints", index, "date"),
                f"the checkpoint `{entry.id}` is before the checkpoint `{before.id}`",
                help="Correct one of the two dates.",
            )
