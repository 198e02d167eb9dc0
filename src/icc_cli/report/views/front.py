"""Before section 1: cover, who made the report, executive summary, foreword, journey, consortium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from icc_cli.model.quantities.quantity import Quantity
from icc_cli.model.quantities.text import print_quantity
from icc_cli.programme.edition import Stage
from icc_cli.report import sizes
from icc_cli.report.charts import journey_chart
from icc_cli.report.context import Context, Item, Size, fitting_size, room_of
from icc_cli.report.figures import picture_address
from icc_cli.report.outline import Cover, Figure, PictureView, Topic
from icc_cli.report.pattern import pattern
from icc_cli.report.views.colophon import ColophonLine, colophon
from icc_cli.report.views.summary import executive_summary

_PHASES = {
    Stage.DRAFT: "preparation-assessment",
    Stage.ROADMAP: "ambition-roadmap",
    Stage.MIDWAY: "implementation",
    Stage.FINAL: "review-way-forward",
}
"""The phase of the programme in which a city submits what belongs to a stage."""
_SHORT_JOURNEY = 800
"""Up to this many characters, the phases are set in the larger size."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that identifies the city and its report."""

    label: str
    value: str
    note: Markup | None = None


@dataclass(frozen=True, slots=True)
class AboutView:
    """Disclaimer, and the people behind the report."""

    disclaimer: str
    leadership: tuple[Item, ...]
    team: tuple[Item, ...]
    facts: tuple[Fact, ...]
    colophon: tuple[ColophonLine, ...]


@dataclass(frozen=True, slots=True)
class ForewordView:
    """The foreword and its author."""

    heading: str | None
    by: Item
    text: Markup
    size: Size


@dataclass(frozen=True, slots=True)
class PhaseView:
    """What a phase of the programme is for, and the number of the section about it."""

    summary: Markup
    section: str


@dataclass(frozen=True, slots=True)
class JourneyView:
    """The phases as a chart and in words."""

    figure: Figure
    phases: tuple[PhaseView, ...]
    size: Size


@dataclass(frozen=True, slots=True)
class MemberView:
    """A city of a consortium."""

    name: str
    is_lead: bool
    population: str
    note: Markup | None
    role: Markup | None


@dataclass(frozen=True, slots=True)
class ConsortiumView:
    """The cities of a consortium. A column that is empty for all of them is left out."""

    members: tuple[MemberView, ...]
    has_populations: bool


def inhabitants(context: Context, population: Quantity) -> str:
    """Return a population as text."""
    unit = context.say("front.inhabitants", count=int(population.value or population.max or 0))
    return print_quantity(population, unit=unit, wording=context.language)


def track_name(context: Context, track: str) -> str:
    """Return the name of a thematic track by its id."""
    return context.edition.tracks.get(track) or track.replace("-", " ").capitalize()


def cover(context: Context) -> Cover:
    """Return the cover of the report."""
    city = context.deliverable.city
    facts = (
        context.language.country(city.country),
        inhabitants(context, city.population) if city.population else None,
        track_name(context, city.track) if city.track else None,
    )
    return Cover(
        edition=context.edition.name,
        city=city.name,
        title=context.say("report.title"),
        part=context.say("report.part", members=context.part) if context.part else "",
        motto=context.deliverable.strategy.vision.title or "",
        facts=tuple(fact for fact in facts if fact),
        pattern=pattern(city.id, 4, 8),
        picture=_picture(context),
        divider_pattern=pattern(city.id, 1, 8),
    )


def _picture(context: Context) -> PictureView | None:
    """Return the city's picture; None if it has none, or if the deliverable was not read from files."""
    given, folder = context.deliverable.city.picture, context.origin.folder
    return PictureView(picture_address(folder, given.file), given.alt) if given and folder else None


def front(context: Context) -> tuple[Topic | None, ...]:
    """Return the topics before section 1, in order; None for those without content."""
    return (
        _about(context),
        executive_summary(context),
        _foreword(context),
        _journey(context),
        _consortium(context),
    )


def _about(context: Context) -> Topic:
    city = context.deliverable.city
    view = AboutView(
        disclaimer=context.edition.disclaimer.format(compiled_by=city.compiled_by),
        leadership=tuple(context.party(party) for party in city.leadership),
        team=tuple(context.party(party) for party in city.team),
        facts=tuple(_facts(context)),
        colophon=colophon(context),
    )
    return Topic("about", context.say("front.about"), "about", view)


def _facts(context: Context) -> Iterator[Fact]:
    city = context.deliverable.city
    yield Fact(context.say("front.programme"), context.edition.name)
    yield Fact(context.say("front.city"), f"{city.name}, {context.language.country(city.country)}")
    if city.population:
        note = context.prose.inline(city.population.note) if city.population.note else None
        yield Fact(context.say("front.population"), inhabitants(context, city.population), note)
    if city.track:
        yield Fact(context.say("front.track"), track_name(context, city.track))


def _foreword(context: Context) -> Topic | None:
    foreword = context.deliverable.city.foreword
    if foreword is None:
        return None
    view = ForewordView(
        heading=foreword.title,
        by=context.party(foreword.by),
        text=context.prose.blocks(foreword.text),
        size=fitting_size(room_of(foreword.text)),
    )
    return Topic("foreword", context.say("front.foreword"), "foreword", view)


def _journey(context: Context) -> Topic:
    phases = []
    length = 0
    own = {entry.phase: entry for entry in context.deliverable.city.journey}
    for phase in context.edition.phases:
        entry = own.get(phase.id)
        section = next((each for each in context.edition.sections if str(phase.number) in each.number.split("+")), None)
        summary = entry.summary if entry and entry.summary else phase.aim
        length += room_of(summary)
        phases.append(
            PhaseView(
                summary=context.prose.inline(summary),
                section=section.number if section else "",
            )
        )
    chart = journey_chart(
        context.edition,
        context.deliverable,
        width=sizes.TEXT_WIDTH,
        current_phase=_current_phase(context),
        palette=context.palette,
        language=context.language,
    )
    size: Size = "medium" if length <= _SHORT_JOURNEY else "small"
    return Topic(
        "journey",
        context.say("front.journey"),
        "journey",
        JourneyView(Figure(_journey_title(context), chart), tuple(phases), size),
    )


def _journey_title(context: Context) -> str:
    phases = {phase.id: phase for phase in context.edition.phases}
    current = _current_phase(context)
    if current is None:
        return context.say("journey-chart.takeaway", count=len(phases))
    phase = phases[current]
    return context.say("journey-chart.takeaway-current", number=phase.number, all=len(phases), title=phase.title)


def _current_phase(context: Context) -> str | None:
    """Return the city's current phase, derived from its stage; None if it gives none."""
    city = context.deliverable.city
    return _PHASES[city.stage] if "stage" in city.model_fields_set else None


def _consortium(context: Context) -> Topic | None:
    members = tuple(
        MemberView(
            name=member.name,
            is_lead=member.lead,
            population=print_quantity(member.population, wording=context.language) if member.population else "",
            note=context.prose.inline(member.population.note) if member.population and member.population.note else None,
            role=context.prose.inline(member.role) if member.role else None,
        )
        for member in context.deliverable.city.members
    )
    view = ConsortiumView(members, has_populations=any(member.population for member in members))
    return Topic("consortium", context.say("front.consortium"), "consortium", view, "run-on") if members else None
