"""A: whether what a city accepts is said in full, still holds, and is still needed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from icc_cli.diagnostics.registry import Codes
from icc_cli.lint.acceptance import Acceptance, Code
from icc_cli.yamltext import Span


class Entry(NamedTuple):
    """An acceptance, and its result."""

    acceptance: Acceptance
    unknown: tuple[tuple[Code, str | None], ...]
    """The codes that name no rule, each with the rule that was probably meant."""
    unacceptable: tuple[Code, ...]
    """The codes of rules whose findings cannot be accepted."""
    idle: tuple[Code, ...]
    """The codes that accepted nothing, although their rules ran."""
    has_expired: bool


class Noted(NamedTuple):
    """What a rule about acceptances yields: a sentence about a place in a comment."""

    span: Span
    message: str
    help: str


ACCEPTANCE: Codes[Entry, Noted] = Codes()
"""Rules about acceptances: they look at one of them, once it is known what it accepted."""


@ACCEPTANCE.rule("ICC-A001", "acceptance-unreadable", "w")
def acceptance_unreadable(entry: Entry) -> Iterator[Noted]:
    """A comment that starts with `icc:` cannot be understood, so it accepts nothing.

    Such a comment is `# icc: allow`, then the code or name of a rule (or several, separated by commas), then the
    reason. An optional last day on which it is valid comes at the end: `(until 2027-01)`.

    Bad:

        # roadmap/more.yaml
        milestones:
          - title: Closing event
            due: M18  # icc: ignore ICC-R003 the minister comes in December  # <- here

    Good:

        # roadmap/more.yaml
        milestones:
          - title: Closing event
            due: M18  # icc: allow ICC-R003 the minister comes in December
    """
    acceptance = entry.acceptance
    if acceptance.bad_until is not None:
        yield Noted(
            acceptance.span,
            f"`{acceptance.bad_until}` is not a calendar date",
            "Write the last month in which it is valid: (until 2027-01).",
        )
    elif not acceptance.codes:
        yield Noted(
            acceptance.span,
            "this comment does not say what it accepts",
            "Write `# icc: allow`, the code of the rule, and the reason.",
        )


@ACCEPTANCE.rule("ICC-A002", "acceptance-without-reason", "w")
def acceptance_without_reason(entry: Entry) -> Iterator[Noted]:
    """A finding is accepted without a reason, so it is not accepted.

    The next readers of the deliverable, in the city or in the programme office, must be able to see why a defect was
    left. Write the reason in a few words after the code: it is printed in the report.

    Bad:

        # roadmap/more.yaml
        milestones:
          - title: Closing event
            due: M18  # icc: allow ICC-R003  # <- here

    Good:

        # roadmap/more.yaml
        milestones:
          - title: Closing event
            due: M18  # icc: allow ICC-R003 the minister comes in December
    """
    acceptance = entry.acceptance
    if acceptance.is_readable and not acceptance.reason:
        listed = ", ".join(code.word for code in acceptance.codes)
        yield Noted(acceptance.span, f"{listed} is accepted without a reason", "Write why, after the code.")


@ACCEPTANCE.rule("ICC-A003", "acceptance-of-unknown-rule", "w")
def acceptance_of_unknown_rule(entry: Entry) -> Iterator[Noted]:
    """An acceptance names a rule that does not exist, so it accepts nothing.

    Name the rule as the finding does, by its code or its name; `icc rules` lists them all.

    Bad:

        # roadmap/more.yaml
        milestones:
          - title: Closing event
            due: M18  # icc: allow out-of-the-plan the minister comes in December  # <- here

    Good:

        # roadmap/more.yaml
        milestones:
          - title: Closing event
            due: M18  # icc: allow outside-the-plan the minister comes in December
    """
    for code, near in entry.unknown:
        hint = f"Did you mean {near}?" if near else "`icc rules` lists all rules."
        yield Noted(code.span, f"there is no rule `{code.word}`", hint)


@ACCEPTANCE.rule("ICC-A004", "acceptance-of-form", "w")
def acceptance_of_form(entry: Entry) -> Iterator[Noted]:
    """An acceptance names a rule whose findings cannot be accepted: one about form, or about acceptances.

    What keeps a file from being read keeps all its content out of the report, so it must be corrected. The same applies
    to acceptances themselves: remove one that is not needed.

    Bad:

        # roadmap/more.yaml
        milestones:
          - title: Closing event
            due: M14  # icc: allow bad-value the date is not known yet  # <- here
            done: true

    Good:

        # roadmap/more.yaml
        milestones:
          - title: Closing event
            due: M14
            done: true
    """
    for code in entry.unacceptable:
        message = f"findings of `{code.word}` cannot be accepted"
        yield Noted(code.span, message, "Remove it, and correct what the finding reports.")


@ACCEPTANCE.rule("ICC-A005", "acceptance-expired", "w")
def acceptance_expired(entry: Entry) -> Iterator[Noted]:
    """The date until which a finding was accepted has passed, so the finding counts again.

    A date in an acceptance is a promise to come back to it. Correct what was found, or agree on another date.

    Bad:

        # roadmap/more.yaml
        milestones:
          - title: Closing event
            due: M18  # icc: allow ICC-R003 the council decides in May (until 2022-05)  # <- here

    Good:

        # roadmap/more.yaml
        milestones:
          - title: Closing event
            due: M14
            done: true
    """
    acceptance = entry.acceptance
    if entry.has_expired and acceptance.until is not None:
        message = f"this was accepted until {acceptance.until}, which has passed"
        yield Noted(acceptance.span, message, "Correct what it accepts, give another date, or remove the comment.")


@ACCEPTANCE.rule("ICC-A006", "acceptance-unused", "w")
def acceptance_unused(entry: Entry) -> Iterator[Noted]:
    """An acceptance accepts nothing: its finding was corrected, or it is in the wrong place.

    It would hide the same defect if it came back. Remove the comment; or move it after the value that the finding is
    about, or above the item.

    Bad:

        # roadmap/more.yaml
        milestones:
          - title: Closing event
            due: M14  # icc: allow ICC-R003 the minister comes in December  # <- here
            done: true

    Good:

        # roadmap/more.yaml
        milestones:
          - title: Closing event
            due: M14
            done: true
    """
    for code in entry.idle:
        yield Noted(code.span, f"nothing is found here that `{code.word}` would accept", "Remove it.")
