"""Pages about files as a whole: whether they can be read, and whether they belong to the deliverable."""

from icc_cli.city.form_codes.group import FORM

FORM.code(
    "ICC-F001",
    "unreadable-file",
    "e",
    """
    A file of the city cannot be opened.

    It may be a folder with the name of a file, or the permission to read it is missing. Until it can be read, its
    content is missing from the deliverable.
    """,
)
FORM.code(
    "ICC-F002",
    "file-too-large",
    "e",
    """
    A file is larger than 10 MiB.

    The whole deliverable of a city takes about 60 KB, so something else was probably saved under this name. Keep
    pictures in `figures/`, and split large parts into several files.
    """,
)
FORM.code(
    "ICC-F003",
    "not-utf-8",
    "e",
    """
    A file is not saved as UTF-8.

    In other encodings, names such as Białystok or Košice come out wrong on the next computer. Most editors offer
    UTF-8 in *Save as*, under *Encoding*.
    """,
)
FORM.code(
    "ICC-F005",
    "empty-file",
    "w",
    """
    A file has no content.

    Often it was created to be filled in later, and forgotten. Write its first key, or delete the file.

    Bad:

        # impact/more.yaml
        # To be written when the workshop is over.   # <- here

    Good:

        # impact/more.yaml
        # What the workshop of May said.
        lessons:
          - lesson: Ask the people who live below the lamps.
    """,
)
FORM.code(
    "ICC-F006",
    "several-documents",
    "e",
    """
    A file contains a second document, below a line `---`.

    Only what is above that line is read. Remove the line, or move what follows into a file of its own.

    Bad:

        # impact/more.yaml
        lessons:
          - lesson: Ask the people who live below the lamps.
        ---   # <- here
        collaboration: Two cities visited the control room.

    Good:

        # impact/more.yaml
        lessons:
          - lesson: Ask the people who live below the lamps.
    """,
)
FORM.code(
    "ICC-F008",
    "too-many-problems",
    "e",
    """
    A file has a hundred or more defects, and the rest of it was not read.

    It is probably not a YAML file, but a word processor's file, a table or a web page saved under this name. Save it
    as plain text.
    """,
)
FORM.code(
    "ICC-F020",
    "unknown-file",
    "w",
    """
    The city's folder contains a file that is not part of a deliverable.

    Nothing reads it, so its content is missing from the report without anyone noticing. Rename it to the part that is
    meant, with the extension `.yaml`, or move it out of the folder.

    Bad:

        # impacts.yaml
        lessons:   # <- here
          - lesson: Ask the people who live below the lamps.

    Good:

        # impact/more.yaml
        lessons:
          - lesson: Ask the people who live below the lamps.
    """,
)
FORM.code(
    "ICC-F021",
    "outside-folder",
    "e",
    """
    A file is a link that leads out of the city's folder.

    A deliverable is complete in one folder, so that it can be handed on, and so that it cannot show what is elsewhere
    on the computer that prints it. Put the file itself into the folder.
    """,
)
FORM.code(
    "ICC-F022",
    "given-twice",
    "e",
    """
    Two files of one part give the same key, and only one of them can be used.

    Lists from several files are joined; a single text or value cannot be. Keep it in one of the files.

    Bad:

        # impact/more.yaml
        summary: The lamps use a quarter less electricity.   # <- here

    Good:

        # impact/more.yaml
        lessons:
          - lesson: Ask the people who live below the lamps.
    """,
)
