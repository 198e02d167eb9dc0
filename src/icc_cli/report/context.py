"""What every view is made from: the deliverable, its edition, its progress, and the words for its parts."""

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
"""Up to so many characters, the text of a page is set large, medium or small, so that it fills one page."""
_BRIEF = 450
"""Up to so many characters, a text leaves most of a page empty even if it is set large."""

_PARAGRAPH, _HEADING = 35, 60
"""What the end of a paragraph, or a heading, takes of the room of so many characters."""


Size = Literal["large", "medium", "small", "long"]
"""Sizes of running text: 15, 12 and 9.5 pt; what is long is 9.5 pt as well, in all three columns of the page."""


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage, with its heading and the name of the solution that it is about."""

    heading: str | None
    solution: str | None
    text: Markup


@dataclass(frozen=True, slots=True)
class TextView:
    """A page of prose: passages, and about how many characters' room they take."""

    passages: tuple[PassageView, ...]
    room: int

    @property
    def size(self) -> Size:
        """The size of type that suits how long the text is."""
        return fitting_size(self.room)

    @property
    def is_brief(self) -> bool:
        """Whether the text is too short for a page of its own."""
        return self.room <= _BRIEF


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: what it says, and smaller below it what goes with it."""

    text: str | Markup
    details: tuple[str | Markup, ...] = ()


@dataclass(frozen=True)
class Context:
    """A deliverable on its way into a report."""

    deliverable: Deliverable
    edition: Edition
    progress: CityProgress
    prose: ProseRenderer
    part: str = ""
    """Names of the members of a consortium that the report is about; empty where it is about the whole city."""
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
        """Make the context of a deliverable, or of the part that concerns some members of a consortium, or solutions.

        Without a language, it is that of the deliverable, or English where there is no catalogue for it.
        """
        own = _language_of(deliverable)
        spoken = language or own
        edition = in_language(edition, spoken)

        def figure(kpi: str, checkpoint: str) -> str | None:
            placed = deliverable.all_kpis.get(kpi)  # stands in a sentence of the city's
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
        """The code of the language that the city wrote in, where the report's own words are in another; else empty."""
        return _foreign(self.deliverable, self.language)

    def say(self, key: str, /, *, count: int | None = None, **parts: object) -> str:
        """Return words of the report's own, in its language."""
        return self.language.say(key, count=count, **parts)

    def cell(self, measurement: Measurement | None, unit: str | None) -> str:
        """Return a measurement in words; `unit` is the KPI's, for figures that name none."""
        return cell_text(measurement, unit, self.language)

    def target(self, target: Target, unit: str | None) -> str:
        """Return a target in words, such as `≥ 20 % by 2025`."""
        return target_text(target, unit, self.language)

    def solution_name(self, solution: str | None) -> str | None:
        """Return the name of a solution; its id if there is no such solution, None for None."""
        found = self.deliverable.solutions.get(solution or "")
        return found.name if found else solution

    def kpi_name(self, kpi: str) -> str:
        """Return the name of a KPI; its id if there is no such KPI."""
        placed = self.deliverable.all_kpis.get(kpi)
        return placed.kpi.name if placed else kpi

    def system_name(self, system: str | None) -> str | None:
        """Return the name of a system that a charter covers; its id if there is no such system, None for None."""
        found = self.deliverable.systems.get(system or "")
        return found.name if found else system

    def kpis_by_system(self, solution: str | None, kind: KpiKind) -> list[PlacedKpi]:
        """Return the KPIs of a solution and a kind, those about one system together."""
        return by_system(self.deliverable.kpis_of(solution, kind), lambda placed: placed)

    def passages(self, passages: Iterable[Passage]) -> tuple[PassageView, ...]:
        """Return views of passages."""
        return tuple(
            PassageView(passage.title, self.solution_name(passage.solution), self.prose.blocks(passage.text))
            for passage in passages
        )

    def text(self, passages: Iterable[Passage]) -> TextView | None:
        """Return a page of prose, or None when there are no passages."""
        given = tuple(passages)
        return TextView(self.passages(given), sum(map(_room, given))) if given else None

    def inlines(self, texts: Iterable[str]) -> tuple[Markup, ...]:
        """Return prose texts, each as an item of a list."""
        return tuple(self.prose.inline(text) for text in texts)

    def party(self, party: Party) -> Item:
        """Return somebody as an item: the name first, then the office, the organisation, what they bring."""
        name, *others = [part for part in (party.name, party.role, party.organisation) if part]
        # An organisation that plays a part is known by its name rather than by the part.
        if party.name is None and party.organisation is not None:
            name, others = party.organisation, [part for part in (party.role,) if part]
        note = self.prose.inline(party.note) if party.note else None
        given = (", ".join(others), party.contribution)
        return Item(name, (*(self.prose.words(each) for each in given if each), *([note] if note else [])))


def by_system(given: Iterable[T], kpi_of: Callable[[T], PlacedKpi]) -> list[T]:
    """Return what is said of single KPIs so that those about one system stand together, the first system first."""
    entries = list(given)
    order = list(dict.fromkeys(kpi_of(entry).kpi.system for entry in entries))
    return sorted(entries, key=lambda entry: order.index(kpi_of(entry).kpi.system))


def _language_of(deliverable: Deliverable) -> Language:
    code = deliverable.city.language
    return language(code) if code in LANGUAGES else ENGLISH


def _foreign(deliverable: Deliverable, spoken: Language) -> str:
    return deliverable.city.language if deliverable.city.language != spoken.code else ""


def fitting_size(*lengths: int) -> Size:
    """Return the size of type for texts of so many characters on a page, so that short ones do not look lost."""
    length = sum(lengths)
    if length <= _MEDIUM:
        return "large" if length <= _LARGE else "medium"
    return "small" if length <= _SMALL else "long"


def start_after(room: int) -> Start:
    """Return how a text that takes so much room follows a table: a short one as a whole, beside its title."""
    return "run-on" if fitting_size(room) == "large" else "flow-on"


def room_of(text: str) -> int:
    """Return about how many characters' room a text takes, with the ends of its paragraphs."""
    return len(text) + _PARAGRAPH * text.count("\n")


def _room(passage: Passage) -> int:
    has_heading = passage.title is not None or passage.solution is not None
    return room_of(passage.text) + _HEADING * has_heading
