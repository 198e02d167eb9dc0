"""Pages about YAML itself: what cannot be read as keys and values, and what is read otherwise than it was meant."""

from icc_cli.city.form_codes.group import FORM

FORM.code(
    "ICC-F004",
    "yaml-syntax",
    "e",
    """
    A file is not YAML from some place on.

    Mostly a colon, a quotation mark or a bracket in a sentence is taken for one of YAML's own, or a line is
    indented too far. Nothing of the file can be used until it is mended; a text in quotation marks may hold
    anything.

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
    Lists and mappings stand within each other more than 100 levels deep.

    A deliverable needs fewer than ten. Somewhere above, a bracket is opened again and again, or each line is
    indented further than the one before.
    """,
)
FORM.code(
    "ICC-F009",
    "control-character",
    "e",
    """
    A text holds a character that nobody can see.

    It came along when the text was copied from another program, or a backslash in double quotes writes it. It can
    break the report, or turn the order of words around. Delete it; in single quotes a backslash is a backslash.

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

    The second one was written in good faith, and would be lost without a word. Keep one of the two, or make an
    item of a list of each.

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
    A value stands where a key is expected, or has none.

    A key is a word before a colon. A text that begins with `[`, `{` or `?` must be in quotation marks, or YAML
    takes it for a list or a mapping.

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
    The key `<<` stands before something that has no keys.

    It takes over the keys of another item, which is marked with `&` and named with `*`. Where nothing is to be
    taken over, write the key that is meant.

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
    A word begins with an asterisk, which names something marked with `&`, and nothing above is marked so.

    Mostly the asterisk was meant as a note or as emphasis. A text that begins with one must be in quotation marks.

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
    An item names itself, so that it would never end.

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
    Words with an asterisk stand for more than 100 000 values in all.

    A few lines of aliases that name each other can stand for more than any computer can hold, by mistake or in
    bad faith. Write the values out.
    """,
)
FORM.code(
    "ICC-F016",
    "unknown-tag",
    "e",
    """
    A word with an exclamation mark stands before a value, and means nothing here.

    YAML takes it for the name of a kind of value, and it would vanish from the text. A text that begins with `!`
    must be in quotation marks.

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
    A word such as `!!int` says of what kind a value is, and the value is nothing of that kind.

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
    A whole number has more digits than can be reckoned with.

    It probably is a code or a number of an account rather than a quantity. Put it in quotation marks, so that it
    is text.
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

    It is indented further than the text's own hyphen, so that YAML joins the two. In the report, a sentence would
    go on with a hyphen. Align it with the items of its list.

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
    A word begins with `&`, which marks a value for use elsewhere, and nothing uses it.

    The word is no part of the text and would vanish from the report: mostly a name such as *&Co* was meant. A
    text that begins with `&` must be in quotation marks.

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
    A key has no value, and a comment behind it looks like one: a colour, or a word that begins with `#`.

    `#` begins a comment, so that what was written is not read, and the report goes without it. A value that begins
    with the sign must be in quotation marks; in a comment, a space follows the sign.

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
