"""The programme's words, so that a city can ask for them: `icc explain TERM`.

First those of the flip book's own list of terms, then those that its text and the standard deliverable use. The
meanings are retold; where our format uses a word more narrowly, that is said.
"""

from __future__ import annotations

from typing import NamedTuple


class Term(NamedTuple):
    """A word of the programme."""

    name: str
    meaning: str
    also: tuple[str, ...] = ()
    """Other words for it."""


FLIP_BOOK = (
    Term(
        "Activity",
        "A bundle of actions that together make something of a city opportunity. On the roadmap it has a start and an "
        "end. KPIs of the kind `activity` count what goes in and what is done: the first things that can be measured.",
        ("activities", "inputs and actions"),
    ),
    Term("Action", "One concrete step that the city, or somebody in its ecosystem, carries out."),
    Term(
        "Big moves",
        "The actions from which most is expected. They need partners, careful plans and a watch on their progress; the "
        "implementation phase is there for them.",
        ("big move",),
    ),
    Term(
        "City opportunity",
        "Something in the city that could be better, or a difficulty to overcome, which it takes up in the programme.",
        ("opportunity",),
    ),
    Term("City toolbox", "A collection of material for learning that cities can download at any time."),
    Term(
        "DCC",
        "The Digital Cities Challenge: the programme that came before the ICC. Some cities took part in both.",
        ("Digital Cities Challenge",),
    ),
    Term(
        "Digital and advanced technology",
        "New technology of which a city that changes could use much more than it does.",
        ("advanced technology",),
    ),
    Term("Marketplace", "A catalogue in which suppliers show technology that answers the challenges of cities."),
    Term(
        "Mentor city",
        "A city that has shown, in one thematic track or several, that it can develop and introduce intelligent "
        "technology, and that advises others.",
    ),
    Term(
        "Participant city",
        "A city that goes through the whole programme, with visits of its experts on the spot.",
        ("core city",),
    ),
    Term(
        "Priority solution",
        "The technology that a city chose for its opportunities. In the format it is a solution of `strategy.yaml`.",
    ),
    Term(
        "Accelerated impact action",
        "A quick win early in the programme: to be had within five to ten months and for little money, and improving "
        "something that is measured. It gives people confidence in what takes longer.",
        ("quick win", "quick impact action", "AIA"),
    ),
    Term(
        "Thematic track",
        "The theme that a city works on, together with other cities of the same track. In the format it is `track` in "
        "`city.yaml`.",
        ("track", "theme"),
    ),
    Term(
        "Transversal service",
        "Help that any city may ask for, whatever its theme, with what holds many of them up: finding money, buying "
        "innovation, opening data, teaching skills.",
        ("transversal services", "transversals"),
    ),
)
"""The flip book's list of terms, in its order."""

