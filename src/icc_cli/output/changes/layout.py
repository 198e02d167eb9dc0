"""What several formats of changes share: the title, places, counts, and a change in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from icc_cli.changes.change import Change, CityChanges, Comparison
from icc_cli.diagnostics import Location, Severity, plain, shown_path

OF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def title(comparison: Comparison) -> str:
    """Return what was compared: `from HEAD~1 (3f2a91c1d) to the files as they are`."""
    return plain(f"from {comparison.old} to {comparison.new}")


def place(location: Location | None) -> str | None:
    """Return `file:line:column`; None where there is no place."""
    if location is None:
        return None
    start = location.span.start
    return f"{shown_path(location.file)}:{start.line}:{start.column}"


def places(change: Change) -> Iterator[tuple[str, str]]:
    """Yield `was` and `now`, each with its place."""
    for word, location in (("was", change.old), ("now", change.new)):
        shown = place(location)
        if shown is not None:
            yield word, shown


def by_heading(city: CityChanges) -> Iterator[tuple[str, list[Change]]]:
    """Yield the changes of a city below the solution, or the part, that they are in."""
    for heading, changes in groupby(city.changes, key=lambda change: change.heading):
        yield plain(heading), list(changes)


def comes_to(change: Change) -> tuple[str | None, str | None]:
    """Return the old and the new value in words; neither where the change is shown as an edited text."""
    if change.stretches:
        return None, None
    return tuple(None if words is None else plain(words) for words in (change.was, change.now))  # type: ignore[return-value]


def step(change: Change) -> str | None:
    """Return the old and the new value in one: `400 lamps → 450 lamps`; only one of them where the other is missing."""
    words = [each for each in comes_to(change) if each]
    return " → ".join(words) or None


def sentence(message: str) -> str:
    """Return a message that begins with a capital letter."""
    told = plain(message)
    return told[:1].upper() + told[1:]


def counted(changes: Iterable[Change], cities: int, accepted: int) -> str:
    """Return the closing line: how many changes of each severity, in how many cities, and how many are accepted."""
    listed = list(changes)
    parts = []
    for severity, word in OF.items():
        number = sum(change.severity is severity for change in listed)
        if number:
            parts.append(f"{number} {word}{'s' if number > 1 and severity is not Severity.INFO else ''}")
    told = f"{', '.join(parts) or 'no changes'} ({cities} {'city' if cities == 1 else 'cities'})"
    return told + (f"; {accepted} accepted, for reasons that the files give" if accepted else "")


def counted_all(comparison: Comparison) -> str:
    """Return the closing line of a whole comparison."""
    accepted = sum(len(city.accepted) for city in comparison.cities)
    return counted(comparison.changes, len(comparison.cities), accepted)
