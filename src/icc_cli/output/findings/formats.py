"""The table of formats: one name, one writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from icc_cli.diagnostics.finding import Finding
from icc_cli.output.findings.concise import write_concise
from icc_cli.output.findings.text import summary, write_text

if TYPE_CHECKING:
    from icc_cli.diagnostics.page import Page


class Setting(NamedTuple):
    """What a writer may need besides the findings."""

    cities: Sequence[str]
    """Names of the folders of all cities that were checked."""
    width: int
    colour: bool
    links: bool
    rules: Callable[[], Mapping[str, Page]]


def _text(findings: Sequence[Finding], setting: Setting) -> str:
    blocks = write_text(findings, width=setting.width, colour=setting.colour, links=setting.links)
    return blocks + ("\n" if findings else "") + summary(findings, len(setting.cities)) + "\n"


def _concise(findings: Sequence[Finding], setting: Setting) -> str:
    return write_concise(findings)


def _json(findings: Sequence[Finding], setting: Setting) -> str:
    from icc_cli.output.findings.json_format import write_json

    return write_json(findings, setting.cities)


def _sarif(findings: Sequence[Finding], setting: Setting) -> str:
    from icc_cli.output.findings.sarif import write_sarif

    return write_sarif(findings, setting.rules())


def _github(findings: Sequence[Finding], setting: Setting) -> str:
    from icc_cli.output.findings.github import write_github

    return write_github(findings)


def _gitlab(findings: Sequence[Finding], setting: Setting) -> str:
    from icc_cli.output.findings.gitlab import write_gitlab

    return write_gitlab(findings)


def _junit(findings: Sequence[Finding], setting: Setting) -> str:
    from icc_cli.output.findings.junit import write_junit

    return write_junit(findings, setting.cities)


def _markdown(findings: Sequence[Finding], setting: Setting) -> str:
    from icc_cli.output.findings.markdown import write_markdown

    return write_markdown(findings, len(setting.cities))


FORMATS: dict[str, Callable[[Sequence[Finding], Setting], str]] = {
    "text": _text,
    "concise": _concise,
    "json": _json,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
    "markdown": _markdown,
}
"""A writer a format. The writers for machines are imported when they are asked for: most runs are for people."""


def render(
    findings: Sequence[Finding],
    format_name: str,
    *,
    cities: Sequence[str],
    width: int = 100,
    colour: bool = False,
    links: bool = False,
    rules: Callable[[], Mapping[str, Page]] = dict,
) -> str:
    """Return findings in the format of that name.

    `width`, `colour` and `links` shape `text` only. `rules` gives the catalogue's texts by the code of the rule; it is
    called only by the formats that carry them.

    Raises:
        KeyError: There is no such format.
    """
    return FORMATS[format_name](findings, Setting(cities, width, colour, links, rules))
