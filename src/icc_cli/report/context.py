"""What every view is built from: the deliverable, its edition, its progress, and the words for its parts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from markupsafe import Markup

from icc_cli.model.base import Party, Passage
from icc_cli.model.deliverable import Deliverable, PlacedKpi
from icc_cli.model.kpis import KpiKind
from icc_cli.model.members import of_members, of_solutions
from icc_cli.model.quantities.quantity import Measurement, Target
from icc_cli.programme import Edition
from icc_cli.progress import CityProgress, cell_text, city_progress, target_text
from icc_cli.report.catalogue import LANGUAGES
from icc_cli.report.charts.style import PALETTE, Palette
from icc_cli.report.edition_words import in_language
from icc_cli.report.language import ENGLISH, Language, language
from icc_cli.report.origin import Origin
from icc_cli.report.outline import Start
from icc_cli.report.prose import ProseRenderer

T = TypeVar("T")
_UNKNOWN = Origin()

_LARGE, _MEDIUM, _SMALL = 1100, 2100, 3600
"""Up to this many characters, a page of text is set large, medium or small, so that it fills the page."""
_BRIEF = 450
"""Up to this many characters, a text leaves most of a page empty even when set large."""

_PARAGRAPH, _HEADING = 35, 60
"""Room that the end of a paragraph, or a heading, takes, in characters."""


Size = Literal["large", "medium", "small", "long"]
"""Sizes of running text: 15, 12 and 9.5 pt; long text is 9.5 pt too, in all three columns of the page."""


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage, with its heading and the name of its solution."""

    heading: str | None
    solution: str | None
    text: Markup


