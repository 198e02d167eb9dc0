"""Pages about YAML itself: what cannot be read as keys and values, and what is read differently than it was meant."""

from icc_cli.city.form_codes.group import FORM

FORM.code(
    "ICC-F004",
    "yaml-syntax",
    "e",
    """
    A file stops being valid YAML at some place.

    Usually a colon, a quotation mark or a bracket in a sentence is taken for one of YAML's own, or a line is indented
    too far. Nothing in the file can be used until this is corrected; a text in quotation marks may contain anything.

    Bad:

        # impact/more.yaml
        lessons:
          - lesson: Of all that we learned: measure first.   # <- here

    Good:

        # impact/more.yaml
        lessons:
          - lesson: "Of all that we learned: measure first."
    """,
)
FORM.code(
    "ICC-F007",
    "too-deep",
    "e",
    """
    Lists and mappings are nested more than 100 levels deep.

    A deliverable needs fewer than ten. Somewhere above, a bracket is opened again and again, or each line is indented
    further than the one before.
    """,
)
FORM.code(
    "ICC-F009",
    "control-character",
    "e",
    """
    A text contains an invisible character.

    It was copied from another program along with the text, or is written by a backslash in double quotes. It can
    break the report, or reverse the order of words around it. Delete it; in single quotes a backslash is a backslash.

    Bad:

        # impact/more.yaml
        lessons:
          - lesson: "The meters' data had been kept in C:\\energy all along."   # <- here

    Good:

        # impact/more.yaml
        lessons:
          - lesson: The meters' data had been kept in C:\\energy all along.
    """,
)
FORM.code(
    "ICC-F010",
    "duplicate-key",
    "e",
    """
    A key is given twice in the same item, and only the first one counts.

    The second one would be lost without notice. Keep one of the two, or turn them into two items of a list.

    Bad:

        # impact/more.yaml
        lessons:
          - lesson: Ask the people who live below the lamps.
            reflection: Two of ten lamps stood in the wrong place.
            reflection: Nobody had asked the school.   # <- here

    Good:

        # impact/more.yaml
        lessons:
          - lesson: Ask the people who live below the lamps.
            reflection: Two of ten lamps stood in the wrong place, as nobody had asked the school.
    """,
)
FORM.code(
    "ICC-F011",
    "bad-key",
    "e",
    """
    There is a value where a key is expected, or a key has no value.

    A key is a word before a colon. A text that starts with `[`, `{` or `?` must be in quotation marks, or YAML takes
    it for a list or a mapping.

    Bad:

        # impact/more.yaml
        lessons:
          - lesson: Ask the people who live below the lamps.
            [reflection]: Two of ten lamps stood in the wrong place.   # <- here

    Good:

        # impact/more.yaml
        lessons:
          - lesson: Ask the people who live below the lamps.
            reflection: Two of ten lamps stood in the wrong place.
    """,
)
FORM.code(
    "ICC-F012",
    "bad-merge",
    "e",
    """
    The key `<<` comes before something that has no keys.

    It takes over the keys of another item, which is marked with `&` and named with `*`. If nothing should be taken
    over, write the key that is meant.

    Bad:

        # impact/more.yaml
        lessons:
          - <<: What we would do again   # <- here
            lesson: Ask the people who live below the lamps.

    Good:

        # impact/more.yaml
        lessons:
          - lesson: Ask the people who live below the lamps.
    """,
)
FORM.code(
    "ICC-F013",
    "unknown-alias",
    "e",
    """
    A word starts with an asterisk, which refers to something marked with `&`, but nothing above is marked so.

    Usually the asterisk was meant as a note or as emphasis. A text that starts with one must be in quotation marks.

    Bad:

        # strategy/more.yaml
        roadblocks:
          - *estimate   # <- here

    Good:

        # strategy/more.yaml
        roadblocks:
          - "*estimate"
    """,
)
FORM.code(
    "ICC-F014",
    "recursive-alias",
    "e",
    """
    An item refers to itself, so it would never end.

    Write out what is meant, without `&` and `*`.

    Bad:

        # impact/more.yaml
        lessons: &all
          - lesson: Ask the people who live below the lamps.
          - *all   # <- here

    Good:

        # impact/more.yaml
        lessons:
          - lesson: Ask the people who live below the lamps.
    """,
)
FORM.code(
    "ICC-F015",
    "too-many-aliases",
    "e",
    """
    Words with an asterisk expand to more than 100 000 values in total.

    A few lines of aliases that refer to each other can expand to more than any computer can hold, by mistake or on
    purpose. Write out the values.
    """,
)
FORM.code(
    "ICC-F016",
    "unknown-tag",
    "e",
    """
    A word with an exclamation mark comes before a value, and means nothing here.

    YAML takes it for the name of a type, and it would vanish from the text. A text that starts with `!` must be in
    quotation marks.

    Bad:

        # impact/more.yaml
        lessons:
          - lesson: !Measure before you begin.   # <- here

    Good:

        # impact/more.yaml
        lessons:
          - lesson: "!Measure before you begin."
    """,
)
FORM.code(
    "ICC-F017",
    "tag-mismatch",
    "e",
    """
    A word such as `!!int` gives the type of a value, and the value is not of that type.

    These words are never needed in a deliverable. Remove it, or correct the value.

    Bad:

        # impact/more.yaml
        lessons:
          - lesson: !!int Seven districts are enough to learn from.   # <- here

    Good:

        # impact/more.yaml
        lessons:
          - lesson: Seven districts are enough to learn from.
    """,
)
FORM.code(
    "ICC-F018",
    "number-too-long",
    "e",
    """
    A whole number has too many digits to calculate with.

    It is probably a code or an account number rather than a quantity. Put it in quotation marks, so that it is text.
    """,
)
FORM.code(
    "ICC-F019",
    "too-many-tags",
    "e",
    """
    More than 100 lines begin with `%TAG`.

    They are never needed here, and slow the reader down. Remove them.
    """,
)
FORM.code(
    "ICC-F023",
    "list-in-text",
    "e",
    """
    An item of a list is read as part of the text above it.

    It is indented further than the hyphen of that text, so YAML joins the two. In the report, a sentence would
    continue with a hyphen. Align it with the items of its list.

    Bad:

        # strategy/more.yaml
        roadblocks:
          - Lamps cost more every month
            - Electricians are few   # <- here

    Good:

        # strategy/more.yaml
        roadblocks:
          - Lamps cost more every month
          - Electricians are few
    """,
)
FORM.code(
    "ICC-F024",
    "unused-anchor",
    "e",
    """
    A word starts with `&`, which marks a value for use elsewhere, but nothing uses it.

    The word is not part of the text and would vanish from the report: usually a name such as *&Co* was meant. A text
    that starts with `&` must be in quotation marks.

    Bad:

        # strategy/more.yaml
        roadblocks:
          - &Co asks for a deposit   # <- here

    Good:

        # strategy/more.yaml
        roadblocks:
          - "&Co asks for a deposit"
    """,
)
FORM.code(
    "ICC-F025",
    "value-in-comment",
    "w",
    """
    A key has no value, and the comment after it looks like one: a colour, or a word that starts with `#`.

    `#` starts a comment, so what was written is not read and is missing from the report. A value that starts with
    this sign must be in quotation marks; in a comment, put a space after the sign.

    Bad:

        # impact/more.yaml
        lessons:
          - lesson: Ask the people who live below the lamps.
            reflection: #lightsout showed us what they think.   # <- here

    Good:

        # impact/more.yaml
        lessons:
          - lesson: Ask the people who live below the lamps.
            reflection: "#lightsout showed us what they think."
          - lesson: Count the lamps before you order new ones.
            reflection: # the Digital Office will say more
    """,
)
