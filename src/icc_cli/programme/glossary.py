"""The programme's terms, for `icc explain TERM`.

First those of the flip book's own glossary, then those used in its text and in the standard deliverable. Meanings are
in our own words; where the format uses a term more narrowly, the entry says so.
"""

from __future__ import annotations

from typing import NamedTuple


class Term(NamedTuple):
    """A term of the programme."""

    name: str
    meaning: str
    also: tuple[str, ...] = ()
    """Other words for it."""


FLIP_BOOK = (
    Term(
        "Activity",
        "A set of actions that together address a city opportunity. On the roadmap it has a start and an end. KPIs of "
        "the kind `activity` count inputs and actions: the first things that can be measured.",
        ("activities", "inputs and actions"),
    ),
    Term("Action", "One concrete step that the city, or someone in its ecosystem, carries out."),
    Term(
        "Big moves",
        "The actions with the greatest expected impact. They need partners, careful planning and monitoring, and are "
        "the subject of the implementation phase.",
        ("big move",),
    ),
    Term(
        "City opportunity",
        "Something in the city to improve, or a difficulty to overcome, that it addresses in the programme.",
        ("opportunity",),
    ),
    Term("City toolbox", "A collection of learning material that cities can download at any time."),
    Term(
        "DCC",
        "The Digital Cities Challenge: the programme that came before the ICC. Some cities took part in both.",
        ("Digital Cities Challenge",),
    ),
    Term(
        "Digital and advanced technology",
        "New technology that a city could use much more than it does to transform itself.",
        ("advanced technology",),
    ),
    Term("Marketplace", "A catalogue in which suppliers present technology for the challenges of cities."),
    Term(
        "Mentor city",
        "A city that has shown, in one or more thematic tracks, that it can develop and introduce intelligent "
        "technology, and that advises others.",
    ),
    Term(
        "Participant city",
        "A city that goes through the whole programme, with on-site visits by its experts.",
        ("core city",),
    ),
    Term(
        "Priority solution",
        "The technology that a city chose for its opportunities. In the format it is a solution of `strategy.yaml`.",
    ),
    Term(
        "Accelerated impact action",
        "A quick win early in the programme: achievable within five to ten months and at low cost, and improving "
        "something that is measured. It builds confidence in what takes longer.",
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
        "Help for any city, whatever its theme, with common obstacles: finding funding, procuring innovation, opening "
        "data, teaching skills.",
        ("transversal services", "transversals"),
    ),
)
"""The flip book's glossary, in its order."""

DELIVERABLE = (
    Term("Final deliverable", "The report that a city submits at the end. `icc render final-report` typesets it."),
    Term("City", "A participant: a municipality, or a consortium of several. It has a folder with a `city.yaml`."),
    Term("Consortium", "Several cities that take part as one, and submit one deliverable."),
    Term("Member", "A city of a consortium, listed in `city.yaml`; one of them leads."),
    Term("Lead expert", "The programme's adviser, who supports several cities and reviews their progress."),
    Term(
        "Ecosystem",
        "All who have a stake in the city's plans: its offices, businesses, universities, associations and citizens.",
        ("city ecosystem", "stakeholders"),
    ),
    Term("Vision", "What the city wants to be, in a title and a statement, derived from its needs."),
    Term(
        "Ambition statement",
        "One of the aims that make up the vision, so that solutions can say which of them they serve.",
        ("ambition",),
    ),
    Term(
        "Solution",
        "What the city puts in place to reach its ambitions. It has a charter, KPIs, a track on the roadmap and people "
        "responsible for it.",
    ),
    Term("Initiative", "A part of a solution that is carried out, and measured, on its own."),
    Term(
        "Initiative charter",
        "The agreement about a solution on one page: what, why and how; who leads, takes part and contributes; the "
        "timing, the risks, the funding, and the expected impact. It is a file in `charters/`.",
        ("charter",),
    ),
    Term(
        "KPI",
        "A key performance indicator: something measured in the same way each time, to see whether a solution "
        "works. It has a kind, a unit, a direction, a target, an owner and a source. It is an item of a file in "
        "`kpis/`.",
        ("key performance indicator", "indicator"),
    ),
    Term(
        "Local enablers",
        "A city's strengths and weaknesses before it acts: its networks, capabilities and culture. They are assessed, "
        "not tracked, so there are no KPIs of this kind.",
        ("local enabler",),
    ),
    Term(
        "Solution maturity",
        "How well a solution is used: whether people can access it, what they think of it, how far it has spread. KPIs "
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
    Term("Target", "The value that a KPI should reach, and the date by which it should."),
    Term("Direction", "Which way a KPI gets better: `increase`, `decrease`, or `maintain` if it should stay the same."),
    Term(
        "Checkpoint",
        "A point in the programme at which KPIs are measured: `start`, `midway` and `final`.",
        ("measurement calendar",),
    ),
    Term("Measurement", "What a KPI's value was at a checkpoint, or why there is none."),
    Term(
        "State",
        "What a measurement gives instead of a value: `pending` (it will come), `not-monitored` (with "
        "the reason), `not-applicable`, `not-yet-measurable` (with the date). A measurement that is left out is "
        "missing. None of them is zero.",
        ("pending", "not-monitored", "not-applicable", "not-yet-measurable", "missing"),
    ),
    Term("Roadmap", "The plan: for each solution its activities over time, its milestones and its governance."),
    Term("Milestone", "A date on the roadmap by which something tangible is reached."),
    Term("Governance", "Who decides and who carries out: the steering committee, the PMO and the core team."),
    Term("Steering committee", "Those who oversee the whole, take the key decisions, and sponsor the roadmap."),
    Term("PMO", "The project management office, which does the administration.", ("project management office",)),
    Term("Core team", "Those who carry out the work, with the offices responsible for each activity."),
    Term(
        "Phase",
        "One of the programme's four parts: preparation and assessment, ambition and roadmap, implementation, review "
        "and way forward.",
    ),
    Term(
        "Implementation cycle",
        "Five months of the implementation phase, which has three of them. Each starts with a review of the one "
        "before and new planning.",
        ("cycle",),
    ),
    Term(
        "Stage",
        "How far a deliverable is: `draft`, `roadmap`, `midway` or `final`. `icc validate` checks what is due by then.",
    ),
    Term("Edition", "A run of the programme with its phases, checkpoints and report: `programme` in `city.yaml`."),
    Term(
        "Cross-city lab",
        "A meeting of all cities to learn from each other and work together on one theme.",
        ("city lab",),
    ),
    Term(
        "SMART",
        "The criteria for a good KPI: specific, measurable, achievable, relevant and time-bound.",
    ),
    Term(
        "RACER",
        "The European Commission's criteria for indicators: relevant, accepted, credible, easy to monitor, robust.",
    ),
    Term("Way forward", "What the city does in the three years after the programme.", ("three-year plan",)),
)
"""Terms from the programme's text and the standard deliverable, from the city to its way forward."""

GLOSSARY = (*FLIP_BOOK, *DELIVERABLE)
