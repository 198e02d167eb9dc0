"""A change: what differs between two versions of a city, how much it matters, and where both stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, Never, TypeAlias

from icc_cli.diagnostics import Location, Severity
from icc_cli.diagnostics.registry import Codes, Rule
from icc_cli.model.dates import PartialDate
from icc_cli.yamltext import Document, KeyPath, Position, Span

Kind: TypeAlias = Rule[Never, Never]
"""A kind of change, as `changes.kinds` registers it."""
KINDS: Codes[Never, Never] = Codes()
"""All kinds of change: the judges of a comparison choose among them."""


class Stretch(NamedTuple):
    """Consecutive words of an edited text: kept, removed or added."""

    sign: str
    """` ` for kept words, `-` for removed ones, `+` for added ones, `…` for kept ones that are left out."""
    words: str


class Where(NamedTuple):
    """The paths of one thing in the old and the new deliverable; where one lacks it, the path of its owner there."""

    old: KeyPath
    new: KeyPath

    def to(self, *steps: str | int) -> Where:
        """Go down the same steps on both sides."""
        return Where((*self.old, *steps), (*self.new, *steps))


class Verdict(NamedTuple):
    """What a judge says about a difference: which kind of change it is, in a sentence."""

    kind: Kind
    message: str
    was: str | None = None
    """What stood there, in words."""
    now: str | None = None
    """What stands there, in words."""
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a city's deliverable."""

    kind: Kind
    city: str
    """The city's id."""
    message: str
    """One sentence that names the item by its id."""
    old: Location | None
    """Where it stood; of something new, the place that it was added to; None for a new city."""
    new: Location | None
    """Where it stands; of something that is gone, the place that it is gone from; None for a city that is gone."""
    heading: str
    """The solution's name, or what else of the deliverable the change is in."""
    ids: tuple[tuple[str, str], ...] = ()
    """The ids of the items that the change is in, the outermost first: `(("solution", "lights"), ("kpi", "lamps"))`."""
    field: str = ""
    """The key that changed; empty where a whole item came or went."""
    was: str | None = None
    now: str | None = None
    stretches: tuple[Stretch, ...] = ()

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.kind.severity


@dataclass(frozen=True, slots=True)
class AcceptedChange:
    """A change that the city accepts, and why."""

    change: Change
    reason: str
    until: PartialDate | None
    """The last day, month, quarter or year for which it is accepted; None: for good."""


@dataclass(frozen=True, slots=True)
class CityChanges:
    """What changed in one city."""

    city: str
    """The city's id."""
    name: str
    """Its name."""
    changes: tuple[Change, ...]
    accepted: tuple[AcceptedChange, ...] = ()
    files: tuple[Document, ...] = ()
    """The city's files in the later version, whose comments may accept changes; none of a city that came or went."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two versions of one or more cities."""

    old: str
    """The earlier version, as people call it: `HEAD~1 (3f2a91c1d)`."""
    new: str
    """The later one."""
    cities: tuple[CityChanges, ...] = field(default=())
    """The cities in which something changed."""

    @property
    def changes(self) -> list[Change]:
        """All changes that are not accepted."""
        return [change for city in self.cities for change in city.changes]


def by_weight(changes: Iterable[Change]) -> list[Change]:
    """Sort changes of one city: headings as they come, and below each the most severe first, then by place."""
    listed = list(changes)
    headings = {heading: rank for rank, heading in enumerate(dict.fromkeys(change.heading for change in listed))}
    return sorted(listed, key=lambda change: (headings[change.heading], change.severity.rank, *_file_and_span(change)))


def _file_and_span(change: Change) -> tuple[str, Span]:
    location = change.new or change.old
    return (str(location.file), location.span) if location else ("", Span(Position(1, 1), Position(1, 1)))
