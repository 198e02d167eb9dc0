"""Where findings go: each format to a file, or one of them to standard output."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from icc_cli.cli.common import colour, fail, fail_to_write, width
from icc_cli.diagnostics import Finding, shown_path
from icc_cli.files import write_whole
from icc_cli.output.findings.formats import FORMATS, render
from icc_cli.output.findings.links import has_links

if TYPE_CHECKING:
    from icc_cli.diagnostics.page import Page


class Output(NamedTuple):
    """A format, and the file that it is written to; None: standard output."""

    format: str
    file: Path | None


def outputs_or_exit(wanted: Sequence[str], file: Path | None) -> list[Output]:
    """Read what `--format` (`FORMAT` or `FORMAT:FILE`, repeated) and `--output` ask for; exit with 2 on nonsense."""
    outputs = [_output(each) for each in wanted or ("text",)]
    if file is not None:
        if len(outputs) > 1 or outputs[0].file is not None:
            fail("--output is the file of the only format; with several, write --format FORMAT:FILE")
        outputs = [Output(outputs[0].format, file)]
    if len({each.file for each in outputs}) < len(outputs):
        places = [each.file for each in outputs]
        twice = next(each for each in places if places.count(each) > 1)
        fail(f"two formats cannot both go to {shown_path(twice) if twice else 'standard output'}")
    return outputs


def write_outputs(outputs: Sequence[Output], findings: Sequence[Finding], cities: Sequence[str]) -> None:
    """Write findings in all formats, standard output first; exit with 2 where a file cannot be written."""
    for format_, file in sorted(outputs, key=lambda each: each.file is not None):
        if file is None:
            out = sys.stdout
            out.write(
                render(
                    findings,
                    format_,
                    cities=cities,
                    width=width(out),
                    colour=colour(out),
                    links=has_links(out),
                    rules=_pages,
                )
            )
            out.flush()
        else:
            _write_file(file, render(findings, format_, cities=cities, rules=_pages))


def _write_file(file: Path, text: str) -> None:
    try:
        write_whole(file, text.encode("utf-8", "replace"))
    except OSError as error:
        fail_to_write(file, error)


def _output(wanted: str) -> Output:
    name, _, file = wanted.partition(":")
    if name not in FORMATS:
        fail(f"no format {name!r}; there are {', '.join(FORMATS)}")
    return Output(name, Path(file) if file else None)


def _pages() -> Mapping[str, Page]:
    from icc_cli.diagnostics.page import pages_of  # most formats need not wait for them
    from icc_cli.lint.catalogue import rules

    return pages_of(rules())
