"""The stages of a deliverable: what is a hint in a draft is an error in the final report."""

from __future__ import annotations

from icc_cli.diagnostics import Severity
from icc_cli.programme.edition import Stage

__all__ = ["Stage", "severities"]


_LETTERS = {"-": None, "i": Severity.INFO, "w": Severity.WARNING, "e": Severity.ERROR}


def severities(letters: str) -> dict[Stage, Severity | None]:
    """Read the severities of a rule: one letter for each stage, or one for all of them.

    The letters are `i`nfo, `w`arning, `e`rror, and `-` where the rule is silent.

    Raises:
        ValueError: There are neither four letters nor one, or one of them is unknown.
    """
    letters = letters * len(Stage) if len(letters) == 1 else letters
    if len(letters) != len(Stage) or not set(letters) <= set(_LETTERS):
        raise ValueError(f"{letters!r} does not give a severity to each stage")
    return {stage: _LETTERS[letter] for stage, letter in zip(Stage, letters, strict=True)}
