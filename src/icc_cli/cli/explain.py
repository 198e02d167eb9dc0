"""`icc explain`: says what a rule looks for and why, or what a word of the programme means."""

from __future__ import annotations

import difflib
import sys
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from icc_cli.cli.common import fail, width

if TYPE_CHECKING:
    from icc_cli.diagnostics import RuleId
    from icc_cli.lint.catalogue import Page
    from icc_cli.programme.glossary import Term


def explain(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[CODE | NAME | TERM]", help="What to explain; all of it if left out.")
    ] = None,
) -> None:
    """Explain a rule, a kind of change, or a word of the programme.

    Without an argument, list all of them. Exit code 2: there is no such rule, kind or word.
    """
    from icc_cli.changes import page_text
    from icc_cli.changes.kinds import KINDS
    from icc_cli.lint.catalogue import pages
    from icc_cli.lint.page_text import for_terminal
    from icc_cli.programme.glossary import GLOSSARY

    columns = max(width(sys.stdout), 40)
    if not words:
        print("\n".join(_listed(pages(), [kind.id for kind in KINDS.values()], GLOSSARY, columns)))
        return
    asked = " ".join(words)
    wanted = _plain(asked)
    for page in pages().values():
        if wanted in _names(page):
            sys.stdout.write(for_terminal(page, columns))
            return
    for kind in KINDS.values():
        if wanted in _names(kind.id):
            sys.stdout.write(page_text.for_terminal(kind, columns))
            return
    for term in GLOSSARY:
        if wanted in map(_plain, (term.name, *term.also)):
            print("\n".join(_term(term, columns)))
            return
    known = {name: f"{page.code} {page.name}" for page in pages().values() for name in _names(page)}
    known |= {name: f"{kind.id.code} {kind.id.name}" for kind in KINDS.values() for name in _names(kind.id)}
    known |= {_plain(name): term.name for term in GLOSSARY for name in (term.name, *term.also)}
    near = difflib.get_close_matches(wanted, known, 1)
    hint = f"did you mean {known[near[0]]}?" if near else "`icc explain` lists all rules and words"
    fail(f"no rule and no word {asked!r}; {hint}")


def _plain(words: str) -> str:
    """Return words as they are compared: without case, hyphens and the `s` of a plural."""
    return " ".join(words.casefold().replace("-", " ").split()).removesuffix("s")


def _names(page: Page | RuleId) -> tuple[str, ...]:
    return _plain(page.code), _plain(page.code.removeprefix("ICC-")), _plain(page.name)


def _term(term: Term, columns: int) -> Iterator[str]:
    yield term.name
    yield ""
    yield from textwrap.wrap(term.meaning, columns, break_on_hyphens=False)
    if term.also:
        yield ""
        yield from textwrap.wrap(f"Also: {', '.join(term.also)}", columns, break_on_hyphens=False)


def _listed(
    pages: dict[str, Page], changes: Iterable[RuleId], glossary: tuple[Term, ...], columns: int
) -> Iterator[str]:
    for family, group in groupby(pages.values(), key=lambda page: page.family):
        yield f"Rules: {family}"
        yield from (f"  {page.code} {page.name}" for page in group)
        yield ""
    yield "Kinds of change"
    yield from (f"  {kind.code} {kind.name}" for kind in sorted(changes))
    yield ""
    yield "Words of the programme"
    names = ", ".join(term.name for term in glossary)
    yield from textwrap.wrap(names, columns, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
