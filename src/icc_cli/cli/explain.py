"""`icc explain`: says what a rule looks for and why, or what a word of the programme means."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from icc_cli.cli.common import fail
from icc_cli.diagnostics.registry import FAMILIES
from icc_cli.output.plain_text import NARROWEST, wrapped
from icc_cli.output.terminal import terminal

if TYPE_CHECKING:
    from icc_cli.diagnostics.registry import Rule
    from icc_cli.programme.glossary import Term


def explain(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[CODE | NAME | TERM]", help="What to explain; all of it if left out.")
    ] = None,
) -> None:
    """Explain a rule, a kind of change, or a word of the programme.

    Without an argument, list all of them. Exit code 2: there is no such rule, kind or word.
    """
    from icc_cli.diagnostics.page import page_of
    from icc_cli.lint.catalogue import changes, rules
    from icc_cli.output.page_text import for_terminal
    from icc_cli.programme.glossary import GLOSSARY

    columns = max(terminal(sys.stdout).width, NARROWEST)
    if not words:
        print("\n".join(_listed(rules(), changes(), GLOSSARY, columns)))
        return
    asked = " ".join(words)
    wanted = _plain(asked)
    registered = [*rules(), *changes()]
    for rule in registered:
        if wanted in _names(rule):
            sys.stdout.write(for_terminal(page_of(rule), columns))
            return
    for term in GLOSSARY:
        if wanted in map(_plain, (term.name, *term.also)):
            print("\n".join(_term(term, columns)))
            return
    known = {name: f"{rule.id.code} {rule.id.name}" for rule in registered for name in _names(rule)}
    known |= {_plain(name): term.name for term in GLOSSARY for name in (term.name, *term.also)}
    near = difflib.get_close_matches(wanted, known, 1)
    hint = f"did you mean {known[near[0]]}?" if near else "`icc explain` lists all rules and words"
    fail(f"no rule and no word {asked!r}; {hint}")


def _plain(words: str) -> str:
    """Return words as they are compared: without case, hyphens and the `s` of a plural."""
    return " ".join(words.casefold().replace("-", " ").split()).removesuffix("s")


def _names(rule: Rule[Any, Any]) -> list[str]:
    """Return the words that name a rule or a kind of change: those of now, and retired ones."""
    ids = (rule.id, *rule.retired)
    return [_plain(word) for code, name in ids for word in (code, code.removeprefix("ICC-"), name)]


def _term(term: Term, columns: int) -> Iterator[str]:
    yield term.name
    yield ""
    yield from wrapped(term.meaning, columns, "")
    if term.also:
        yield ""
        yield from wrapped(f"Also: {', '.join(term.also)}", columns, "")


def _listed(
    rules: Iterable[Rule[Any, Any]], changes: Iterable[Rule[Any, Any]], glossary: tuple[Term, ...], columns: int
) -> Iterator[str]:
    for family, group in groupby(rules, key=lambda rule: rule.id.family):
        yield f"Rules: {FAMILIES[family]}"
        yield from (f"  {rule.id.code} {rule.id.name}" for rule in group)
        yield ""
    yield "Kinds of change"
    yield from (f"  {kind.id.code} {kind.id.name}" for kind in changes)
    yield ""
    yield "Words of the programme"
    names = ", ".join(term.name for term in glossary)
    yield from wrapped(names, columns, "  ")
