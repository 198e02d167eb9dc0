"""T: one term, one spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.lint.shared.whole_text import WholeText
from icc_cli.model.walk import Words
from icc_cli.patterns import lazy

_BRITISH_OR_NOT = lazy(
    r"\b(?P<stem>[A-Za-z-]{3,}[iy])(?P<letter>[sz])(?:e|es|ed|er|ers|ing|ation|ations|ational)\b", re.IGNORECASE
)
_TITLES = frozenset({"name", "title", "also_named"})
_WITHOUT_MARKS = str.maketrans("", "", "-'’")
_JOINED = lazy(r"[^\W\d_]+(?:[-'’][^\W\d_]+)+")
_CONTRACTED = lazy(r".*['’](?:s|re|ve|ll|d|m|t)|.*s['’]", re.IGNORECASE)
_APART = {"data base": "database", "web site": "website", "web page": "webpage"}
"""Nouns that are also written as one word; other pairs, such as `may be` and `maybe`, mean two things."""
_SHORTEST = 3
_ATTACHED = frozenset("-'’@/_")


@rule("ICC-T030", "british-and-american-spelling", by_stage="iiii")
def british_and_american_spelling(context: RuleContext) -> Iterator[Found]:
    """Names and titles mix British and American spelling of one word.

    Both are right; mixed, a search finds only half, and tables look pieced together from several documents. Choose one
    for the whole deliverable (the Commission's own documents are British).

    Bad:

        # impact/more.yaml
        stories:
          - {title: Digitalisation of the lamps, text: Every lamp has an address.}
          - {title: Digitalization of the meters, text: Every meter sends its reading.}  # <- here

    Good:

        # impact/more.yaml
        stories:
          - {title: Digitalisation of the lamps, text: Every lamp has an address.}
          - {title: Digitalisation of the meters, text: Every meter sends its reading.}
    """
    if not context.is_english:
        return
    uses: dict[str, dict[str, list[tuple[Words, str]]]] = defaultdict(lambda: defaultdict(list))
    for words in context.words:
        if not words.is_prose and _TITLES.intersection(words.path[-2:]):
            for found in _BRITISH_OR_NOT.finditer(words.text):
                uses[found["stem"].lower()][found["letter"].lower()].append((words, found.group()))
    mixed = [spellings for spellings in uses.values() if len(spellings) > 1]
    if not mixed:
        return
    british = sum(len(spellings["s"]) for spellings in mixed)
    american = sum(len(spellings["z"]) for spellings in mixed)
    rarer, usual = ("s", "z") if british < american else ("z", "s")
    pairs = [f"“{spellings['s'][0][1]}” and “{spellings['z'][0][1]}”" for spellings in mixed]
    yield Found(
        mixed[0][rarer][0][0].path,
        f"names and titles mix British and American spelling: {', '.join(pairs[:4])}",
        help="Choose one for the whole deliverable.",
        related=(("spelled in the other way", mixed[0][usual][0][0].path),),
        facts=(len(mixed), mixed[0][rarer][0][1]),
    )


@rule("ICC-T031", "term-spelled-in-two-ways", by_stage="iiii")
def term_spelled_in_two_ways(context: RuleContext) -> Iterator[Found]:
    """A term is written with and without a hyphen, a space or an apostrophe.

    Readers wonder whether two things are meant, and a search finds only one of them. Choose one form, and use it in
    text, tables and names.

    Bad:

        # impact/more.yaml
        stories:
          - Testville offers its first e-service.
          - The eservice is used by every fifth household.  # <- here

    Good:

        # impact/more.yaml
        stories:
          - Testville offers its first e-service.
          - The e-service is used by every fifth household.
    """
    text = context.text
    known = {_singular(word) for word in text.vocabulary}
    pairs: dict[str, str] = {}
    for term in sorted(text.joined()):
        closed = _singular(term.translate(_WITHOUT_MARKS))
        if closed in known and len(closed) >= _SHORTEST and _JOINED.fullmatch(term) and not _CONTRACTED.fullmatch(term):
            pairs[_singular(term)] = closed
    pairs |= {apart: closed for apart, closed in _APART.items() if closed in known and apart in text.flat}
    uses = _uses(text, {*pairs, *pairs.values()})
    for term, closed in pairs.items():
        one, two = uses[term], uses[closed]
        if not one or not two:
            continue
        rarer, usual = (one, two) if len(one) < len(two) else (two, one)
        yield Found(
            rarer[0][0].path,
            f"“{rarer[0][1]}” is elsewhere written “{usual[0][1]}”",
            help="Choose one form, and use it everywhere.",
            related=(("as here", usual[0][0].path),),
            facts=(rarer[0][1], usual[0][1]),
        )


def _uses(text: WholeText, terms: set[str]) -> dict[str, list[tuple[Words, str]]]:
    """Return the places where each term, or its plural, occurs as a word of its own, as written there."""
    uses: dict[str, list[tuple[Words, str]]] = {term: [] for term in terms}
    small = text.small
    for term in terms:
        start = small.find(term)
        while start >= 0:
            end = start + len(term)
            end += small[end : end + 1] == "s"
            if _is_apart(small[max(0, start - 1) : start], small[end : end + 2]):
                uses[term].append((text.words_at(start), text.text[start:end]))
            start = small.find(term, end)
    return uses


def _is_apart(before: str, after: str) -> bool:
    """Tell whether a match is a word of its own: not part of another word, of an address or of a path."""
    if before.isalnum() or before in _ATTACHED:
        return False
    return not (after[:1].isalnum() or after[:1] in _ATTACHED or (after[:1] == "." and after[1:2].isalnum()))


def _singular(word: str) -> str:
    return word.removesuffix("s")
