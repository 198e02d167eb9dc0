"""K: whether figures that the vision promises are tracked by a KPI and match its target."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.bounds import bounds_of, contradict
from icc_cli.model.quantities.numbers import read_number
from icc_cli.model.strategy import Promise
from icc_cli.patterns import lazy
from icc_cli.yamltext import KeyPath

_PROMISE = lazy(
    r"(?P<number>[0-9]{1,3}(?:[.,][0-9]{1,3})?)\s?(?:%|per cent\b)[^.!?\n%]{0,100}?\b(?:by|until|in)\s20[2-9][0-9]\b"
)
"""A share promised for a year: `at least 20 % … by 2025`."""


@rule("ICC-K060", "promise-without-kpi", by_stage="iwww")
def promise_without_kpi(context: RuleContext) -> Iterator[Found]:
    """No KPI tracks a figure that the vision promises.

    The council and the newspapers remember this figure, and when the year comes nobody can say whether it was reached.
    Name the KPI that tracks it with `kpi`, or add one.

    Bad:

        # strategy.yaml
        vision:
          title: Light where it is needed
          statement: Every street of Testville is lit when somebody walks there.
          promises:
            - {name: Streets with dimming lamps, value: 40, unit: "%", due: 2022}  # <- here
        ambitions:
          - {id: frugal-light, name: Frugal light}
        solutions:
          - id: lights
            name: Street lights
            description: Lamps that dim when nobody is there.
            initiatives:
              - {id: replace-lamps, name: Replacing lamps}
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]

    Good:

        # strategy.yaml
        vision:
          title: Light where it is needed
          statement: Every street of Testville is lit when somebody walks there.
          promises:
            - {name: Streets with dimming lamps, value: 40, unit: "%", due: 2022, kpi: dimmed-share}
        ambitions:
          - {id: frugal-light, name: Frugal light}
        solutions:
          - id: lights
            name: Street lights
            description: Lamps that dim when nobody is there.
            initiatives:
              - {id: replace-lamps, name: Replacing lamps}
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]
    """
    hint = "Add `kpi: …` to the promise, and the KPI itself if there is none."
    for index, promise in enumerate(context.deliverable.strategy.vision.promises):
        if promise.kpi is None:
            message = f"no KPI tracks the promise “{promise.name}”"
            yield Found(("strategy", "vision", "promises", index), message, "item", hint)


@rule("ICC-K061", "promise-in-prose", by_stage="iwww")
def promise_in_prose(context: RuleContext) -> Iterator[Found]:
    """The vision, an ambition or the summary promises a percentage by a year that is not among the promises.

    In prose alone, it cannot be linked to a KPI, and no table shows the result. Add it to `promises` of the vision,
    with the KPI that tracks it.

    Bad:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        leadership:
          - {name: Ada Nowak, role: Mayor}
        team:
          - {name: Jan Kos, role: City representative, organisation: Digital Office}
        executive_summary: Testville lets 60 % of its lamps dim by 2025.  # <- here
        foreword:
          by: {name: Ada Nowak, role: Mayor}
          text: The mayor thanks everybody who measured.

    Good:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        population: 120 000
        leadership:
          - {name: Ada Nowak, role: Mayor}
        team:
          - {name: Jan Kos, role: City representative, organisation: Digital Office}
        executive_summary: Testville renews its street lights and learns to measure what it saves.
        foreword:
          by: {name: Ada Nowak, role: Mayor}
          text: The mayor thanks everybody who measured.
    """
    if not context.is_english:
        return
    promises = context.deliverable.strategy.vision.promises
    for path, text in _headlines(context):
        for found in _PROMISE.finditer(text):
            number = read_number(found["number"])
            if not any(_has_number(promise, found["number"]) for promise in promises) and number <= 100:
                message = f"“{found.group()}” is only promised in prose, so no KPI can track it"
                hint = "Add it to `promises` of the vision, with the KPI that tracks it."
                yield Found(path, message, help=hint, facts=(found.group(),))


@rule("ICC-K062", "promise-differs-from-target", by_stage="wwww")
def promise_differs_from_target(context: RuleContext) -> Iterator[Found]:
    """The vision promises another figure than the target of the KPI that tracks it.

    One of the two will necessarily be missed, and readers will notice which. Make them agree, or say in a note why they
    differ (another year, another area).

    Bad:

        # strategy.yaml
        vision:
          title: Light where it is needed
          statement: Every street of Testville is lit when somebody walks there.
          promises:
            - {name: Streets with dimming lamps, value: 60, unit: "%", due: 2022, kpi: dimmed-share}  # <- here
        ambitions:
          - {id: frugal-light, name: Frugal light}
        solutions:
          - id: lights
            name: Street lights
            description: Lamps that dim when nobody is there.
            initiatives:
              - {id: replace-lamps, name: Replacing lamps}
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]

    Good:

        # strategy.yaml
        vision:
          title: Light where it is needed
          statement: Every street of Testville is lit when somebody walks there.
          promises:
            - {name: Streets with dimming lamps, value: 40, unit: "%", due: 2022, kpi: dimmed-share}
        ambitions:
          - {id: frugal-light, name: Frugal light}
        solutions:
          - id: lights
            name: Street lights
            description: Lamps that dim when nobody is there.
            initiatives:
              - {id: replace-lamps, name: Replacing lamps}
        roadblocks: [Prices of lamps]
        collaboration: [Buying lamps together]
    """
    for index, promise in enumerate(context.deliverable.strategy.vision.promises):
        placed = context.deliverable.all_kpis.get(promise.kpi or "")
        if placed is None or promise.note is not None:
            continue
        same_year = [
            t for t in placed.kpi.target if t.due is None or promise.due is None or t.due.year == promise.due.year
        ]
        if same_year and all(contradict(promise, target, placed.kpi) for target in same_year):
            where = next(each.path for each in context.kpis if each.placed.kpi is placed.kpi)
            message = f"the promise “{promise.name}” is another figure than the target of `{promise.kpi}`"
            hint = "Make the two agree, or say in `note` why they differ."
            related = (("the target", (*where, "target")),)
            yield Found(("strategy", "vision", "promises", index), message, "item", hint, related)


def _headlines(context: RuleContext) -> Iterator[tuple[KeyPath, str]]:
    """Yield the prose in which a city makes promises: vision, ambitions, executive summary."""
    for words in context.prose:
        if words.path[:2] in (("strategy", "vision"), ("strategy", "ambitions"), ("city", "executive_summary")):
            yield words.path, words.text


def _has_number(promise: Promise, number: str) -> bool:
    bounds = bounds_of(promise)
    return bounds is not None and read_number(number) in bounds
