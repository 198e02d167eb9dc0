"""The part of a consortium's deliverable that concerns some of its members, for `--member`."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Self, TypeVar

from pydantic import BaseModel

from icc_cli.model.deliverable import Deliverable
from icc_cli.model.impact import Commitment, PlanTarget
from icc_cli.model.strategy import Solution

M = TypeVar("M", bound=BaseModel)


def of_members(deliverable: Deliverable, members: Collection[str]) -> Deliverable:
    """Return the part of a deliverable that concerns some members of a consortium, given by their ids.

    It keeps the solutions that any of them pursues, with their charters, KPIs, tracks, governance and everything said
    about them, and whatever belongs to the city as a whole. A solution without members belongs to none of them.
    References in prose (`{kpi:ID@CHECKPOINT}`) are kept: look them up in the whole deliverable.
    """
    return _Selection.without_others(deliverable, members).part_of(deliverable)


def of_solutions(deliverable: Deliverable, solutions: Collection[str]) -> Deliverable:
    """Return the part of a deliverable that concerns some solutions, by their ids; otherwise like `of_members`."""
    return _Selection.without(deliverable, deliverable.solutions.keys() - solutions).part_of(deliverable)


@dataclass(frozen=True)
class _Selection:
    """What is left out: solutions that none of the members pursues, and their KPIs."""

    solutions: frozenset[str]
    kpis: frozenset[str]

    @classmethod
    def without_others(cls, deliverable: Deliverable, members: Collection[str]) -> Self:
        others = (solution.id for solution in deliverable.strategy.solutions if not {*members} & {*solution.members})
        return cls.without(deliverable, others)

    @classmethod
    def without(cls, deliverable: Deliverable, others: Iterable[str]) -> Self:
        solutions = frozenset(others)
        kpis = (kpi for kpi, placed in deliverable.all_kpis.items() if placed.group.solution in solutions)
        return cls(solutions, frozenset(kpis))

    def part_of(self, model: M) -> M:
        """Return the model without what is left out, at any depth; the model itself if nothing is."""
        changed = {}
        for name in type(model).model_fields:
            value = getattr(model, name)
            part = self._part_of_value(name, value)
            if part is not value:
                changed[name] = part
        if not changed:
            return model
        fields = {name: getattr(model, name) for name in type(model).model_fields}
        # Built from the fields instead of copied: a copy would share what the model has cached from its fields.
        return type(model).model_construct(model.model_fields_set, **(fields | changed))

    def _part_of_value(self, name: str, value: Any) -> Any:
        if isinstance(value, BaseModel):
            return self.part_of(value)
        if name == "kpi":
            return None if value in self.kpis else value
        if not isinstance(value, tuple):
            return value
        if name == "kpis" and value and isinstance(value[0], str):
            part = tuple(each for each in value if each not in self.kpis)
        else:
            kept = (each for each in value if not self._is_left_out(each))
            part = tuple(self.part_of(each) if isinstance(each, BaseModel) else each for each in kept)
        is_same = len(part) == len(value) and all(one is other for one, other in zip(part, value, strict=True))
        return value if is_same else part

    def _is_left_out(self, item: Any) -> bool:
        """Whether an item of a list is a solution that is left out, or is only about such solutions."""
        if isinstance(item, Solution):
            return item.id in self.solutions
        if getattr(item, "solution", None) is not None:
            return item.solution in self.solutions
        if isinstance(item, Commitment):
            return bool(item.kpis) and self.kpis.issuperset(item.kpis)
        return isinstance(item, PlanTarget) and item.kpi in self.kpis
