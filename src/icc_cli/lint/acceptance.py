"""What a city says in its files about findings that it accepts: `# icc: allow CODE reason (until 2027-01)`.

The comment stands behind the value that a finding is about, or on a line of its own above what begins below it: a key
with its value, or an item with all its keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from icc_cli.model.dates import PartialDate, Precision
from icc_cli.patterns import lazy
from icc_cli.yamltext import Document, Span
from icc_cli.yamltext.comments import Comment, comments

WORD = "icc:"
_ALLOW = lazy(r"allow(?:[ \t]+|$)")
_CODES = lazy(r"[^\s,:]+(?:[ \t]*,[ \t]*[^\s,:]+)*")
_CODE = lazy(r"[^\s,:]+")
_UNTIL = lazy(r"\(until[ \t]+([^()]*)\)[ \t]*$")
_NEXT_COMMENT = lazy(r"(?:^|[ \t])#.*$")


class Code(NamedTuple):
    """A rule as an acceptance names it."""

    word: str
    span: Span


class Acceptance(NamedTuple):
    """One comment that accepts findings of some rules."""

    document: Document
    span: Span
    """Where the comment's words stand, from `allow` on."""
    codes: tuple[Code, ...]
    reason: str
    """Why; empty where nothing was said."""
    until: PartialDate | None
    """The last day, month, quarter or year for which it holds; None: for good."""
    bad_until: str | None
    """What stands after `until` where that is no date."""
    comment: Comment

    @property
    def is_readable(self) -> bool:
        """Whether it says `allow`, at least one code, and no date that nobody understands."""
        return bool(self.codes) and self.bad_until is None

    def speaks_of(self, line: int) -> bool:
        """Tell whether what stands on a line of the file is meant."""
        return self.comment.speaks_of(line)


def acceptances_in(document: Document) -> Iterator[Acceptance]:
    """Yield what a file says about accepted findings, in the order of its lines."""
    for comment in comments(document, WORD):
        yield _acceptance(document, comment)


def _acceptance(document: Document, comment: Comment) -> Acceptance:
    words = _NEXT_COMMENT.sub("", comment.text)
    allow = _ALLOW.match(words)
    listed = _CODES.match(words, allow.end()) if allow else None
    codes = _codes(document, comment.start, words, *listed.span()) if listed else ()
    rest = words[listed.end() :] if listed else ""
    until = _UNTIL.search(rest)
    date, bad = _date(until[1].strip()) if until else (None, None)
    reason = rest[: until.start() if until else len(rest)].strip(" \t:–—-")
    span = document.lines.span(comment.start, comment.start + len(words.rstrip()))
    return Acceptance(document, span, codes, reason, date, bad, comment)


def _codes(document: Document, start: int, words: str, begin: int, end: int) -> tuple[Code, ...]:
    return tuple(
        Code(found.group(), document.lines.span(start + found.start(), start + found.end()))
        for found in _CODE.finditer(words, begin, end)
    )


def _date(words: str) -> tuple[PartialDate | None, str | None]:
    """Return a date of the calendar, or the words that are none."""
    try:
        date = PartialDate.parse(words)
    except ValueError:
        return None, words
    return (None, words) if date.precision is Precision.PLAN_MONTH else (date, None)
