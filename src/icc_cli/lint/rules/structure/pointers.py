"""S: prose that refers to something that is not there: a slide, a section, a figure, a note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.patterns import lazy

_NUMBER = r"(?:(?:no|nr)\.?\s+)?(?:#\s*)?\d{1,3}\b(?!\s*%)"
_SLIDE = lazy(
    rf"\bslides?\s*{_NUMBER}|\b(?:see|cf\.|on|at|refer to)\s+(?:also\s+)?(?:the\s+)?(?:pages?\s+|pp?\.\s*){_NUMBER}",
    re.IGNORECASE,
)
"""A page counts if the reader is sent to it; `a brochure of 12 pages` does not."""
_PAGE_WORDS = frozenset({"page", "pages", "p", "pp"})
_SLIDE_WORDS = ("slide", "see", "cf.", "on", "at", "refer to")
_SECTION = lazy(
    r"\b(?:section|chapter)\s+(?:no\.?\s+)?(\d{1,2})\b(?!\s*(?:\(|\.\d|of the (?:law|act|code|decree|regulation)))",
    re.IGNORECASE,
)
_APPENDIX_WORDS = frozenset({"appendix", "annex"})
_APPENDIX = lazy(r"\b(?:in|see|to|into|from)\s+(?:the\s+|an\s+)?(?:appendix|annex)\b(?!\s+(?:to|of)\b)", re.IGNORECASE)
_FIGURE_WORDS = ("figure", "table", "chart", "diagram", "graph", "picture", "map", "fig.")
_FIGURE = lazy(
    r"\b(?:figure|table|chart|diagram|graph(?:ic)?|picture|map)\s+"
    r"(?:(?:no\.?\s+)?\d{1,2}\b|(?:below|above|overleaf|opposite)\b|on\s+the\s+(?:left|right|next|previous)\b)"
    r"|\bfig\.\s*\d{1,2}\b",
    re.IGNORECASE,
)
_NOTE = lazy(r"(?<=[^\W\d_]{3})[¹²³](?!\w)|(?<=\w)\s?\[\d{1,2}\](?![(\[:])|(?<=[\w)])\*+(?=\x00|\Z)")
"""A superscript after a word, as opposed to `m²`; a number in brackets that is not a link; asterisks at the end."""


@rule("ICC-S030", "points-to-a-slide", by_stage="iiww")
def points_to_a_slide(context: RuleContext) -> Iterator[Found]:
    """A text refers to a slide or page by its number.

    The report has other pages, so the number is wrong or, worse, leads somewhere else. Name the section or the item
    instead, or say it here.

    Bad:

        # impact/more.yaml
        concepts:
          - concept: activities
            description: Residents report dark lamps (see slide 55).  # <- here

    Good:

        # impact/more.yaml
        concepts:
          - concept: activities
            description: Residents report dark lamps, as the discussion of activities tells.
    """
    starts = ("slide",) if _PAGE_WORDS.isdisjoint(context.text.vocabulary) else _SLIDE_WORDS
    for words, found in context.text.find_from(starts, _SLIDE):
        message = f"the text sends the reader to “{found.group()}”, which the report does not have"
        yield Found(
            words.path, message, help="Name the section or the item instead of a number.", facts=(found.group(),)
        )


@rule("ICC-S031", "points-to-no-section", by_stage="iiww")
def points_to_no_section(context: RuleContext) -> Iterator[Found]:
    """A text refers to a section or an appendix that the report does not have.

    The standard report has sections 1, 2 and 3+4; its appendix contains the governance. A reference to anything else is
    left over from another document. Name what is meant.

    Bad:

        # impact/more.yaml
        concepts:
          - concept: activities
            description: Section 7 tells how residents report dark lamps.  # <- here

    Good:

        # impact/more.yaml
        concepts:
          - concept: activities
            description: Section 3 tells how residents report dark lamps.
    """
    numbers = {number for section in context.edition.sections for number in section.number.split("+")}
    for words, found in context.text.find_from(("section", "chapter"), _SECTION):
        if found[1] not in numbers:
            message = f"the text sends the reader to “{found.group()}”, but the report has no such section"
            hint = f"Its sections are {', '.join(sorted(numbers - {'A'}))}."
            yield Found(words.path, message, help=hint, facts=(found.group(),))
    if not context.deliverable.roadmap.governance and not _APPENDIX_WORDS.isdisjoint(context.text.vocabulary):
        for words, found in context.text.find_from(("in", "see", "to", "from"), _APPENDIX):
            message = (
                f"the text sends the reader “{found.group()}”, but the report has none: it would hold the governance"
            )
            hint = "Add the governance to `roadmap`, or remove the reference."
            yield Found(words.path, message, help=hint, facts=(found.group(),))


@rule("ICC-S032", "points-to-no-figure", by_stage="iiww")
def points_to_no_figure(context: RuleContext) -> Iterator[Found]:
    """A text refers to a figure or table by number, or to one “below” or “on the right”.

    Tables and charts of the report are derived and may have other numbers, and what was next to a text on a slide is
    elsewhere on a page. Say what the figure showed.

    Bad:

        # impact/more.yaml
        concepts:
          - concept: activities
            description: The chart below shows how many residents reported dark lamps.  # <- here

    Good:

        # impact/more.yaml
        concepts:
          - concept: activities
            description: Every third resident reported a dark lamp.
    """
    for words, found in context.text.find_from(_FIGURE_WORDS, _FIGURE):
        message = f"the text points to “{found.group()}”, which is not there in the report"
        yield Found(words.path, message, help="Say what it showed, or name the KPI.", facts=(found.group(),))


@rule("ICC-S033", "note-without-text", by_stage="iiww")
def note_without_text(context: RuleContext) -> Iterator[Found]:
    """A text has a footnote mark, but there are no footnotes.

    The reader looks for the note of the asterisk or number, and finds none. Say it in the sentence, or in the item's
    `note`.

    Bad:

        # impact/more.yaml
        stories:
          - title: Quick repairs*  # <- here
            text: A dark lamp shines again within two days.

    Good:

        # impact/more.yaml
        stories:
          - title: Quick repairs in the city centre
            text: A dark lamp shines again within two days.
    """
    for words, found in context.text.find_from((" [", "[", "*", "¹", "²", "³"), _NOTE):
        # In prose, a closing asterisk may end a stretch in *italics*.
        if not (words.is_prose and "*" in found.group()):
            message = f"the mark “{found.group().strip()}” refers to a note, but there is none"
            hint = "Say it in the sentence, or in the item's `note`."
            yield Found(words.path, message, help=hint, facts=(found.group(),))
