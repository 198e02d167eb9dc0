"""What can be wrong with a report as it is laid out. `icc render` finds it, not `icc validate`.

These codes are registered here and not in `report/`: acceptances name them too, and they are checked below `report/`.
"""

from __future__ import annotations

from typing import Never

from icc_cli.diagnostics.finding import Severity
from icc_cli.diagnostics.registry import Codes

LAYOUT: Codes[Never, Never] = Codes()
"""Codes about the layout of a report, found while it is typeset."""

TEXT_OUTSIDE = LAYOUT.code(
    "ICC-L001",
    "text-outside-its-place",
    "w",
    """
    A text ends outside its column or cell, or below the foot of the page.

    What stands outside is cut off, or covers what stands beside it. Words that are too long for a line are broken,
    so this is rare: most often it is a city's own template that gives a text a fixed place. Write the text
    shorter, or divide it.
    """,
).id
TEXT_OVER_TEXT = LAYOUT.code(
    "ICC-L002",
    "text-over-text",
    "w",
    """
    Two texts stand on top of each other, so that neither can be read.

    The cover and the dividers between sections give each text a fixed place. A vision whose title is a whole
    paragraph, or a name that lists all members of a consortium, takes more than its place. Write it shorter: what
    it says at length has a field of its own.

    Bad:

        # strategy.yaml
        vision:
          title: >-  # <- here
            Every street, square, park, bridge, tunnel, stair and tow path of Testville and of the villages that
            belong to it is lit when somebody walks, rides, drives, waits, plays or works there, and every one of
            them is dark when nobody does, so that people, bats, moths, hedgehogs, owls and the stars over the
            river have what is theirs at every hour of the night and in every season of the year
        solutions:
          - id: lights
            name: Street lights
            initiatives:
              - {id: replace-lamps, name: Replacing lamps}
        ambitions:
          - {id: frugal-light, name: Frugal light}

    Good:

        # strategy.yaml
        vision:
          title: Light where it is needed
          statement: Every street of Testville is lit when somebody walks there.
        solutions:
          - id: lights
            name: Street lights
            initiatives:
              - {id: replace-lamps, name: Replacing lamps}
        ambitions:
          - {id: frugal-light, name: Frugal light}
    """,
).id
EMPTY_PAGE = LAYOUT.code(
    "ICC-L003",
    "empty-page",
    "w",
    """
    A page of the report is empty.

    What stands before it ends at the very foot of its page, and something that nobody sees had to go on to the
    next. Shorten what stands before it by a line.
    """,
).id
STRANDED_HEADING = LAYOUT.code(
    "ICC-L004",
    "stranded-heading",
    "w",
    """
    A heading stands at the end of a column or a page, and what it heads on the next.

    Headings stay with the lines below them, unless these are one block that cannot be divided and has no room.
    Shorten what stands before, or divide what the heading stands over into paragraphs.
    """,
).id
MISSING_GLYPH = LAYOUT.code(
    "ICC-L005",
    "missing-glyph",
    "w",
    """
    A text has a character that none of the report's fonts has: it would be printed as an empty box.

    The fonts cover the European languages in Latin, Cyrillic and modern Greek, and common signs; emoji, Arabic
    and Asian scripts are missing. Write a name in Latin letters, and say in words what an emoji says.

    Bad:

        # assessment/more.yaml
        takeaways:
          - Residents like the new lamps 🦉   # <- here

    Good:

        # assessment/more.yaml
        takeaways:
          - Residents like the new lamps, and so do the owls
    """,
).id
UNUSABLE_PICTURE = LAYOUT.code(
    "ICC-L006",
    "unusable-picture",
    "e",
    """
    A picture of the city is missing, is no PNG or JPEG, or is larger than anybody can see on paper.

    Pictures are read from the city's folder `figures/` and nowhere else. They are decoded and encoded again, so
    that nothing but the picture gets into the report: not where, when and by whom it was taken. A picture may have
    12 MB and 40 million pixels.

    Bad:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        picture:
          file: figures/lamps.jpg  # <- here
          alt: A lamp above an empty square
        leadership:
          - {name: Ada Nowak, role: Mayor}
        team:
          - {name: Jan Kos, role: City representative, organisation: Digital Office}

    Good:

        # city.yaml
        id: testville
        name: Testville
        country: PL
        programme: icc-2020
        compiled_by: City of Testville
        leadership:
          - {name: Ada Nowak, role: Mayor}
        team:
          - {name: Jan Kos, role: City representative, organisation: Digital Office}
    """,
).id
COMPLAINT = LAYOUT.code(
    "ICC-L007",
    "typesetting-complaint",
    "w",
    """
    The program that typesets the pages does not understand a style or an element.

    It leaves out what it does not understand, so that a page may look otherwise than intended. The report's own
    templates give it no reason to complain: the cause is a template of the city. Mend it there.
    """,
).id
BROKEN_TEMPLATE = LAYOUT.code(
    "ICC-L008",
    "broken-template",
    "e",
    """
    A template of the city's own cannot be used: it cannot be understood, fails, or does not end.

    A file in the city's folder `templates/final-report/` stands in for the one of the same name that comes with
    `icc`. It can print what the report knows, and nothing else: it reads no files, calls no programs, and
    has 20 seconds and a gigabyte for its work. Mend the line that is shown, or remove the file.
    """,
).id
OUTSIDE_ADDRESS = LAYOUT.code(
    "ICC-L009",
    "outside-address",
    "e",
    """
    A template of the city's own asks for a file or an address outside the report, or puts a file into it.

    A report is made from the city's files and nothing else: so it is the same today and in ten years, on every
    machine, and tells nobody that it was made. Put a picture into `figures/` and write `{{ picture("figures/…") }}`
    where its address belongs. Links may lead to http, https and mailto addresses.
    """,
).id

FATAL = frozenset(rule.id for rule in LAYOUT.rules if rule.severity is Severity.ERROR)
"""After these there is no report; the others are warnings."""
