"""The table of formats: one name, one writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from icc_cli.diagnostics.concise import write_concise
from icc_cli.diagnostics.finding import Finding, RuleText
from icc_cli.diagnostics.github import write_github
from icc_cli.diagnostics.gitlab import write_gitlab
from icc_cli.diagnostics.json_format import write_json
from icc_cli.diagnostics.junit import write_junit
from icc_cli.diagnostics.markdown import write_markdown
from icc_cli.diagnostics.sarif import write_sarif
from icc_cli.diagnostics.text import summary, write_text


class Setting(NamedTuple):
    """What a writer may need besides the findings."""

    cities: Sequence[str]
    """Names of the folders of all cities that were checked."""
    width: int
    colour: bool
    links: bool
    rules: Callable[[], Mapping[str, RuleText]]


def _text(findings: Sequence[Finding], setting: Setting) -> str:
    blocks = write_text(findings, width=setting.width, colour=setting.colour, links=setting.links)
    return blocks + ("\n" if findings else "") + summary(findings, len(setting.cities)) + "\n"


FORMATS: dict[str, Callable[[Sequence[Finding], Setting], str]] = {
    "text": _text,
    "concise": lambda findings, _: write_concise(findings),
    "json": lambda findings, setting: write_json(findings, setting.cities),
    "sarif": lambda findings, setting: write_sarif(findings, setting.rules()),
    "github": lambda findings, _: write_github(findings),
    "gitlab": lambda findings, _: write_gitlab(findings),
    "junit": lambda findings, setting: write_junit(findings, setting.cities),
    "markdown": lambda findings, setting: write_markdown(findings, len(setting.cities)),
}


def render(
    findings: Sequence[Finding],
    format_name: str,
    *,
    cities: Sequence[str],
    width: int = 100,
    colour: bool = False,
    links: bool = False,
    rules: Callable[[], Mapping[str, RuleText]] = dict,
) -> str:
    """Return findings in the format of that name.

    `width`, `colour` and `links` shape `text` only. `rules` gives the catalogue's texts by the code of the rule; it is
    called only by the formats that carry them.

    Raises:
        KeyError: There is no such format.
    """
    return FORMATS[format_name](findings, Setting(cities, width, colour, links, rules))
