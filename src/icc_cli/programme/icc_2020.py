"""The edition of September 2020 to September 2022, in which 136 cities took part.

Source: the programme's city flip book (phases, cycles, the end of each phase, measurement calendar, glossary) and the
standard final deliverable (sections, column headers). The wording is ours.
"""

from __future__ import annotations

from datetime import date

from icc_cli.programme.edition import Checkpoint, Concept, Edition, Kind, Phase, Requirement, Section

PHASES = (
    Phase(
        "preparation-assessment",
        1,
        "Preparation & assessment",
        date(2020, 9, 1),
        date(2021, 1, 31),
        5,
        "Learn where the city stands, decide where it should go, and bring together those who can move it.",
    ),
    Phase(
        "ambition-roadmap",
        2,
        "Ambition & roadmap",
        date(2021, 2, 1),
        date(2021, 4, 30),
        3,
        "Plan with the community how each improvement is reached and measured, and start on the quick wins.",
    ),
    Phase(
        "implementation",
        3,
        "Implementation",
        date(2021, 5, 1),
        date(2022, 7, 31),
        15,
        "Carry out the big moves together with partners, in three cycles of five months, and see results.",
    ),
    Phase(
        "review-way-forward",
        4,
        "Review & way forward",
        date(2022, 8, 1),
        date(2022, 9, 30),
        2,
        "Measure what was achieved, and commit to keeping partnerships and improvements alive.",
    ),
)

CHECKPOINTS = (
    Checkpoint("start", "Where we started", date(2021, 4, 30)),
    Checkpoint("midway", "Midway through the challenge", date(2022, 2, 28)),
    Checkpoint("final", "Final results", date(2022, 8, 31)),
)

KINDS = (
    Kind(
        "performance",
        "City performance",
        "City performance – outcomes and impacts",
        "How well the city does on outcomes and impacts, such as quality of life.",
        "The programme of the city as a whole",
        "When implementation cycle 2 ends, and for the programme review",
    ),
    Kind(
        "maturity",
        "Solution maturity",
        "Solution maturity – outputs",
        "How well new technological solutions are used.",
        "Each solution",
        "When implementation cycle 2 ends, and for the programme review",
    ),
    Kind(
        "activity",
        "City ecosystem and activities",
        "Activities – inputs and actions",
        "How well the city acts, and encourages others to act.",
        "The programme of the city as a whole",
        "Once a month",
        is_monthly=True,
    ),
    Kind(
        "cross-cutting",
        "Cross-cutting indicators",
        "Cross-cutting indicators",
        "What the city watches across its solutions.",
        "The city as a whole",
        "At each checkpoint",
    ),
)

CONCEPTS = (
    Concept(
        "local-enablers",
        "Local enablers – city characteristics",
        "What a city is strong or weak in before it acts: its networks of stakeholders, its capabilities, its culture. "
        "Enablers make action easier or harder; they are assessed, not tracked.",
        "The city and its university have worked together for years …",
    ),
    Concept(
        "activities",
        "Activities – actions and inputs",
        "What a city does in the ICC, directly (buying technology) or indirectly (calling a working group together), "
        "and what goes in: funding, time, people.",
        "… so that a pilot of remote health care can start in social housing …",
    ),
    Concept(
        "maturity",
        "Technology maturity – outputs",
        "How well a technological solution is used: whether stakeholders can get at it, what they think of it, "
        "how far it has spread.",
        "… which grows into a service over the mobile network …",
    ),
    Concept(
        "performance",
        "City performance – outcomes and impacts",
        "Whether the city's needs are met in the end: a better life for its citizens, a better environment for "
        "everybody who has a stake in it.",
        "… through which illnesses are found earlier and waiting rooms are emptier.",
    ),
)

SECTIONS = (
    Section("preparation-assessment", "1", "Preparation and assessment"),
    Section("ambition-roadmap", "2", "Ambition and roadmap"),
    Section("impact", "3+4", "Impact"),
    Section("appendix", "A", "Additional information"),
)

_STRATEGY, _ROADMAP, _REVIEW = "preparation-assessment", "ambition-roadmap", "review-way-forward"

