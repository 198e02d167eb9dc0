"""The formats in which commands write. To add one, write its writer and add a line here.

`--format` takes the names that stand here, and its help lists them. A writer is a function that takes what is shown and
returns text. Its module is imported when the format is asked for, so that JSON needs no rich and text no Jinja.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from icc_cli.output.terminal import Terminal

_PLAIN, _JSON, _CSV = "text/plain", "application/json", "text/csv"
_MARKDOWN, _HTML = "text/markdown", "text/html"


class Format(NamedTuple):
    """How a command writes one of the things that it shows."""

    command: str
    view: str
    """What is shown."""
    name: str
    media_type: str
    writer: str
    """Its module below `icc_cli.output`, and its function."""
    fits_terminal: bool = False
    """Whether it is for people at a terminal: then the writer also takes the `Terminal` that it writes for."""

    def write(self, shown: object, terminal: Terminal = Terminal()) -> str:  # noqa: B008  (it cannot be changed)
        """Return what is shown as text; only a format that fits a terminal looks at `terminal`."""
        module, _, function = self.writer.partition(":")
        writer = getattr(import_module(f"icc_cli.output.{module}"), function)
        text: str = writer(shown, terminal) if self.fits_terminal else writer(shown)
        return text


FORMATS = (
    Format("validate", "findings", "text", _PLAIN, "findings.text:write_findings", fits_terminal=True),
    Format("validate", "findings", "concise", _PLAIN, "findings.lines:write_concise"),
    Format("validate", "findings", "json", _JSON, "findings.json_format:write_json"),
    Format("validate", "findings", "sarif", "application/sarif+json", "findings.sarif:write_sarif"),
    Format("validate", "findings", "github", _PLAIN, "findings.github:write_github"),
    Format("validate", "findings", "gitlab", _JSON, "findings.gitlab:write_gitlab"),
    Format("validate", "findings", "junit", "application/xml", "findings.junit:write_junit"),
    Format("validate", "findings", "markdown", _MARKDOWN, "findings.markdown:write_markdown"),
    Format("progress", "kpis", "table", _PLAIN, "progress.table:write_kpis", fits_terminal=True),
    Format("progress", "kpis", "json", _JSON, "progress.json_format:write_kpis"),
    Format("progress", "kpis", "csv", _CSV, "progress.csv_format:write_kpis"),
    Format("progress", "kpis", "markdown", _MARKDOWN, "progress.markdown:write_kpis"),
    Format("progress", "kpis", "html", _HTML, "progress.html_format:write_kpis"),
    Format("progress", "portfolio", "table", _PLAIN, "progress.overview:write_portfolio", fits_terminal=True),
    Format("progress", "portfolio", "json", _JSON, "progress.json_format:write_portfolio"),
    Format("progress", "portfolio", "csv", _CSV, "progress.csv_format:write_portfolio"),
    Format("progress", "portfolio", "markdown", _MARKDOWN, "progress.markdown:write_portfolio"),
    Format("progress", "portfolio", "html", _HTML, "progress.html_format:write_portfolio"),
    Format("progress", "gaps", "table", _PLAIN, "progress.overview:write_gaps", fits_terminal=True),
    Format("progress", "gaps", "json", _JSON, "progress.json_format:write_gaps"),
    Format("progress", "gaps", "csv", _CSV, "progress.csv_format:write_gaps"),
    Format("progress", "gaps", "markdown", _MARKDOWN, "progress.markdown:write_gaps"),
    Format("progress", "gaps", "html", _HTML, "progress.html_format:write_gaps"),
    Format("progress", "explanations", "table", _PLAIN, "progress.table:write_explanations", fits_terminal=True),
    Format("diff", "changes", "text", _PLAIN, "changes.text:write_text", fits_terminal=True),
    Format("diff", "changes", "concise", _PLAIN, "changes.concise:write_concise"),
    Format("diff", "changes", "markdown", _MARKDOWN, "changes.markdown:write_markdown"),
    Format("diff", "changes", "json", _JSON, "changes.json_format:write_json"),
    Format("diff", "changes", "html", _HTML, "changes.html_format:write_html"),
    Format("diff", "changes", "github", _PLAIN, "changes.concise:write_github"),
    Format("kpi show", "kpi", "table", _PLAIN, "progress.kpi:write_kpi", fits_terminal=True),
    Format("rules", "rules", "table", _PLAIN, "rules.table:write_table", fits_terminal=True),
    Format("rules", "rules", "json", _JSON, "rules.json_format:write_json"),
)


def format_names(command: str) -> list[str]:
    """Return the names of the formats of a command, the default first."""
    return list(dict.fromkeys(each.name for each in FORMATS if each.command == command))


def find_format(command: str, view: str, name: str) -> Format:
    """Return the format of that name.

    Raises:
        KeyError: This is not shown in such a format.
    """
    return {(each.command, each.view, each.name): each for each in FORMATS}[command, view, name]
