"""Names what changed in the programme's words: `KPI lamps-replaced`, `milestone “Contract signed” of lights`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from icc_cli.changes.differences import Difference, Pair
from icc_cli.model import Deliverable
from icc_cli.model.assessment import Assessment, Ecosystem, Insight, OrganisationGroup, TopicDiscussion
from icc_cli.model.base import Party, Passage, Worded
from icc_cli.model.charters import Charter, Description, Risk, System
from icc_cli.model.city import CheckpointEntry, City, Foreword, Member, PhaseEntry, SectionEntry
from icc_cli.model.impact import Commitment, ConceptEntry, Discussion, Impact, Lesson, PlanTarget, Story
from icc_cli.model.kpis import Kpi, KpiGroup
from icc_cli.model.money.money import Funding
from icc_cli.model.quantities.quantity import Target
from icc_cli.model.roadmap import Activity, Governance, KpiRationale, Milestone, Roadmap, Track
from icc_cli.model.strategy import Ambition, Initiative, Project, Promise, Solution, Vision

CITY_AS_A_WHOLE = "City as a whole"
_NOUNS: dict[type[BaseModel], str] = {
    Activity: "activity",
    Ambition: "ambition",
    Charter: "charter",
    CheckpointEntry: "checkpoint",
    Commitment: "commitment",
    ConceptEntry: "concept",
    Foreword: "foreword",
    Funding: "funding",
    Governance: "governance",
    Initiative: "initiative",
    Insight: "insight",
    Kpi: "KPI",
    Lesson: "lesson",
    Member: "member",
    Milestone: "milestone",
    OrganisationGroup: "group of organisations",
    Party: "party",
    Passage: "passage",
    PhaseEntry: "phase",
    PlanTarget: "target of the plan",
    Project: "project",
    Promise: "promise",
    Risk: "risk",
    SectionEntry: "section",
    Solution: "solution",
    Story: "success story",
    System: "system",
    Target: "target",
    TopicDiscussion: "topic",
    Track: "roadmap",
    Vision: "vision",
}
_FIELD_NOUNS = {
    "takeaways": "takeaway",
    "points": "point",
    "organisations": "organisation",
    "roadblocks": "roadblock",
    "collaboration": "collaboration",
    "also_named": "other name",
    "responsible": "responsible unit",
    "members": "member",
    "ambitions": "ambition",
    "kpis": "KPI",
    "stakeholders": "stakeholder",
    "dependencies": "dependency",
    "support": "support needed",
    "mitigations": "mitigation",
    "leadership": "leader",
    "team": "member of the team",
    "lead": "lead",
    "contributors": "contributor",
    "steering_committee": "member of the steering committee",
    "pmo": "member of the project management office",
    "core_team": "member of the core team",
}
"""What the items of a list are, where their type does not say it, or says less."""
_TEXTS: dict[tuple[type[BaseModel], str], str] = {
    (Assessment, "state_of_city"): "state of the city",
    (Assessment, "needs"): "text on the city's needs",
    (Ecosystem, "introduction"): "introduction to the ecosystem",
    (Description, "what"): "description (what)",
    (Description, "why"): "description (why)",
    (Description, "how"): "description (how)",
    (Description, "who"): "description (who)",
    (Roadmap, "summary"): "roadmap summary",
    (Roadmap, "rationale"): "rationale to the roadmap",
    (Roadmap, "governance_introduction"): "introduction to governance",
    (KpiRationale, "summary"): "rationale to the KPIs",
    (KpiRationale, "availability"): "rationale to the KPIs (availability)",
    (KpiRationale, "actionability"): "rationale to the KPIs (actionability)",
    (KpiRationale, "validity"): "rationale to the KPIs (validity)",
    (Impact, "summary"): "impact summary",
    (Discussion, "performance"): "discussion of city performance",
    (Discussion, "maturity"): "discussion of solution maturity",
    (Discussion, "activity"): "discussion of city ecosystem and activities",
}
"""Texts whose key alone does not say what they are."""
_PARTS = {
    "city": "The city",
    "assessment": "Assessment",
    "strategy": "Vision and strategy",
    "charters": "Charters",
    "kpis": CITY_AS_A_WHOLE,
    "roadmap": "Roadmap",
    "impact": "Impact and way forward",
}
_SHOWN = 90


def noun(difference: Difference) -> str:
    """Return what an item of a list is: `milestone`, `takeaway`."""
    item = difference.new if difference.old is None else difference.old
    if isinstance(item, BaseModel) and type(item) not in (Party, Passage):
        return _NOUNS.get(type(item), "item")
    if isinstance(item, Passage):
        return f"passage of the {_text_words(difference.owner.new, difference.field)}"
    return _FIELD_NOUNS.get(difference.field, difference.field.replace("_", " "))


def title(item: Any) -> str:
    """Return how an item is called: its id, else its name in quotation marks, else how it begins."""
    if isinstance(item, str):
        return quoted(item)
    own = getattr(item, "id", None) or (item.solution if isinstance(item, Charter | Track | Governance) else None)
    if own:
        return f"`{own}`"
    for field in ("phase", "section", "concept", "topic"):
        if isinstance(item, PhaseEntry | SectionEntry | ConceptEntry | TopicDiscussion) and hasattr(item, field):
            return f"`{getattr(item, field)}`"
    names = ("title", "name", "organisation", "role", "source", "purpose")
    words = (getattr(item, each, None) for each in (*names, "statement", "risk", "lesson", "commitment", "text", "raw"))
    first = next(filter(None, words), None)
    return quoted(str(first)) if first else ""


def called(item: Any) -> str:
    """Return a noun and the title: `KPI lamps-replaced`."""
    return " ".join(filter(None, (_NOUNS.get(type(item), "item"), title(item))))


def owner_words(difference: Difference) -> str:
    """Return which item a value belongs to, and what that belongs to: ` of milestone “Contract signed” of lights`."""
    told = [called(pair.new) for pair in difference.owners if type(pair.new) in _NOUNS and title(pair.new)]
    solution = solution_of(difference.owners)
    if len(told) == 1 and solution and f"`{solution}`" not in told[0]:
        told.insert(0, f"`{solution}`")
    return "".join(f" of {each}" for each in reversed(told[-2:]))


def whole_words(difference: Difference) -> str:
    """Return what changed: `milestone of …`, `description of KPI …`; the words of a passage are the passage itself."""
    owner = difference.owner.new
    around = owner_words(difference._replace(owners=difference.owners[:-1]))
    if difference.is_item:
        return f"{noun(difference)}{owner_words(difference)}"
    if isinstance(owner, Passage) and difference.field == "text":
        part = next((step for step in reversed(difference.where.new[:-1]) if isinstance(step, str)), "text")
        named = _text_words(difference.owners[-2].new, part)
        return f"{named}{f' “{owner.title}”' if owner.title else ''}{around}"
    if isinstance(owner, Worded) and difference.field == type(owner).words_field:
        return f"{called(owner)}{around}" if title(owner) else f"{_NOUNS.get(type(owner), difference.field)}{around}"
    return f"{_text_words(owner, difference.field)}{owner_words(difference)}"


def _text_words(owner: Any, field: str) -> str:
    """Return what a text is that a model has under a key."""
    return _TEXTS.get((type(owner), field), field_words(field))


def field_words(field: str) -> str:
    """Return a key as words."""
    return field.replace("_", " ")


def quoted(text: str) -> str:
    """Return words in quotation marks, on one line, not too many of them."""
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= _SHOWN else f"“{words[: _SHOWN - 1].rstrip()}…”"


def heading(difference: Difference, old: Deliverable, new: Deliverable) -> str:
    """Return under which heading a change is told: the solution's name, or the part of the deliverable."""
    solution = solution_of((*difference.owners, Pair(difference.old, difference.new)))
    found = new.solutions.get(solution or "") or old.solutions.get(solution or "")
    if found is not None:
        return " ".join(found.name.split())
    path = difference.where.new or difference.where.old
    return _PARTS.get(str(path[0]), CITY_AS_A_WHOLE) if path else CITY_AS_A_WHOLE


def solution_of(pairs: tuple[Pair, ...]) -> str | None:
    """Return the id of the solution that a change is about, if it is about one."""
    for pair in reversed(pairs):
        for model in (pair.new, pair.old):
            if isinstance(model, Solution):
                return model.id
            if isinstance(model, BaseModel) and isinstance(getattr(model, "solution", None), str):
                return str(model.solution)  # type: ignore[attr-defined]
    return None


def ids(pairs: tuple[Pair, ...]) -> Iterator[tuple[str, str]]:
    """Yield the ids of the items that lead to a change, with what each is."""
    solution = solution_of(pairs)
    if solution is not None:
        yield "solution", solution
    for pair in pairs:
        for model in (pair.new, pair.old):
            own = getattr(model, "id", None)
            if own and not isinstance(model, Solution | City | KpiGroup):
                yield _NOUNS.get(type(model), "item").lower(), own
                break
