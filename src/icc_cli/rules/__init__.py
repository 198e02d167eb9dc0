"""From a reading of a city to findings: first the form of its files, then, where that is sound, their content."""

from icc_cli.rules import (  # noqa: F401  (importing a module of rules makes them known)
    charter_funding,
    charter_money,
    charter_people,
    charter_risks,
    charter_slots,
    charter_totals,
    identity_city,
    identity_members,
    identity_names,
    identity_spelling,
    impact_commitments,
    impact_plan,
    impact_results,
    kpi_definition,
    kpi_kinds,
    kpi_names,
    kpi_promises,
    kpi_target_subjects,
    kpi_targets,
    measurement_digits,
    measurement_limits,
    measurement_presence,
    measurement_prose,
    measurement_rows,
    measurement_series,
    measurement_states,
    measurement_words,
    references,
    roadmap_dates,
    roadmap_done,
    roadmap_owners,
    roadmap_periods,
    roadmap_phases,
    structure_links,
    structure_pointers,
    structure_repeats,
    structure_sections,
    structure_titles,
)
from icc_cli.rules.accepting import Accepted
from icc_cli.rules.examining import Outcome, Terms, check, check_form, examine
from icc_cli.rules.stage import Stage

__all__ = ["Accepted", "Outcome", "Stage", "Terms", "check", "check_form", "examine"]
