"""The words for a missing value (`TBD`, `N/A`, a dash), and the words that the report prints for it."""

from __future__ import annotations

import re
from typing import Any

from icc_cli.model.date_guess import guess
from icc_cli.model.dates import PartialDate
from icc_cli.model.quantities.kinds import Reason, State
from icc_cli.model.wording import ENGLISH, Wording
from icc_cli.patterns import lazy

_WORDS = {
    State.PENDING: r"t\.?\s?b\.?\s?[dca]\.?|pending"
    r"|to be (?:determined|defined|decided|confirmed|announced|agreed|set)",
    State.NOT_APPLICABLE: r"n\s?/\s?a\.?|n\.\s?a\.|not applicable|does not apply",
    State.NOT_YET_MEASURABLE: r"not (?:yet )?measurable(?: yet)?|cannot be measured yet|too early to (?:measure|tell)",
    State.NOT_MONITORED: r"not (?:yet |being |currently )*(?:monitored|measured|tracked)(?: yet)?",
}
_REASONS = {
    Reason.NOT_STARTED: r"not (?:yet )?(?:been )?(?:started|begun|launched|founded)(?: yet)?|has not begun",
    Reason.POSTPONED: r"postponed|delayed|put off",
    Reason.CANCELLED: r"cancell?ed|abandoned|discontinued",
    Reason.NO_RESOURCES: r"no (?:resources|funding|funds|budget|staff)|lack of (?:resources|funding|funds|staff)",
    Reason.NOT_PUBLISHED: r"not (?:yet )?published",
    Reason.NO_DATA: r"no (?:historical )?data(?: available)?|not (?:available|known)|unknown",
    Reason.OTHER: r"other",
}
_NOTE = r"(?:\s*[:;,.–—-]?\s*(?P<note>\S.*))?"
_STATE = [(state, lazy(rf"(?:{words})(?![^\W_]){_NOTE}", re.IGNORECASE)) for state, words in _WORDS.items()]
_REASON = [(reason, lazy(rf"\b(?:{words})\b", re.IGNORECASE)) for reason, words in _REASONS.items()]
_LATER = lazy(
    r"(?:(?:will|can|to) (?:only )?be (?:measurable|measured)|measurable) (?P<when>(?:in|from|after|by|at|as of) .+)",
    re.IGNORECASE,
)
_UNMONITORED = lazy(rf"\b(?:{_WORDS[State.NOT_MONITORED]})\b", re.IGNORECASE)
_DASH = lazy(r"[-–—−]{1,3}" + _NOTE)


def is_unclear(raw: str) -> bool:
    """Whether `raw` leaves open why there is no value: a dash, or `N/A` (not applicable, or not available?)."""
    return re.fullmatch(r"\s*(?:n\s?/\s?a\.?|n\.\s?a\.|[-–—−]{1,3})\s*", raw[:40], re.IGNORECASE) is not None


def read_state(text: str) -> dict[str, Any] | None:
    """Return the fields of a measurement if `text` says that there is no value; None otherwise."""
    dash = _DASH.fullmatch(text)
    if dash is not None and (dash["note"] is None or dash["note"][0] == "("):
        return _fields(State.NOT_MONITORED, dash["note"])
    for state, words in _STATE:
        found = words.fullmatch(text)
        if found is not None:
            return _fields(state, found["note"])
    later = _LATER.fullmatch(text)
    if later is not None:
        return _later(later["when"])
    is_sentence = text[0] == "(" and text[-1] == ")"
    if _UNMONITORED.search(text) or (is_sentence and _reason(text)):
        return _fields(State.NOT_MONITORED, text)
    for reason, words in _REASON:
        if words.fullmatch(text) and reason is not Reason.OTHER:
            return {"state": State.NOT_MONITORED, "reason": reason}
    return None


def print_state(
    state: State, reason: Reason | None = None, expected: PartialDate | None = None, wording: Wording = ENGLISH
) -> str:
    """Return the words for a missing value: `not monitored (not started)`."""
    details = [wording.phrase(reason.value)] if reason else []
    if expected:
        details.append(wording.phrase("expected", date=wording.date(expected)))
    words = wording.phrase(state.value)
    return f"{words} ({', '.join(details)})" if details else words


def _fields(state: State, note: str | None) -> dict[str, Any]:
    fields: dict[str, Any] = {"state": state}
    if note is None:
        return fields
    words = note[1:-1].strip() if note[0] == "(" and note[-1] == ")" else note
    rest = []
    for part in words.split(", "):
        expected = guess(part.removeprefix("expected ")) or part.removeprefix("expected ")
        if part.startswith("expected ") and re.fullmatch(r"[0-9Q-]{4,10}|M[0-9]{1,3}", expected):
            fields["expected"] = expected
        elif part.replace(" ", "-") in list(Reason):
            fields["reason"] = Reason(part.replace(" ", "-"))
        else:
            rest.append(part)
    if rest and "".join(rest).strip():
        fields["note"] = words
        reason = _reason(words)
        if reason is not None and state is State.NOT_MONITORED:
            fields["reason"] = reason
    return fields


def _later(when: str) -> dict[str, Any]:
    """Read "not yet measurable"; a span from an unknown day (`in 3 years`) stays a note, as it gives no date."""
    _, _, date = when.removeprefix("as ").partition(" ")
    if re.fullmatch(r"(?:19|20)[0-9]{2}", date):
        return {"state": State.NOT_YET_MEASURABLE, "expected": date}
    likely = guess(date)
    if likely is not None:
        return {"state": State.NOT_YET_MEASURABLE, "expected": likely}
    return {"state": State.NOT_YET_MEASURABLE, "note": when}


def _reason(words: str) -> Reason | None:
    for reason, wording in _REASON:
        if reason is not Reason.OTHER and wording.search(words):
            return reason
    return None
