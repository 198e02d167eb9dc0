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
    A text ends outside its column or cell, or below the bottom of the page.

    What is outside is cut off, or covers what is next to it. Words that are too long for a line are broken, so this
    is rare: usually a city's own template gives a text a fixed place. Shorten the text, or split it.
    """,
).id
TEXT_OVER_TEXT = LAYOUT.code(
    "ICC-L002",
    "text-over-text",
    "w",
    """
    Two texts overlap, so neither can be read.

    The cover and the dividers between sections give each text a fixed place. A vision whose title is a whole
    paragraph, or a name that lists all members of a consortium, takes more space than it has. Shorten it: there is
    another field for the long version.

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

    The text before it ends at the very bottom of its page, and something invisible moved on to the next. Shorten that
    text by a line.
    """,
).id
STRANDED_HEADING = LAYOUT.code(
    "ICC-L004",
    "stranded-heading",
    "w",
    """
    A heading is at the end of a column or a page, and its text is on the next.

    Headings stay with the lines below them, unless these form one block that cannot be split and does not fit.
    Shorten the text before, or split the text below the heading into paragraphs.
    """,
).id
MISSING_GLYPH = LAYOUT.code(
    "ICC-L005",
    "missing-glyph",
    "w",
    """
    A text has a character that none of the report's fonts has: it would be printed as an empty box.

    The fonts cover the European languages in Latin, Cyrillic and modern Greek, and common signs; emoji, Arabic and
    Asian scripts are missing. Write a name in Latin letters, and replace an emoji by words.

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
    A picture of the city is missing, is not a PNG or JPEG, or is too large.

    Pictures are read only from the city's folder `figures/`. They are decoded and encoded again, so that nothing but
    the picture gets into the report: not where, when and by whom it was taken. A picture may have up to 12 MB and 40
    million pixels.

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

    It leaves out what it does not understand, so a page may look different than intended. The report's own templates
    do not cause this: the cause is a template of the city. Correct it there.
    """,
).id
BROKEN_TEMPLATE = LAYOUT.code(
    "ICC-L008",
    "broken-template",
    "e",
    """
    A city's own template cannot be used: it cannot be understood, fails, or does not end.

    A file in the city's folder `templates/final-report/` replaces the one of the same name that comes with `icc`. It
    can print what the report knows, and nothing else: it reads no files, runs no programs, and may take 20 seconds
    and a gigabyte of memory. Correct the line shown, or remove the file.
    """,
).id
OUTSIDE_ADDRESS = LAYOUT.code(
    "ICC-L009",
    "outside-address",
    "e",
    """
    A city's own template requests a file or an address outside the report, or attaches a file to it.

    A report is made only from the city's files, so it is the same today and in ten years, on every machine, and
    nobody is notified that it was made. Put a picture into `figures/` and write `{{ picture("figures/…") }}` where
    its address belongs. Links may lead to http, https and mailto addresses.
    """,
).id

FATAL = frozenset(rule.id for rule in LAYOUT.rules if rule.severity is Severity.ERROR)
"""After these there is no report; the others are warnings."""
