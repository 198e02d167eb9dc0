"""The ground that every model stands on: strictness, and the small types of text that the format is made of."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

IDENTIFIER_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_RAW_HTML = re.compile(r"<(?:[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|/[A-Za-z]|!|\?)")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)


class Model(BaseModel):
    """A part of a deliverable: unknown keys are errors, types are not guessed, nothing changes after reading."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        defer_build=True,
        use_attribute_docstrings=True,
    )


def _one_line(text: str) -> str:
    if "\n" in text.strip():
        raise ValueError("must stand on one line")
    if not text.strip():
        raise ValueError("must not be empty")
    return text.strip()


def _prose(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be empty")
    found = _RAW_HTML.search(_CODE.sub("", text))
    if found:
        raise ValueError(f"must not contain HTML ({found.group()!r}): use Markdown, as in **bold** or *italic*")
    return text.strip()


Text = Annotated[str, AfterValidator(_one_line), Field(json_schema_extra={"minLength": 1})]
"""Words on one line: a name, a title, a unit."""

Prose = Annotated[str, AfterValidator(_prose), Field(json_schema_extra={"minLength": 1})]
"""Sentences in CommonMark, without raw HTML. `{kpi:ID@CHECKPOINT}` prints a measurement."""

Identifier = Annotated[str, Field(pattern=IDENTIFIER_PATTERN, max_length=80)]
"""A name for machines: lower-case letters, digits and single hyphens, as in `energy-cluster`."""
