"""The programme's own words in another language: an edition with its titles, aims and legends translated.

English is in `icc_cli.programme`. Every other language has a catalogue per edition, in a folder named after it. Two
things are not translated: the programme's name, which is a proper name, and what only findings say, which is not
printed.
"""

from __future__ import annotations

from icc_cli.programme import Edition
from icc_cli.report.catalogue import catalogue
from icc_cli.report.language import ENGLISH, Language


def in_language(edition: Edition, language: Language) -> Edition:
    """Return an edition in the words of a language.

    Raises:
        SourceError: The edition has no catalogue in that language.
    """
    if language is ENGLISH:
        return edition
    words = catalogue(f"{edition.id}/{language.code}")

    def say(*key: str) -> str:
        return str(words[".".join(key)])

    return edition._replace(
        phases=tuple(
            phase._replace(title=say("phases", phase.id, "title"), aim=say("phases", phase.id, "aim"))
            for phase in edition.phases
        ),
        checkpoints=tuple(each._replace(label=say("checkpoints", each.id)) for each in edition.checkpoints),
        kinds=tuple(
            kind._replace(
                title=say("kinds", kind.id, "title"),
                column=say("kinds", kind.id, "column"),
                purpose=say("kinds", kind.id, "purpose"),
                measured=say("kinds", kind.id, "measured"),
            )
            for kind in edition.kinds
        ),
        concepts=tuple(
            concept._replace(
                title=say("concepts", concept.id, "title"),
                description=say("concepts", concept.id, "description"),
                example=say("concepts", concept.id, "example"),
            )
            for concept in edition.concepts
        ),
        sections=tuple(section._replace(title=say("sections", section.id)) for section in edition.sections),
        significance={mark: say("significance", mark) for mark in edition.significance},
        topics={topic: say("topics", topic) for topic in edition.topics},
        roles={role: say("roles", role) for role in edition.roles},
        tracks={track: say("tracks", track) for track in edition.tracks},
        disclaimer=say("disclaimer"),
    )
