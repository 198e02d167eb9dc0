"""Compares two versions of a repository's cities, city by city."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from icc_cli.changes.change import Change, CityChanges, Comparison, Kind
from icc_cli.changes.compare_checkpoints import compare_checkpoints
from icc_cli.changes.compare_city import city_id, compare
from icc_cli.changes.kinds import scope
from icc_cli.changes.matching import match_by
from icc_cli.changes.records import hold_against_records
from icc_cli.changes.versions import Version, unchanged
from icc_cli.city import CityFolder, Reading, read_city
from icc_cli.city.places import locate
from icc_cli.diagnostics import Finding, Location, Severity


@dataclass(slots=True)
class Compared:
    """The result of comparing: what changed, and which cities could not be compared."""

    comparison: Comparison
    broken: dict[str, list[Finding]] = field(default_factory=dict)
    """Findings about the form of cities that cannot be understood, by city and version."""


def compare_versions(old: Version, new: Version, only: Collection[str]) -> Compared:
    """Compare the cities of two versions: those of the same folder name, else of the same id.

    Args:
        old: The earlier version.
        new: The later one.
        only: Names of folders or ids of the cities that are meant; empty for all.
    """
    compared = Compared(Comparison(old.label, new.label))
    before, after = _chosen(old.cities, only), _chosen(new.cities, only)
    matched = match_by(before, after, [lambda city: city.id])
    found = [
        _compare_city(compared, old, new, read_city(before[one]), read_city(after[two]))
        for one, two in matched.pairs
        if not unchanged(before[one], after[two])
    ]
    gone, come = [read_city(before[one]) for one in matched.removed], [read_city(after[two]) for two in matched.added]
    renamed = match_by(gone, come, [city_id])
    found += [_compare_city(compared, old, new, gone[one], come[two]) for one, two in renamed.pairs]
    found += [_lone(scope.CITY_REMOVED, gone[one], old, f"is only in {old.label}") for one in renamed.removed]
    found += [_lone(scope.CITY_ADDED, come[two], new, f"is only in {new.label}") for two in renamed.added]
    told = (city for city in found if city is not None and city.changes)
    compared.comparison = replace(compared.comparison, cities=tuple(sorted(told, key=lambda city: city.city)))
    return compared


def compare_within(cities: Sequence[CityFolder], since: str, until: str) -> Compared:
    """Compare the values of cities at two checkpoints."""
    compared = Compared(Comparison(since, until))
    here = Version("", list(cities))
    found = []
    for folder in cities:
        reading = read_city(folder)
        if not _is_broken(compared, reading, here):
            changes = tuple(compare_checkpoints(reading, since, until))
            found += [CityChanges(city_id(reading), _name(reading), changes)] if changes else []
    compared.comparison = replace(compared.comparison, cities=tuple(found))
    return compared


def _chosen(cities: Sequence[CityFolder], only: Collection[str]) -> list[CityFolder]:
    return [city for city in cities if not only or city.id in only]


def _compare_city(
    compared: Compared, old: Version, new: Version, before: Reading, after: Reading
) -> CityChanges | None:
    is_broken = _is_broken(compared, before, old)
    if _is_broken(compared, after, new) or is_broken:
        return None
    changes = tuple(
        replace(change, old=_shown(old, change.old), new=_shown(new, change.new))
        for change in hold_against_records(compare(before, after), before, after)
    )
    return CityChanges(city_id(after), _name(after), changes, files=tuple(after.assembly.documents()))


def _shown(version: Version, location: Location | None) -> Location | None:
    return None if location is None else version.location(location)


def _lone(kind: Kind, reading: Reading, version: Version, verb: str) -> CityChanges:
    place = version.location(locate(reading, ("city", "id"), "value"))
    is_new = kind is scope.CITY_ADDED
    city, name = city_id(reading), _name(reading)
    change = Change(
        kind, city, f"the city `{city}` {verb}", None if is_new else place, place if is_new else None, "The city"
    )
    return CityChanges(city, name, (change,))


def _is_broken(compared: Compared, reading: Reading, version: Version) -> bool:
    """Tell whether a reading cannot be compared, and note why.

    The content of a file that cannot be read must not count as removed; a broken reference does no harm.
    """
    if reading.deliverable is not None and not reading.assembly.problems:
        return False
    from icc_cli.city.form import check_form  # most cities are sound, and start faster without the rules

    findings = [finding for finding in check_form(reading) if finding.severity is Severity.ERROR]
    if reading.deliverable is not None and not findings:
        return False
    shown = [finding._replace(location=version.location(finding.location), related=()) for finding in findings]
    where = f" in {version.label}" if version.label else ""
    compared.broken[f"{reading.folder.id}{where}"] = shown
    return True


def _name(reading: Reading) -> str:
    return reading.deliverable.city.name if reading.deliverable else reading.folder.id
