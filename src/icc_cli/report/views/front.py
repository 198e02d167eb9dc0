"""Before section 1: cover, who made the report, executive summary, foreword, journey, consortium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from icc_cli.model.quantity import Quantity
from icc_cli.model.quantity_text import print_quantity
from icc_cli.programme.edition import Stage
from icc_cli.report.charts import journey_chart
from icc_cli.report.context import Context, Item, Size, TextView, fitting_size, room_of
from icc_cli.report.countries import country_name
from icc_cli.report.figures import picture_address
from icc_cli.report.outline import Cover, PictureView, Topic
from icc_cli.report.pattern import pattern
from icc_cli.report.sizes import TEXT_WIDTH

REPORT_TITLE = "Intelligent city transformation: final report"
_PHASES = {
    Stage.DRAFT: "preparation-assessment",
    Stage.ROADMAP: "ambition-roadmap",
    Stage.MIDWAY: "implementation",
    Stage.FINAL: "review-way-forward",
}
"""The phase of the programme that a city is in when it hands in what belongs to a stage."""
_SHORT_JOURNEY = 800
"""Up to so many characters, the phases are told in the larger size."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that identifies the city and its report."""

    label: str
    value: str
    note: Markup | None = None


@dataclass(frozen=True, slots=True)
class AboutView:
    """Disclaimer, and the people who stand behind the report."""

    disclaimer: str
    leadership: tuple[Item, ...]
    team: tuple[Item, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ForewordView:
    """The foreword and who gave it."""

    heading: str | None
    by: Item
    text: Markup
    size: Size


@dataclass(frozen=True, slots=True)
class PhaseView:
    """What a phase of the programme is for, and the section of the report that tells of it."""

    summary: Markup
    section: str


@dataclass(frozen=True, slots=True)
class JourneyView:
    """The four phases as a chart and in words."""

    chart: Markup
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


def inhabitants(population: Quantity) -> str:
    """Return a population in words."""
    return print_quantity(population, unit="inhabitants")


def track_name(track: str) -> str:
    """Return the name of a thematic track, of which a city gives the id."""
    return track.replace("-", " ").capitalize()


def cover(context: Context) -> Cover:
    """Return the cover of the report."""
    city = context.deliverable.city
    facts = (
        country_name(city.country),
        inhabitants(city.population) if city.population else None,
        track_name(city.track) if city.track else None,
    )
    return Cover(
        edition=context.edition.name,
        city=city.name,
        title=REPORT_TITLE,
        part=f"The part of {context.part}" if context.part else "",
        motto=context.deliverable.strategy.vision.title or "",
        facts=tuple(fact for fact in facts if fact),
        pattern=pattern(city.id, 4, 8),
        picture=_picture(context),
        divider_pattern=pattern(city.id, 1, 8),
    )


def _picture(context: Context) -> PictureView | None:
    """Return the city's picture; None without one, and for a deliverable that was not read from files."""
    given, folder = context.deliverable.city.picture, context.origin.folder
    return PictureView(picture_address(folder, given.file), given.alt) if given and folder else None


def front(context: Context) -> tuple[Topic | None, ...]:
    """Return the topics before section 1, in order; None for those without content."""
    return (
        _about(context),
        _text(context.text(context.deliverable.city.executive_summary)),
        _foreword(context),
        _journey(context),
        _consortium(context),
    )


def _text(view: TextView | None) -> Topic | None:
    return Topic("executive-summary", "Executive summary", "text", view) if view else None


def _about(context: Context) -> Topic:
    city = context.deliverable.city
    view = AboutView(
        disclaimer=context.edition.disclaimer.format(compiled_by=city.compiled_by),
        leadership=tuple(context.party(party) for party in city.leadership),
        team=tuple(context.party(party) for party in city.team),
        facts=tuple(_facts(context)),
    )
    return Topic("about", "About this report", "about", view)


def _facts(context: Context) -> Iterator[Fact]:
    city = context.deliverable.city
    yield Fact("Programme", context.edition.name)
    yield Fact("City", f"{city.name}, {country_name(city.country)}")
    if city.population:
        note = context.prose.inline(city.population.note) if city.population.note else None
        yield Fact("Population", inhabitants(city.population), note)
    if city.track:
        yield Fact("Thematic track", track_name(city.track))


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
    return Topic("foreword", "Foreword", "foreword", view)


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
                section=f"Section {section.number}" if section else "",
            )
        )
    chart = journey_chart(
        context.edition,
        context.deliverable,
        width=TEXT_WIDTH,
        current_phase=_current_phase(context),
        palette=context.palette,
    )
    size: Size = "medium" if length <= _SHORT_JOURNEY else "small"
    return Topic("journey", "The city’s journey", "journey", JourneyView(chart, tuple(phases), size))


def _current_phase(context: Context) -> str | None:
    """Return the phase that the city is in, after the stage that it gives; None where it gives none."""
    city = context.deliverable.city
    return _PHASES[city.stage] if "stage" in city.model_fields_set else None


def _consortium(context: Context) -> Topic | None:
    members = tuple(
        MemberView(
            name=member.name,
            is_lead=member.lead,
            population=print_quantity(member.population) if member.population else "",
            note=context.prose.inline(member.population.note) if member.population and member.population.note else None,
            role=context.prose.inline(member.role) if member.role else None,
        )
        for member in context.deliverable.city.members
    )
    return Topic("consortium", "The consortium", "consortium", members, "run-on") if members else None
