"""T: text that fits a page of a deck, and that can be read."""

from __future__ import annotations

from collections.abc import Iterator

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.patterns import lazy

_LONGEST = 150
"""Words in a paragraph; a page of the standard deck holds about that many in all its columns."""
_FEWEST = 4
_PARAGRAPHS = lazy(r"\n\s*\n|\n(?=\s*[-*+] )")


@rule("ICC-T040", "paragraph-too-long", by_stage="iiii")
def paragraph_too_long(context: RuleContext) -> Iterator[Found]:
    """A paragraph has more words than a page of the deck can show well.

    The deliverable is read as slides, where people skip long paragraphs. Split it by topic, or keep what a council
    member needs and move the rest to the appendix.

    Bad:

        # impact/more.yaml
        stories:
          - >-  # <- here
            One street after the other was closed for a day. Two crews came before dawn, one from either end, and met
            at noon. Residents had a letter two weeks before, and a call if they had asked for one. Where a tree stood
            in the way, the gardeners cut it back on the same morning. Where a cable was older than its plan, the
            utility laid a new one before the lamp was put up. By dusk the lamp was lit, and by the next day a sensor
            in it had told the control room how bright the moon was. Some were too bright at first, and bedrooms that
            had been dark for fifty years were not. The office lowered those within a week. Others were too dim, most
            of all near the school, and children said so before their parents did. These were turned up the same
            evening. In the end nobody asked for the old lamps, but three people asked for a picture of them, which the
            museum was glad to give.

    Good:

        # impact/more.yaml
        stories:
          - |-
            One street after the other was closed for a day. Residents had a letter two weeks before.

            Some lamps were too bright at first; the office lowered those within a week.
    """
    for words in context.prose:
        if words.text.count(" ") < _LONGEST:
            continue
        longest = max(len(paragraph.split()) for paragraph in _PARAGRAPHS.split(words.text))
        if longest > _LONGEST:
            yield Found(
                words.path,
                f"a paragraph of {longest} words is too long for a page of the deck",
                help=f"Split it: at most {_LONGEST} words per paragraph.",
            )


@rule("ICC-T041", "all-capitals", by_stage="iiii")
def all_capitals(context: RuleContext) -> Iterator[Found]:
    """A text is written in capital letters.

    Capitals are slow to read, some screen readers spell them out letter by letter, and names in them lose their form.
    Write it as a sentence: the report gives titles their weight through type and colour.

    Bad:

        # impact/more.yaml
        stories:
          - title: LIGHT IN EVERY STREET  # <- here
            text: Every street has its lamps.

    Good:

        # impact/more.yaml
        stories:
          - title: Light in every street
            text: Every street has its lamps.
    """
    for words in context.text.texts:
        if words.text.isupper() and len(words.text.split()) >= _FEWEST:
            yield Found(words.path, f"“{words.text[:60]}” is written in capitals", help="Write it as a sentence.")
