"""T: slips that make a reader stumble."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, pairwise
from operator import eq

from icc_cli.city.found import Found
from icc_cli.city.proposals import Proposal, Reword
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.model.walk import Words
from icc_cli.patterns import lazy
from icc_cli.yamltext import KeyPath

_JOINTS = ("and", "or")
_MAY_REPEAT = lazy(r"had|that|more|less|again|over|better|further|through|round|on|up|down|years|ever|so|very")
"""Words that English repeats on purpose: `more and more`, `had had`."""
_ODD = lazy(
    r"[.,;:!?\s](?:"
    r"(?<=[,;])\s*[,;]"
    r"|(?<=(?<![.\d/])\.)\.(?![.\d/])"  # two full stops, which are not three
    r"|(?<=\w\.)\s+\.(?![\s.]*\.)"
    r"|(?<=[!?:])\.(?=\s|\x00|$)"
    r"|(?<=\w\s)[,;](?=\s)"
    r")"
)
"""Starts with a character class, which lets the engine skip all other text quickly."""
_PAIRS = (",,", ",;", ";,", ";;", "..", "!.", "?.", ":.")
_URL = lazy(r"https?://\S+")
_ITEM = lazy(r"(?:^|(?<=[\s\x00(]))(?:\d{1,2}|[a-z]|[ivx]{1,4})\)")
_LAST_WORD = lazy(r"\w+\Z")
_FAR = 40
_UNFINISHED = (",", " the", " an", " and", " or")
"""What no text ends in."""


@rule("ICC-T010", "doubled-word", by_stage="iwww")
def doubled_word(context: RuleContext) -> Iterator[Found]:
    """A word is repeated, directly or with "and" in between.

    It usually shows that a sentence was changed and not read again; with "and" in between, one of the two was meant to
    be another word, which the reader misses. Delete one, or find the word that was meant.

    Bad:

        # impact/more.yaml
        stories:
          - The lamps changed the behaviour and behaviour of drivers.  # <- here

    Good:

        # impact/more.yaml
        stories:
          - The lamps changed the habits and behaviour of drivers.
    """
    if not context.is_english:
        return
    for word in _repeated(context.text.words):
        first, rest = f"[{word[0].upper()}{word[0]}]", re.escape(word[1:])
        twice = re.compile(rf"{first}(?<![\w'’.-].){rest}[*_]*\s+(?:(?:and|or)\s+)?[*_]*{re.escape(word)}(?![\w'’-])")
        for words, found in context.text.find_from((word,), twice):
            again = " ".join(found.group().split())
            message, hint = f"“{again}”: a word is repeated", "Delete or replace one."
            yield Found(words.path, message, help=hint, fix=_once(words.path, again), facts=(again,))


@rule("ICC-T011", "odd-punctuation", by_stage="iiii")
def odd_punctuation(context: RuleContext) -> Iterator[Found]:
    """There are two punctuation marks in place of one, or a space before one.

    Between two commas an entry of a list is often missing: look before you delete. Three dots mean an omission, two
    mean nothing.

    Bad:

        # impact/more.yaml
        stories:
          - Parks, squares, , and two bridges are lit by now.  # <- here

    Good:

        # impact/more.yaml
        stories:
          - Parks, squares and two bridges are lit by now.
    """
    for words, found in context.text.find_where(_may_be_odd, _ODD):
        yield Found(
            words.path,
            f"odd punctuation: “… {context.text.at(found, 20)} …”",
            help="Delete one mark, or add what is missing between the two.",
            fix=_with_one_mark(words, found),
            facts=(found.group(),),
        )


def _may_be_odd(text: str) -> bool:
    """Tell whether two marks follow each other, with or without spaces between them, or a space comes before one."""
    parts = text.replace("...", "…").split()
    spaced, tight = " ".join(parts), "".join(parts)
    return " ," in spaced or " ;" in spaced or any(pair in tight for pair in _PAIRS)


def _once(path: KeyPath, again: str) -> Proposal | None:
    """Propose to delete a repeated word; with "and" in between, it stands for another word that is unknown."""
    written = again.split()
    if len(written) > 2 or set(again) & set("*_"):
        return None
    return Proposal(f"“{again}” becomes “{written[0]}”", (Reword(path, again, written[0]),), is_safe=False)


def _with_one_mark(words: Words, found: re.Match[str]) -> Proposal | None:
    """Propose one full stop for two, and no space before a comma; after two commas something may be missing."""
    before = _LAST_WORD.search(found.string, max(0, found.start() - _FAR), found.start())
    if before is None or found.group() not in ("..", " ,", " ;"):
        return None
    old, new = before.group() + found.group(), before.group() + found.group()[-1]
    if f"{old}." in words.text:
        return None
    return Proposal(f"“{old}” becomes “{new}”", (Reword(words.path, old, new),), is_safe=False)


@rule("ICC-T012", "unbalanced-parentheses", by_stage="iiii")
def unbalanced_parentheses(context: RuleContext) -> Iterator[Found]:
    """A parenthesis is opened and not closed, or closed and not opened.

    The reader does not see where the aside ends; in a KPI's name that changes what is counted. Close it, or remove it.

    Bad:

        # impact/more.yaml
        stories:
          - Parks are lit (the old ones, and two squares in the centre.  # <- here

    Good:

        # impact/more.yaml
        stories:
          - Parks are lit (the old ones), and two squares in the centre.
    """
    for words in context.words:
        if "(" not in words.text and ")" not in words.text:
            continue
        if words.text.count("(") == words.text.count(")"):
            continue
        text = _ITEM.sub("", _URL.sub("", words.text))
        surplus = text.count("(") - text.count(")")
        if surplus and words.key != "raw":
            what = "opened and not closed" if surplus > 0 else "closed and not opened"
            message = f"a parenthesis is {what}"
            yield Found(words.path, message, help="Close it, or remove it.", facts=(surplus,))


@rule("ICC-T013", "text-breaks-off", by_stage="iwww")
def text_breaks_off(context: RuleContext) -> Iterator[Found]:
    """A text ends in a comma, or in a word that another must follow.

    Its end was lost in copying, or the author was interrupted. Finish the sentence.

    Bad:

        # impact/more.yaml
        stories:
          - More light was needed in the  # <- here

    Good:

        # impact/more.yaml
        stories:
          - More light was needed in the parks.
    """
    if not context.is_english:
        return
    for words in context.text.texts:
        if words.text.endswith(_UNFINISHED):
            end = words.text[-30:].partition(" ")[2] or words.text
            yield Found(words.path, f"the text breaks off: “… {end}”", help="Finish the sentence.")


def _repeated(words: list[str]) -> list[str]:
    """Return the words that may occur twice in a row, or be joined to themselves, sorted."""
    found = set(compress(words, map(eq, words, words[1:])))
    found |= {one for one, joint in compress(pairwise(words), map(eq, words, words[2:])) if joint in _JOINTS}
    return sorted(word for word in found if word.isalpha() and not _MAY_REPEAT.fullmatch(word))
