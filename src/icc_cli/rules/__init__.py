"""From a reading of a city to findings: first the form of its files, then, where that is sound, their content."""

from icc_cli.rules import references  # noqa: F401  (importing a module of rules makes them known)
from icc_cli.rules.accepting import Accepted
from icc_cli.rules.examining import Outcome, Terms, check, check_form, examine
from icc_cli.rules.stage import Stage

__all__ = ["Accepted", "Outcome", "Stage", "Terms", "check", "check_form", "examine"]
