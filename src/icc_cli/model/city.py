"""city.yaml: who the city is, and what comes before the first section of the deliverable."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from icc_cli.model.base import (
    CheckpointRef,
    Defines,
    EditionRef,
    Identifier,
    Many,
    Model,
    OneOrMany,
    Party,
    Passage,
    PhaseRef,
    Prose,
    SectionRef,
    Text,
)
from icc_cli.model.dates import PartialDate
from icc_cli.model.quantities.quantity import Quantity
from icc_cli.programme.edition import Stage

PICTURE_ENDINGS = (".png", ".jpg", ".jpeg")


class Member(Model):
    """A city of a consortium."""

    id: Annotated[Identifier, Defines("member")]
    """The id that other files use for the member."""
    name: Text
    """The member's name."""
    lead: bool = False
    """Whether this member leads the consortium."""
    role: Prose | None = None
    """What the member does in the consortium."""
    population: Quantity | None = None
    """Inhabitants."""


class Foreword(Model):
    """The foreword, in the third person."""

    by: Party
    """Who wrote the foreword: name and office."""
    title: Text | None = None
    """The foreword's own heading."""
    text: Prose
    """What the foreword says."""


class PhaseEntry(Model):
    """What the city says about one phase of the programme, if it differs from the edition's words."""

    phase: PhaseRef
    """A phase of the programme edition."""
    start: PartialDate | None = None
    """First month of the phase, as published."""
    end: PartialDate | None = None
    """Last month of the phase, as published."""
    summary: Prose | None = None
    """What happened in the phase."""


class SectionEntry(Model):
    """The period that the city prints on the divider page of a section."""

    section: SectionRef
    """A section of the programme edition's report."""
    start: PartialDate | None = None
    """First month, as published."""
    end: PartialDate | None = None
    """Last month, as published."""


class CheckpointEntry(Model):
    """A checkpoint of the programme edition, with the city's own date."""

    id: CheckpointRef
    """A checkpoint of the programme edition: start, midway or final."""
    date: PartialDate | None = None
    """When the city measured."""


def _is_a_figure(file: str) -> str:
    """Refuse anything but a picture in `figures/`, so that no file from elsewhere gets into a report."""
    parts = file.split("/")
    if parts[0] != "figures" or len(parts) < 2 or any(part in ("", ".", "..") for part in parts) or "\\" in file:
        raise ValueError("must be a file below the city's folder figures/, as in figures/square.jpg")
    if not parts[-1].lower().endswith(PICTURE_ENDINGS):
        raise ValueError(f"must be a PNG or JPEG picture, whose name ends with {', '.join(PICTURE_ENDINGS)}")
    return file


class Picture(Model):
    """A picture of the city's own, for the cover."""

    file: Annotated[str, Field(max_length=200), AfterValidator(_is_a_figure)]
    """The picture, PNG or JPEG: `figures/square.jpg` in the city's folder."""
    alt: Text
    """What the picture shows, for people who cannot see it."""


class City(Model):
    """The city that submits the deliverable."""

    id: Annotated[Identifier, Defines("city")]
    """The city's id, used for `--city`; its folder has the same name."""
    name: Text
    """The city's name as it is printed."""
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    """ISO 3166-1 alpha-2 code of the country, as in `PL`."""
    programme: EditionRef
    """The edition of the programme: `icc-2020`."""
    stage: Annotated[Stage, Field(strict=False)] = Stage.DRAFT
    """How far the deliverable is: a hint in a draft may be an error in the final report."""
    track: Identifier | None = None
    """Thematic track that the city chose."""
    compiled_by: Text
    """Who compiled the deliverable, as named in the disclaimer."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "en"
    """ISO 639-1 code of the language of the deliverable."""
    accent: Annotated[str | None, Field(pattern=r"^#[0-9A-Fa-f]{6}$")] = None
    """The city's colour in its report, in quotation marks because `#` starts a comment: `"#0b5a72"`.

    It is darkened as far as needed to keep text in it readable.
    """
    picture: Picture | None = None
    """A picture for the cover."""
    population: Quantity | None = None
    """Inhabitants."""
    leadership: Many[Party] = ()
    """The mayor, or whoever else is politically responsible for the deliverable."""
    team: Many[Party] = ()
    """The city's ICC team."""
    members: Many[Member] = ()
    """The cities of a consortium; empty for a single city."""
    checkpoints: Many[CheckpointEntry] = ()
    """The city's own dates of the edition's checkpoints."""
    executive_summary: OneOrMany[Passage] = ()
    """The deliverable on one page."""
    foreword: Foreword | None = None
    """The mayor's foreword."""
    journey: Many[PhaseEntry] = ()
    """The four phases as the city experienced them."""
    sections: Many[SectionEntry] = ()
    """The periods on the section dividers."""

    @model_validator(mode="after")
    def _one_lead(self) -> Self:
        if sum(member.lead for member in self.members) > 1:
            raise ValueError("names more than one lead among its members: a consortium is led by one city")
        return self