DELIVERABLE = (
    Term("Final deliverable", "The report that a city hands in at the end. `icc render final-report` typesets it."),
    Term("City", "Who takes part: a municipality, or a consortium of several. It has a folder with a `city.yaml`."),
    Term("Consortium", "Several cities that take part as one, and hand in one deliverable."),
    Term("Member", "A city of a consortium, listed in `city.yaml`; one of them leads."),
    Term("Lead expert", "The programme's adviser, who accompanies several cities and looks at their progress."),
    Term(
        "Ecosystem",
        "All who have a stake in the city's plans: its offices, businesses, universities, associations and citizens.",
        ("city ecosystem", "stakeholders"),
    ),
    Term("Vision", "What the city wants to be, in a title and a statement, derived from its needs."),
    Term(
        "Ambition statement",
        "One aim that the vision is made of, such that its solutions can say which of them they serve.",
        ("ambition",),
    ),
    Term(
        "Solution",
        "What the city puts in place to reach its ambitions. It has a charter, KPIs, a track on the roadmap and people "
        "who answer for it.",
    ),
    Term("Initiative", "A part of a solution that is carried out, and measured, on its own."),
    Term(
        "Initiative charter",
        "The agreement about a solution on one page: what, why and how; who leads, takes part and contributes; the "
        "times, the risks, the money, and what is expected of it. It is a file in `charters/`.",
        ("charter",),
    ),
    Term(
        "KPI",
        "A key performance indicator: something that is measured, the same way each time, to see whether a solution "
        "works. It has a kind, a unit, a direction, a target, an owner and a source. It is an item of a file in "
        "`kpis/`.",
        ("key performance indicator", "indicator"),
    ),
    Term(
        "Local enablers",
        "What a city is strong or weak in before it acts: its networks, its capabilities, its culture. It is assessed, "
        "not tracked, and so there are no KPIs of this kind.",
        ("local enabler",),
    ),
    Term(
        "Solution maturity",
        "How well a solution is used: whether people can get at it, what they think of it, how far it has spread. KPIs "
        "of the kind `maturity` measure these outputs.",
        ("maturity", "technology maturity", "outputs", "output"),
    ),
    Term(
        "City performance",
        "Whether the city's needs are met in the end: a better life, a better environment. KPIs of the kind "
        "`performance` measure these outcomes and impacts.",
        ("performance", "outcomes and impacts", "outcome", "impact"),
    ),
    Term("Cross-cutting indicator", "A KPI of the city as a whole rather than of one solution.", ("cross-cutting",)),
    Term("Baseline", "The value from which progress is counted: that of the checkpoint `start`."),
    Term("Target", "The value that a KPI is to reach, and the date by which."),
    Term("Direction", "Which way a KPI gets better: `increase`, `decrease`, or `maintain` where it is to stay."),
    Term(
        "Checkpoint",
        "A point of the programme at which KPIs are measured: `start`, `midway` and `final`.",
        ("measurement calendar",),
    ),
    Term("Measurement", "What a KPI's value was at a checkpoint, or why there is none."),
    Term(
        "State",
        "What stands in the place of a measurement without a value: `pending` (it will come), `not-monitored` (with "
        "the reason), `not-applicable`, `not-yet-measurable` (with the date). A measurement that is left out is "
        "missing. None of them is zero.",
        ("pending", "not-monitored", "not-applicable", "not-yet-measurable", "missing"),
    ),
    Term("Roadmap", "The plan: for each solution its activities over time, its milestones and its governance."),
    Term("Milestone", "A date on the roadmap by which something is there that one can point at."),
    Term("Governance", "Who decides and who carries out: the steering committee, the PMO and the core team."),
    Term("Steering committee", "Those who watch the whole, decide what matters, and stand up for the roadmap."),
    Term("PMO", "The project management office, which does the administration.", ("project management office",)),
    Term("Core team", "Those who carry the work out, with the offices that answer for each activity."),
    Term(
        "Phase",
        "One of the programme's four parts: preparation and assessment, ambition and roadmap, implementation, review "
        "and way forward.",
    ),
    Term(
        "Implementation cycle",
        "Five months of the implementation phase, which has three of them. Each begins with looking back at the one "
        "before and planning anew.",
        ("cycle",),
    ),
    Term(
        "Stage",
        "How far a deliverable is: `draft`, `roadmap`, `midway` or `final`. `icc validate` asks for what is due by "
        "then.",
    ),
    Term("Edition", "A run of the programme with its phases, checkpoints and report: `programme` in `city.yaml`."),
    Term(
        "Cross-city lab",
        "A meeting of all cities, to learn from each other and to work together on one theme.",
        ("city lab",),
    ),
    Term(
        "SMART",
        "What a good KPI is: specific, measurable, achievable, relevant and time-bound.",
    ),
    Term(
        "RACER",
        "What the European Commission asks of an indicator: relevant, accepted, credible, easy to monitor and robust.",
    ),
    Term("Way forward", "What the city does in the three years after the programme.", ("three-year plan",)),
)
"""The words of the programme's text and of the standard deliverable, from the city to its way forward."""

GLOSSARY = (*FLIP_BOOK, *DELIVERABLE)
