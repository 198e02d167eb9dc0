"""What a rule looks at: a city whose files are sound, with what several rules need calculated once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from icc_cli.city import Reading
from icc_cli.city.discovery import readable_checkpoint_files
from icc_cli.lint.shared.organisations import Name, names_in
from icc_cli.lint.shared.whole_text import WholeText, is_as_published
from icc_cli.model import Deliverable, PlacedKpi
from icc_cli.model.charters import Charter
from icc_cli.model.kpis import KpiGroup, KpiKind
from icc_cli.model.quantities.quantity import Measurement
from icc_cli.model.walk import Words, lists_of, words_of
from icc_cli.programme import Edition
from icc_cli.programme.edition import Stage
from icc_cli.yamltext import KeyPath

if TYPE_CHECKING:
    from icc_cli.changes.signed_off import SignedOffChange


class Cell(NamedTuple):
    """A KPI's own measurement at a checkpoint, and its path."""

    path: KeyPath
    checkpoint: str
    measurement: Measurement


class KpiAt(NamedTuple):
    """A KPI with its group, and its path."""

    path: KeyPath
    placed: PlacedKpi

    @property
    def label(self) -> str:
        """The KPI as messages name it."""
        return f"`{self.placed.kpi.id}`"

    def cells(self) -> Iterator[Cell]:
        """Yield the KPI's own measurements, as they are written."""
        for checkpoint, measurement in self.placed.kpi.measurements.items():
            yield Cell((*self.path, "measurements", checkpoint), checkpoint, measurement)


class GroupAt(NamedTuple):
    """The KPIs of one file: of a solution, or of the city as a whole."""

    path: KeyPath
    group: KpiGroup
    kpis: list[KpiAt]
    kind: KpiKind | None = None
    """The kind that all of these KPIs are of, where only those of one kind are meant."""

    @property
    def label(self) -> str:
        """The group as messages name it."""
        owner = f"`{self.group.solution}`" if self.group.solution else "the city as a whole"
        return f"kind {self.kind} of {owner}" if self.kind else owner

    def of_kind(self, kind: KpiKind) -> GroupAt:
        """Those of one kind."""
        return self._replace(kpis=[each for each in self.kpis if each.placed.kpi.kind is kind], kind=kind)


@dataclass(frozen=True)
class RuleContext:
    """A city, as rules see it."""

    reading: Reading
    deliverable: Deliverable
    stage: Stage

    @property
    def edition(self) -> Edition:
        """The programme edition of the city."""
        return self.reading.edition

    @property
    def is_english(self) -> bool:
        """Whether the deliverable is in English, as rules that know words need it."""
        return self.deliverable.city.language == "en"

    @cached_property
    def words(self) -> list[Words]:
        """All names, titles and prose of the deliverable."""
        return words_of(self.deliverable)

    @cached_property
    def prose(self) -> list[Words]:
        """All prose of the deliverable."""
        return [words for words in self.words if words.is_prose]

    @cached_property
    def text(self) -> WholeText:
        """All names, titles and prose as one text to look patterns up in, without the wording of measured values."""
        return WholeText(words for words in self.words if not is_as_published(words))

    @cached_property
    def names(self) -> list[Name]:
        """The names of organisations, offices and documents."""
        return names_in(self.words, self.deliverable.city.name)

    @cached_property
    def lists(self) -> list[tuple[KeyPath, tuple[object, ...]]]:
        """All lists of the deliverable that have more than one item."""
        return lists_of(self.deliverable)

    @cached_property
    def kpis(self) -> list[KpiAt]:
        """All KPIs in the order of the files."""
        return [each for group in self.kpi_groups for each in group.kpis]

    @cached_property
    def kpi_groups(self) -> list[GroupAt]:
        """All KPIs in the order of the files, by file."""
        return [
            GroupAt(
                ("kpis", number),
                group,
                [KpiAt(("kpis", number, "kpis", index), PlacedKpi(group, kpi)) for index, kpi in enumerate(group.kpis)],
            )
            for number, group in enumerate(self.deliverable.kpis)
        ]

    @cached_property
    def rewritten(self) -> list[SignedOffChange]:
        """What was signed off and has another value now."""
        folder = self.reading.folder.path
        if not readable_checkpoint_files(folder):
            return []
        from icc_cli.changes.signed_off import changes_since  # few cities have signed off anything
        from icc_cli.city.checkpoints import frozen_files

        return [each for each in changes_since(self.reading, frozen_files(folder)) if each.is_rewritten]

    @cached_property
    def due_checkpoints(self) -> tuple[str, ...]:
        """The checkpoints whose values are due at the stage: none in a draft, one more at each stage after it."""
        checkpoints = self.edition.checkpoint_ids()
        return checkpoints if self.stage is Stage.FINAL else checkpoints[: list(Stage).index(self.stage)]

    @property
    def charters(self) -> Iterator[tuple[KeyPath, Charter]]:
        """All charters with their paths."""
        for index, charter in enumerate(self.deliverable.charters):
            yield ("charters", index), charter
