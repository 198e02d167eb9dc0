"""K: what the name of a KPI contains: one measure, and neither its change nor its target (the S of SMART)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.kpi_words import CHANGE_WORD, COUNT, HEAD, SHARE, is_change, is_measurable, plain_name
from icc_cli.patterns import lazy

_LONGEST_NAME = 110
"""Length of a name that still fits a cell of the progress tables, in characters."""
_LINK = lazy(r"\s*(?:/\s*change\s+)?(?:of|in|the|an?|\s)*", re.I)
"""What may come between the words of one measure: `increase in the | amount of`.
"""
_AFTER_PREPOSITION = lazy(r"\b(?:of|to|in|per|by|with|for|from|than|on|at|as)\s*(?:the\s+|an?\s+)?$", re.I)
_SECOND = lazy(
    rf"(?<=\S)\s*(?:/|,|;|&|\+)\s*(?:{COUNT}|{SHARE})"
    r"|,\s+(?:improved|better|increased|reduced|higher|lower|faster|simpler|cheaper|safer)\s+[^\W\d_]"
    r"|,\s+[^\W\d_]+(?:ability|ity|ness)\s+of\b",
    re.I,
)
"""A second measure after a comma or a slash."""
_ALTERNATIVES = lazy(rf"{COUNT}\s+(?P<first>[^\W\d_]+)\s?/\s?(?P<second>[^\W\d_]+)\s?/\s?(?P<third>[^\W\d_]+)", re.I)
"""Three or more things that share one number: `number of people / units / departments`."""
_CHANGED = lazy(rf"(?:%\s*(?:of\s+)?)?(?:potential\s+)?{CHANGE_WORD}\b", re.I)
_TARGET = lazy(
    r"[≤≥<>]\s?[0-9][0-9., ]*"
    r"|\b[0-9][0-9., ]*\+(?![\w+])"
    r"|\b(?:at least|at most|more than|less than|up to|minimum of|maximum of)\s[0-9][0-9., ]*%?"
    r"|\bby\s[0-9][0-9.,]*\s?%"
    r"|\bby\s(?:19|20)[0-9]{2}\b",
    re.I,
)
_BASED = lazy(r"\b(?:in relation to|relative to|compared (?:to|with)|since|against|versus|vs)\b", re.I)
"""Says what a change is measured from."""
_OPEN_END = lazy(r"\betc\b\.?|\.\.\.|…|\band so on\b|\band (?:others|more)$", re.I)


@rule("ICC-K030", "kpi-measures-two-things", by_stage="iwww")
def kpi_measures_two_things(context: RuleContext) -> Iterator[Found]:
    """The name of a KPI contains two measures, or gives one number for several things.

    A single value cannot be both the CO2 avoided and the electricity saved, and people and departments cannot be added
    up. Make a KPI for each, with its own unit, target and measurements.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, kind: activity, unit: parks, direction: increase,
             name: Number of dimmed parks number of dimmed streets,  # <- here
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, kind: activity, unit: parks, direction: increase,
             name: Number of dimmed parks,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
          - {id: streets-lit, kind: activity, unit: streets, direction: increase,
             name: Number of dimmed streets,
             owner: Digital Office, source: Register of lamps, target: {value: 9, due: 2022-07},
             measurements: {start: 0, midway: 3, final: 9}}
    """
    if not context.is_english:
        return
    for each in context.kpis:
        second = _second_measure(each.placed.kpi.name)
        if second is not None:
            message = f"{each.label} measures two things at once: its second measure begins at “{second}”"
            yield Found((*each.path, "name"), message, help="Make a KPI for each, with its own unit and values.")
            continue
        things = _ALTERNATIVES.search(each.placed.kpi.name)
        if things is not None:
            listed = f"{things['first']}, {things['second']} and {things['third']}"
            message = f"{each.label} gives one number for {listed}"
            yield Found((*each.path, "name"), message, help="Say which of them are counted, or make a KPI for each.")


@rule("ICC-K031", "change-in-kpi-name", by_stage="iiii")
def change_in_kpi_name(context: RuleContext) -> Iterator[Found]:
    """The name of a KPI says that something increases or is reduced, but not what is measured.

    In the row `increase % of buildings: 30, 50, 40` nobody can tell whether 40 % of the buildings are equipped, or 40 %
    more than before. Name what is measured, and say which way is better with `direction`.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, kind: activity, unit: parks, direction: increase,
             name: Increase of dimmed parks,  # <- here
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, kind: activity, unit: parks, direction: increase,
             name: Number of dimmed parks,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    if not context.is_english:
        return
    for each in context.kpis:
        kpi = each.placed.kpi
        found = _CHANGED.match(kpi.name)
        if found is None or not is_measurable(kpi) or _TARGET.search(kpi.name) or _BASED.search(kpi.name):
            continue
        if any(map(is_change, (*kpi.target, *kpi.measurements.values()))):
            continue  # the numbers themselves say that they are changes
        if _second_measure(kpi.name) or _ALTERNATIVES.search(kpi.name):
            continue  # must be renamed anyway
        doubt = "per cent of which value?" if found.group().startswith("%") else "is that counted, or what it leads to?"
        message = f"{each.label} is named “{_shortened(kpi.name)}”, which is a change: {doubt}"
        hint = "Name what is measured, and give the change as `direction`; for a change say what it is measured from."
        yield Found((*each.path, "name"), message, help=hint)