REQUIREMENTS = (
    Requirement("the introduction", ("assessment.introduction",), _STRATEGY),
    Requirement("the state of the city", ("assessment.state_of_city",), _STRATEGY),
    Requirement("the key insights from the city performance analysis", ("assessment.insights",), _STRATEGY),
    Requirement("the city's ecosystem", ("assessment.ecosystem",), _STRATEGY),
    Requirement("the vision", ("strategy.vision",), _STRATEGY),
    Requirement("the ambition statements", ("strategy.ambitions",), _STRATEGY),
    Requirement("the priority solutions", ("strategy.solutions",), _STRATEGY),
    Requirement("the rationale of the roadmap", ("roadmap.rationale",), _ROADMAP),
    Requirement("the high-level implementation roadmap", ("roadmap.tracks", "roadmap.milestones"), _ROADMAP),
    Requirement("the rationale of the KPIs", ("roadmap.kpi_rationale", "kpis.rationale"), _ROADMAP),
    Requirement("the governance", ("roadmap.governance",), _ROADMAP),
    Requirement("the initiative charters", ("charters",), _ROADMAP),
    Requirement("the KPIs", ("kpis",), _ROADMAP),
    Requirement("the executive summary", ("city.executive_summary",), _REVIEW),
    Requirement("the mayor's foreword", ("city.foreword",), _REVIEW),
    Requirement("the impact executive summary", ("impact.summary",), _REVIEW),
    Requirement("the discussion of city performance", ("impact.discussion.performance",), _REVIEW),
    Requirement("the discussion of solution maturity", ("impact.discussion.maturity",), _REVIEW),
    Requirement("the discussion of ecosystem and activities", ("impact.discussion.activity",), _REVIEW),
    Requirement("the key lessons", ("impact.lessons",), _REVIEW),
    Requirement("the commitments", ("impact.commitments",), _REVIEW),
    Requirement("the aims of the three-year plan", ("impact.plan.ambitions",), _REVIEW),
    Requirement("the steps of the three-year plan", ("impact.plan.steps",), _REVIEW),
    Requirement("the targets of the three-year plan", ("impact.plan.targets",), _REVIEW),
    Requirement("the success stories", ("impact.stories",), _REVIEW),
    Requirement("the population", ("city.population", "city.members.population"), _STRATEGY, is_essential=False),
    Requirement("the city's ICC team", ("city.team",), _STRATEGY, is_essential=False),
    Requirement("the key topics discussed with the ecosystem", ("assessment.ecosystem.topics",), _STRATEGY, False),
    Requirement("the city today in short", ("assessment.needs",), _STRATEGY, is_essential=False),
    Requirement("the takeaways from stakeholders", ("assessment.takeaways",), _STRATEGY, is_essential=False),
    Requirement("the main roadblocks", ("strategy.roadblocks",), _STRATEGY, is_essential=False),
    Requirement("the areas of collaboration with other cities", ("strategy.collaboration",), _STRATEGY, False),
    Requirement("the reflections on city collaborations", ("impact.collaboration",), _REVIEW, is_essential=False),
)

ICC_2020 = Edition(
    id="icc-2020",
    name="Intelligent Cities Challenge 2020–2022",
    phases=PHASES,
    checkpoints=CHECKPOINTS,
    kinds=KINDS,
    concepts=CONCEPTS,
    sections=SECTIONS,
    requirements=REQUIREMENTS,
    significance={
        "critical": "Critical to the ICC journey: the city works to change it",
        "important": "Important to the ICC journey: the city changes it when the opportunity comes",
        "contextual": "Part of the context: unlikely to change on the ICC journey",
    },
    topics={
        "shared-vision": "Shared aspirations and vision",
        "working-together": "What we bring and how we work together",
        "urban-resources": "Urban resources for transformation",
    },
    roles={
        "steering-committee": "Reviews overall progress, takes the key decisions and sponsors the roadmap",
        "pmo": "Gives administrative support to the whole project",
        "core-team": "Carries the work out, with the units that answer for each activity",
    },
    tracks={
        "green-economy-and-local-green-deals": "Green economy and local green deals",
        "citizen-participation-and-the-digitalization-of-public-administration": (
            "Citizen participation and the digitalization of public administration"
        ),
        "upskilling-and-reskilling": "Upskilling and reskilling",
        "supply-chains-logistics-and-economics-of-mobility": "Supply chains, logistics and economics of mobility",
        "green-and-digital-transition-in-tourism": "Green and digital transition in tourism",
    },
    disclaimer=(
        "{compiled_by} compiled this report. It gives the city's own information and views, which need not be the "
        "official opinion of EISMEA or of the European Commission. Neither of them, nor anyone acting for them, "
        "vouches for the accuracy of the data or answers for the use that is made of it."
    ),
)
