"""Pages about values that do not fit the format: unknown keys and words, wrong kinds, missing things."""

from icc_cli.city.form_codes.group import FORM

UNKNOWN_KEY = FORM.code(
    "ICC-F030",
    "unknown-key",
    "e",
    """
    The format has no such key in this place.

    It is misspelled, or is in the wrong item or the wrong file. What it says would be missing from the report. The
    page about the format lists the keys of each item, and an editor offers them as you type.

    Bad:

        # impact/more.yaml
        lessons:
          - lesson: Ask the people who live below the lamps.
            reflexion: Two of ten lamps stood in the wrong place.   # <- here

    Good:

        # impact/more.yaml
        lessons:
          - lesson: Ask the people who live below the lamps.
            reflection: Two of ten lamps stood in the wrong place.
    """,
).id
MISSING_KEY = FORM.code(
    "ICC-F031",
    "missing-key",
    "e",
    """
    An item lacks a required key.

    Its other keys mean little without it: a lesson needs a sentence that says it, a KPI needs a name. Add it; the
    hint says what it contains.

    Bad:

        # impact/more.yaml
        lessons:
          - reflection: Two of ten lamps stood in the wrong place.   # <- here

    Good:

        # impact/more.yaml
        lessons:
          - lesson: Ask the people who live below the lamps.
            reflection: Two of ten lamps stood in the wrong place.
    """,
).id
WRONG_TYPE = FORM.code(
    "ICC-F032",
    "wrong-type",
    "e",
    """
    A value is of another kind than the format requires: a text in place of a list, a number in place of words.

    Write a list with one item per line, each after a hyphen; write a mapping as `key: value` lines. Put a number that
    is meant as text in quotation marks.

    Bad:

        # assessment/more.yaml
        insights:
          - Nobody knows which lamps are broken.   # <- here

    Good:

        # assessment/more.yaml
        insights:
          - performance: lower
            significance: critical
            statement: Nobody knows which lamps are broken.
    """,
).id
UNKNOWN_VALUE = FORM.code(
    "ICC-F033",
    "unknown-value",
    "e",
    """
    A word is not one of those allowed here.

    The programme's own words are fixed, so that the deliverables of all cities can be compared and added up. Choose
    one of those listed in the finding.

    Bad:

        # assessment/more.yaml
        insights:
          - performance: lower
            significance: high   # <- here
            statement: Nobody knows which lamps are broken.

    Good:

        # assessment/more.yaml
        insights:
          - performance: lower
            significance: critical
            statement: Nobody knows which lamps are broken.
    """,
).id
BAD_VALUE = FORM.code(
    "ICC-F034",
    "bad-value",
    "e",
    """
    A value is not written as the format requires: a date, an id, a country, an amount, a text.

    It cannot be read, so nothing can be calculated or sorted by it. The hint shows how to write it.

    Bad:

        # roadmap/more.yaml
        tracks:
          - solution: lights
            milestones:
              - {id: last-district, title: Last district lit, due: May 2022}   # <- here

    Good:

        # roadmap/more.yaml
        tracks:
          - solution: lights
            milestones:
              - {id: last-district, title: Last district lit, due: 2022-05}
    """,
).id
