"""`--format` and `--output`: which formats there are to choose from, and where what is shown goes."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import typer

from icc_cli.city.outputs import write_outputs as write_files
from icc_cli.cli.common import check_output_or_exit, fail, fail_to_write, likely
from icc_cli.diagnostics import Finding, shown_path
from icc_cli.output.findings.lines import Checked
from icc_cli.output.formats import Format, find_format, format_names
from icc_cli.output.terminal import Terminal, terminal


class Output(NamedTuple):
    """A format, and the file that it is written to; None: standard output."""

    format: str
    file: Path | None


def format_option(command: str, what: str) -> Any:
    """Return the option `--format` of a command; it exits with 2 for a format that the command does not have."""

    def known(given: str) -> str:
        return _known_or_exit(given, command)

    words = f"How to write {what}: {', '.join(format_names(command))}."
    return typer.Option("--format", metavar="FORMAT", help=words, callback=known)


def outputs_or_exit(wanted: Sequence[str], file: Path | None) -> list[Output]:
    """Read what `--format` (`FORMAT` or `FORMAT:FILE`, repeated) and `--output` ask for; exit with 2 on nonsense."""
    outputs = [_output(each) for each in wanted or (format_names("validate")[0],)]
    if file is not None:
        if len(outputs) > 1 or outputs[0].file is not None:
            fail("--output is the file of the only format; with several, write --format FORMAT:FILE")
        outputs = [Output(outputs[0].format, file)]
    if len({each.file for each in outputs}) < len(outputs):
        places = [each.file for each in outputs]
        twice = next(each for each in places if places.count(each) > 1)
        fail(f"two formats cannot both go to {shown_path(twice) if twice else 'standard output'}")
    for each in outputs:
        check_output_or_exit(each.file)
    return outputs


def write_outputs(outputs: Sequence[Output], findings: Sequence[Finding], cities: Sequence[str]) -> None:
    """Write findings in all formats, standard output first; exit with 2 where a file cannot be written."""
    files = {}
    for name, file in sorted(outputs, key=lambda each: each.file is not None):
        format_, checked = find_format("validate", "findings", name), Checked(findings, cities)
        if file is None:
            write_out(format_, checked)
            sys.stdout.flush()
        else:
            files[file] = format_.write(checked)
    _write_files(files)


def write_out(format_: Format, shown: object, file: Path | None = None, for_: Terminal | None = None) -> None:
    """Write what is shown in a format to a file, or to standard output; exit with 2 where the file cannot be written.

    Without `for_`, it is made for whoever reads standard output.
    """
    if file is not None:
        _write_files({file: format_.write(shown)})
    elif format_.fits_terminal:
        sys.stdout.write(format_.write(shown, for_ or terminal(sys.stdout)))
    else:  # as bytes, so that no system changes its line ends
        typer.echo(format_.write(shown).encode("utf-8", "replace"), nl=False)


def _write_files(texts: Mapping[Path, str]) -> None:
    try:
        write_files({file: text.encode("utf-8", "replace") for file, text in texts.items()})
    except OSError as error:
        fail_to_write(next(iter(texts)), error)


def _output(wanted: str) -> Output:
    name, _, file = wanted.partition(":")
    return Output(_known_or_exit(name, "validate"), Path(file) if file else None)


def _known_or_exit(given: str, command: str) -> str:
    names = format_names(command)
    if given not in names:
        fail(f"no format {given!r}; {likely(given, names)}")
    return given