@rule("ICC-K032", "target-in-kpi-name", by_stage="iwww")
def target_in_kpi_name(context: RuleContext) -> Iterator[Found]:
    """The name of a KPI contains its target.

    `10 000+ readers` is a target, `Readers` is the KPI. Tables, charts and calculations cannot use a target in the
    name, and the name becomes wrong when the target changes. Move it to `target`.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, kind: activity, unit: parks, direction: increase,
             name: At least 5 parks with dimming lamps,  # <- here
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, kind: activity, unit: parks, direction: increase,
             name: Parks with dimming lamps,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    if not context.is_english:
        return
    for each in context.kpis:
        found = _TARGET.search(each.placed.kpi.name)
        if found is not None:
            message = f"the name of {each.label} holds a target: “{found.group().strip()}”"
            hint = "Name only what is measured, and give the number and the date under `target`."
            yield Found((*each.path, "name"), message, help=hint)


@rule("ICC-K033", "open-ended-kpi-name", by_stage="iiii")
def open_ended_kpi_name(context: RuleContext) -> Iterator[Found]:
    """The name of a KPI ends in `etc.` or dots.

    If it is not clear what is included, two people count two different numbers. Say in `description` exactly what is
    counted.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, kind: activity, unit: places, direction: increase,
             name: "Number of dimmed places (parks, squares, etc.)",  # <- here
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, kind: activity, unit: places, direction: increase,
             name: Number of dimmed places, description: "Parks, squares and playgrounds.",
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    for each in context.kpis:
        found = _OPEN_END.search(each.placed.kpi.name)
        if found is not None:
            message = f"the name of {each.label} leaves open what is counted: “{found.group()}”"
            yield Found((*each.path, "name"), message, help="Say in `description` exactly what is counted.")


@rule("ICC-K034", "kpi-name-too-long", by_stage="iiii")
def kpi_name_too_long(context: RuleContext) -> Iterator[Found]:
    """The name of a KPI is a paragraph.

    A name is printed in a narrow column of every table. Keep it to what is measured, and put explanations into
    `description`.

    Bad:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - id: parks-lit
            name: >-  # <- here
              Number of dimmed parks in the old town, at the harbour and on the hills that stand in the register of
              green places and are not closed at night
            kind: activity
            unit: parks
            direction: increase
            owner: Digital Office
            source: Register of lamps
            target: {value: 5, due: 2022-07}
            measurements: {start: 0, midway: 2, final: 5}

    Good:

        # kpis/parks.yaml
        solution: lights
        kpis:
          - {id: parks-lit, kind: activity, unit: parks, direction: increase,
             name: Number of dimmed parks, description: Those in the register of green places.,
             owner: Digital Office, source: Register of lamps, target: {value: 5, due: 2022-07},
             measurements: {start: 0, midway: 2, final: 5}}
    """
    for each in context.kpis:
        length = len(each.placed.kpi.name)
        if length <= _LONGEST_NAME:
            continue
        message = f"the name of {each.label} has {length} characters, too many for a column of a table"
        yield Found((*each.path, "name"), message, help="Name what is measured; move the rest to `description`.")


def _second_measure(name: str) -> str | None:
    """Return the words that start a second measure in a name, or None."""
    plain = plain_name(_TARGET.sub(" ", name))
    found = _SECOND.search(plain)
    if found is not None:
        return _shortened(plain[found.start() :].lstrip(" ,;/&+")[:60])
    previous: re.Match[str] | None = None
    for head in HEAD.finditer(plain):
        if previous is None and re.match(SHARE, head.group(), re.I):
            return None  # a share also names its whole
        gap = plain[previous.end() : head.start()] if previous is not None else ""
        if previous is not None and not _LINK.fullmatch(gap) and not _AFTER_PREPOSITION.search(gap):
            return _shortened(plain[head.start() :])
        previous = head
    return None


def _shortened(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:49].rstrip()}…"