@dataclass(frozen=True, slots=True)
class TextView:
    """A page of prose: passages, and roughly how much room they take in characters."""

    passages: tuple[PassageView, ...]
    room: int

    @property
    def size(self) -> Size:
        """The type size that suits the length of the text."""
        return fitting_size(self.room)

    @property
    def is_brief(self) -> bool:
        """Whether the text is too short for a page of its own."""
        return self.room <= _BRIEF


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: its text, and details in smaller type below."""

    text: str | Markup
    details: tuple[str | Markup, ...] = ()


@dataclass(frozen=True)
class Context:
    """A deliverable being turned into a report."""

    deliverable: Deliverable
    edition: Edition
    progress: CityProgress
    prose: ProseRenderer
    part: str = ""
    """Names of the consortium members that the report covers; empty for the whole city."""
    members: tuple[str, ...] = ()
    """The ids of these members."""
    palette: Palette = PALETTE
    """The colours, with the city's own accent."""
    origin: Origin = _UNKNOWN
    language: Language = ENGLISH

    @classmethod
    def of(
        cls,
        deliverable: Deliverable,
        edition: Edition,
        members: Collection[str] = (),
        origin: Origin = _UNKNOWN,
        language: Language | None = None,
        solutions: Collection[str] = (),
    ) -> Context:
        """Return the context of a deliverable, or of its part for some members of a consortium, or some solutions.

        The default language is the deliverable's, or English where it has no catalogue.
        """
        own = _language_of(deliverable)
        spoken = language or own
        edition = in_language(edition, spoken)

        def figure(kpi: str, checkpoint: str) -> str | None:
            placed = deliverable.all_kpis.get(kpi)  # used in a sentence of the city's
            return cell_text(placed.at(checkpoint), placed.kpi.unit, own) if placed else None

        part = of_members(deliverable, members) if members else deliverable
        part = of_solutions(part, solutions) if solutions else part
        names = (member.name for member in deliverable.city.members if member.id in members)
        accent = deliverable.city.accent
        return cls(
            part,
            edition,
            city_progress(part, edition),
            ProseRenderer(figure, _foreign(deliverable, spoken)),
            ", ".join(names),
            tuple(members),
            PALETTE.with_accent(accent) if accent else PALETTE,
            origin,
            spoken,
        )

    @property
    def foreign(self) -> str:
        """The code of the city's language, where the report's own words are in another; otherwise empty."""
        return _foreign(self.deliverable, self.language)

    def say(self, key: str, /, *, count: int | None = None, **parts: object) -> str:
        """Return words of the report's own, in its language."""
        return self.language.say(key, count=count, **parts)

    def cell(self, measurement: Measurement | None, unit: str | None) -> str:
        """Return a measurement as text; `unit` is the KPI's, for values that name none."""
        return cell_text(measurement, unit, self.language)

    def target(self, target: Target, unit: str | None) -> str:
        """Return a target as text, such as `≥ 20 % by 2025`."""
        return target_text(target, unit, self.language)

    def solution_name(self, solution: str | None) -> str | None:
        """Return the name of a solution; its id if it does not exist, None for None."""
        found = self.deliverable.solutions.get(solution or "")
        return found.name if found else solution

    def kpi_name(self, kpi: str) -> str:
        """Return the name of a KPI; its id if it does not exist."""
        placed = self.deliverable.all_kpis.get(kpi)
        return placed.kpi.name if placed else kpi

    def system_name(self, system: str | None) -> str | None:
        """Return the name of a system that a charter covers; its id if it does not exist, None for None."""
        found = self.deliverable.systems.get(system or "")
        return found.name if found else system

    def kpis_by_system(self, solution: str | None, kind: KpiKind) -> list[PlacedKpi]:
        """Return a solution's KPIs of one kind, grouped by system."""
        return by_system(self.deliverable.kpis_of(solution, kind), lambda placed: placed)

    def passages(self, passages: Iterable[Passage]) -> tuple[PassageView, ...]:
        """Return the views of passages."""
        return tuple(
            PassageView(passage.title, self.solution_name(passage.solution), self.prose.blocks(passage.text))
            for passage in passages
        )

    def text(self, passages: Iterable[Passage]) -> TextView | None:
        """Return a page of prose, or None without passages."""
        given = tuple(passages)
        return TextView(self.passages(given), sum(map(_room, given))) if given else None

    def inlines(self, texts: Iterable[str]) -> tuple[Markup, ...]:
        """Return prose texts, each as a list item."""
        return tuple(self.prose.inline(text) for text in texts)

    def party(self, party: Party) -> Item:
        """Return a person or organisation as an item: name, then office, organisation, and what they contribute."""
        name, *others = [part for part in (party.name, party.role, party.organisation) if part]
        # An organisation with a role is known by its name rather than by the role.
        if party.name is None and party.organisation is not None:
            name, others = party.organisation, [part for part in (party.role,) if part]
        note = self.prose.inline(party.note) if party.note else None
        given = (", ".join(others), party.contribution)
        return Item(name, (*(self.prose.words(each) for each in given if each), *([note] if note else [])))


def by_system(given: Iterable[T], kpi_of: Callable[[T], PlacedKpi]) -> list[T]:
    """Return texts about single KPIs grouped by system, in the order of the systems."""
    entries = list(given)
    order = list(dict.fromkeys(kpi_of(entry).kpi.system for entry in entries))
    return sorted(entries, key=lambda entry: order.index(kpi_of(entry).kpi.system))


def _language_of(deliverable: Deliverable) -> Language:
    code = deliverable.city.language
    return language(code) if code in LANGUAGES else ENGLISH


def _foreign(deliverable: Deliverable, spoken: Language) -> str:
    return deliverable.city.language if deliverable.city.language != spoken.code else ""


def fitting_size(*lengths: int) -> Size:
    """Return the type size for a text of this many characters on a page, so that short texts do not look lost."""
    length = sum(lengths)
    if length <= _MEDIUM:
        return "large" if length <= _LARGE else "medium"
    return "small" if length <= _SMALL else "long"


def start_after(room: int) -> Start:
    """Return how a text of this length follows a table: a short one in one piece, beside its title."""
    return "run-on" if fitting_size(room) == "large" else "flow-on"


def room_of(text: str) -> int:
    """Return roughly how much room a text takes in characters, including paragraph ends."""
    return len(text) + _PARAGRAPH * text.count("\n")


def _room(passage: Passage) -> int:
    has_heading = passage.title is not None or passage.solution is not None
    return room_of(passage.text) + _HEADING * has_heading
