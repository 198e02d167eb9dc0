"""What stands in the lanes of a roadmap: activities and milestones, their texts, and their place in time, if any."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from icc_cli.model.roadmap import Activity, Milestone
from icc_cli.report.charts.axis import Axis, Span
from icc_cli.report.charts.metrics import Font
from icc_cli.report.charts.style import Palette
from icc_cli.report.charts.text import Paragraph
from icc_cli.report.language import Language


@dataclass(frozen=True, slots=True)
class Item:
    """An activity or a milestone."""

    number: int | None
    """An activity's number in its lane; milestones have none."""
    title: str
    caption: str
    """The date in words, the phase, whether it is done: what is known of these."""
    span: Span | None
    """Its place on the axis."""
    point: float | None
    """Where on the axis a milestone is due: the middle of what its date covers, in months."""
    done: bool | None

    @property
    def words(self) -> str:
        """The item in a description."""
        name = f"{self.number}. {self.title}" if self.number else self.title
        return f"{name} ({self.caption})" if self.caption else name

    def paragraphs(self, size: float, palette: Palette) -> tuple[Paragraph, ...]:
        """The item's text, `size` CSS pixels large."""
        title = Paragraph(
            self.title,
            Font(size),
            palette.dark,
            lead=str(self.number) if self.number else "",
            lead_fill=palette.accent,
        )
        if not self.caption:
            return (title,)
        return (title, Paragraph(self.caption, Font(size, italic=True), palette.grey))


def activities(entries: Iterable[Activity], axis: Axis | None, language: Language) -> tuple[Item, ...]:
    """The activities of a track, numbered in their order."""
    return tuple(
        Item(
            number,
            entry.title,
            _caption(language.period(entry.start, entry.end), _done(entry.done, "finished", language)),
            axis.span(entry.start, entry.end) if axis else None,
            None,
            entry.done,
        )
        for number, entry in enumerate(entries, 1)
    )


def milestones(entries: Iterable[Milestone], axis: Axis | None, language: Language) -> tuple[Item, ...]:
    """The milestones of a track, or those that belong to no track."""
    return tuple(_milestone(entry, axis, language) for entry in entries)


def _milestone(entry: Milestone, axis: Axis | None, language: Language) -> Item:
    place = axis.place(entry.due or entry.start) if axis else None
    return Item(
        None,
        entry.title,
        _caption(_due(entry, language), entry.phase or "", _done(entry.done, "reached", language)),
        axis.span(entry.start or entry.due, entry.due or entry.start) if axis and place else None,
        sum(place) / 2 if place else None,
        entry.done,
    )


def _caption(*parts: str) -> str:
    return "\u00a0· ".join(part for part in parts if part)  # no line begins with the dot


def _due(entry: Milestone, language: Language) -> str:
    if entry.start:
        return language.period(entry.start, entry.due)
    return language.date(entry.due) if entry.due else ""


def _done(done: bool | None, word: str, language: Language) -> str:
    if done is None:
        return ""
    return f"✓\u00a0{language.say(f'roadmap-chart.{word}')}" if done else language.say(f"roadmap-chart.not-{word}")
