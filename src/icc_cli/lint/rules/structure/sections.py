"""S: whether the deliverable has the sections that the programme requires at the city's stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pydantic import BaseModel

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.programme import Requirement
from icc_cli.programme.edition import Stage

_PHASES_DUE = {Stage.DRAFT: 0, Stage.ROADMAP: 2, Stage.MIDWAY: 3, Stage.FINAL: 4}
"""How many phases of the programme are over at each stage."""


@rule("ICC-S001", "section-missing", by_stage="-wwe")
def section_missing(context: RuleContext) -> Iterator[Found]:
    """A section that the programme requires by now is missing or empty.

    Reports of 136 cities are compared section by section, and what is left out is read as not done. Strategy and
    roadmap are submitted when the second phase ends; results, lessons and plan when the fourth does. Write the section,
    or a sentence in it that says why the city has nothing to report.

    Bad:

        # assessment.yaml
        introduction: Testville lies on a river and has many old lamps.  # <- here
        state_of_city: The lamps use much electricity, and nobody knows how much.
        ecosystem:
          topics:
            - {topic: shared-vision, points: [Residents want safe and frugal light.]}
        needs: The city needs light that costs less.
        takeaways: [Residents ask for light at the station.]

    Good:

        # assessment.yaml
        introduction: Testville lies on a river and has many old lamps.
        state_of_city: The lamps use much electricity, and nobody knows how much.
        insights:
          - {performance: lower, significance: critical, statement: Lamps waste electricity.}
        ecosystem:
          topics:
            - {topic: shared-vision, points: [Residents want safe and frugal light.]}
        needs: The city needs light that costs less.
        takeaways: [Residents ask for light at the station.]
    """
    for part, missing in _missing(context, essential=True).items():
        if part not in context.reading.assembly.value:
            message = f"there is no `{part}`, so the deliverable lacks {_listed(missing)}"
            yield Found(("city",), message, "item", f"Add `{part}.yaml`.", facts=(part,))
            continue
        for each in missing:
            path = tuple(each.paths[0].split("."))
            help_ = f"Write `{'.'.join(path[1:])}` in `{part}`, or say there why the city has nothing to report."
            yield Found(path, f"the deliverable lacks {each.title}", "item", help_)


@rule("ICC-S002", "recommended-section-missing", by_stage="-iiw")
def recommended_section_missing(context: RuleContext) -> Iterator[Found]:
    """An optional section of the standard deliverable that others learn from is missing.

    Roadblocks, takeaways and reflections are what other cities, mentors and lead experts look for first. Write a few
    lines, or accept that the report does not have them.

    Bad:

        # strategy.yaml
        vision: {statement: Every street of Testville is lit when somebody walks there.}  # <- here
        ambitions:
          - {id: frugal-light, name: Frugal light}
        solutions:
          - {id: lights, name: Street lights, initiatives: [{id: replace-lamps, name: Replacing lamps}]}
        collaboration: [Buying lamps together]

    Good:

        # strategy.yaml
        vision: {statement: Every street of Testville is lit when somebody walks there.}
        ambitions:
          - {id: frugal-light, name: Frugal light}
        solutions:
          - {id: lights, name: Street lights, initiatives: [{id: replace-lamps, name: Replacing lamps}]}
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]
    """
    for part, missing in _missing(context, essential=False).items():
        # A topic of a section that is missing as a whole is not a separate finding.
        missing = [each for each in missing if _parent_is_there(context, each)]
        if missing and part in context.reading.assembly.value:
            keys = " and ".join(f"`{each.paths[0].partition('.')[2]}`" for each in missing)
            message = f"the deliverable leaves out {_listed(missing)}"
            facts = tuple(each.paths[0] for each in missing)
            yield Found((part,), message, "item", f"Write {keys} in `{part}`.", facts=facts)


@rule("ICC-S003", "vision-without-statement", by_stage="iwww")
def vision_without_statement(context: RuleContext) -> Iterator[Found]:
    """The vision is only a motto, without a statement of what it means.

    Nobody can agree or disagree with a motto, or tell later whether it came true. Say in two sentences what will be
    different in the city, for whom, and by when.

    Bad:

        # strategy.yaml
        vision:
          title: Light where it is needed  # <- here
        ambitions:
          - {id: frugal-light, name: Frugal light}
        solutions:
          - {id: lights, name: Street lights, initiatives: [{id: replace-lamps, name: Replacing lamps}]}
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]

    Good:

        # strategy.yaml
        vision:
          title: Light where it is needed
          statement: By 2025 every street of Testville is lit when somebody walks there, and dark when nobody does.
        ambitions:
          - {id: frugal-light, name: Frugal light}
        solutions:
          - {id: lights, name: Street lights, initiatives: [{id: replace-lamps, name: Replacing lamps}]}
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]
    """
    vision = context.deliverable.strategy.vision
    if vision.title and not vision.statement:
        help_ = "Add `statement:` – what will be different in the city, for whom, and by when."
        yield Found(("strategy", "vision", "title"), "the vision is a motto without a statement", help=help_)


def _missing(context: RuleContext, *, essential: bool) -> dict[str, list[Requirement]]:
    """Return what is due by now and missing, by the part that it belongs to."""
    due = {phase.id for phase in context.edition.phases[: _PHASES_DUE[context.stage]]}
    missing: dict[str, list[Requirement]] = defaultdict(list)
    for each in context.edition.requirements:
        is_due = each.is_essential is essential and each.phase in due
        if is_due and not any(_is_there(context.deliverable, path.split(".")) for path in each.paths):
            missing[each.paths[0].partition(".")[0]].append(each)
    return missing


def _parent_is_there(context: RuleContext, each: Requirement) -> bool:
    parent = each.paths[0].split(".")[:-1]
    return len(parent) < 2 or _is_there(context.deliverable, parent)


def _is_there(value: object, steps: list[str]) -> bool:
    """Tell whether there is any content at a path; a path through a list leads to each of its items."""
    if steps:
        if isinstance(value, tuple):
            return any(_is_there(item, steps) for item in value)
        return _is_there(getattr(value, steps[0], None), steps[1:])
    if isinstance(value, BaseModel):
        return any(_is_there(getattr(value, name), []) for name in type(value).model_fields)
    return bool(value)


def _listed(missing: list[Requirement]) -> str:
    titles = [each.title for each in missing]
    return titles[0] if len(titles) == 1 else f"{', '.join(titles[:-1])} and {titles[-1]}"
