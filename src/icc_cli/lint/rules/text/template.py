"""T: leftovers of the template: its guidance, and places that were to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.model.walk import Words
from icc_cli.patterns import lazy
from icc_cli.yamltext import KeyPath

_PROMPTS = (
    "what are mitigating measures",
    "document the decision-making process",
    "capturing discussions the city has had",
    "how well a city is performing",
    "how well a city is using",
    "how well a city is taking action",
    "what are the key risks",
    "interpreting the content of the deliverable",
    "reflections on working norms",
    "insights from the 1:1 interviews",
    "what challenges are likely to arise",
    "what commitments will the city make",
    "of critical importance to icc journey",
    "when will the solution begin to create impact",
    "what steps will you take",
    "not major point of attention",
    "find out where a city is",
    "building on the icc, what would",
    "the source of funding and an estimate",
    "what does it examine",
    "overview to the city's journey",
    "click to add",
    "click to edit",
    "delete this slide",
    "insert picture",
    "insert text",
    "replace this text",
    "your text here",
    "please describe",
    "please fill in",
)
"""Prompts and guidance of the programme's template, and of slide templates in general, by a few distinctive words."""
_BRACKETS = lazy(
    r"<(?!https?:|mailto:)[A-Za-z][^<>\n\x00]{1,60}[^\s<>]>|<\s+>"
    r"|\[\s*(?:insert|add|enter|name of|your|city name|date|to be|please|xx)\b[^\[\]\n\x00]{0,60}\](?!\()",
    re.IGNORECASE,
)
"""What should be replaced, as templates mark it: `<city>`, `[insert name]`; not a link."""
_PLACEHOLDERS = frozenset({"tbd", "tbc", "tba", "lorem", "todo", "fixme"})
_PLACEHOLDER_WORDS = (*_PLACEHOLDERS, "xxx", "???")
_PLACEHOLDER = lazy(
    r"[TLlxX?F](?:(?<=\bT)(?:B[ACD]|ODO)\b|(?<=\b[Ll])orem ipsum\b|(?<=\bF)IXME\b"
    r"|(?<=\bx)x{2,}\b|(?<=\bX)X{3,}\b|(?<=\?)\?{2,})"
)
_NOTHING = lazy(r"n/a|-{1,3}|–|—|/|\?|…", re.IGNORECASE)
"""A whole text that says nothing."""
_SHORT = 3
_ANSWERED = frozenset({"group"})
"""Keys that hold the template's question on purpose."""


@rule("ICC-T001", "template-guidance-left", by_stage="iwee")
def template_guidance_left(context: RuleContext) -> Iterator[Found]:
    """The text contains the template's guidance, or a place to be filled in.

    The questions of the template are addressed to the city's team. In the report they look as if nobody had checked the
    page, and they hide that an answer is missing. Answer the question, then delete it.

    Bad:

        # impact/more.yaml
        stories:
          - >-  # <- here
            What are the key risks? Lamps may come late.

    Good:

        # impact/more.yaml
        stories:
          - >-
            Lamps may come late.
    """
    text = context.text
    for prompt, inner in _prompts():
        if not inner <= text.vocabulary or prompt not in text.flat:
            continue
        spaced = re.compile(r"[\W_]+".join(re.escape(word) for word in re.findall(r"\w+", prompt)), re.IGNORECASE)
        for words, found in text.find(spaced):
            if words.key not in _ANSWERED:
                said = " ".join(found.group().split())
                yield _left(words, f"“{said} …” is the template's guidance", said)
    for words, found in text.find(_BRACKETS) if "<" in text.text or "[" in text.text else ():
        yield _left(words, f"“{found.group()}” is a place of the template to be filled in", found.group())


@rule("ICC-T002", "placeholder-left", by_stage="iwee")
def placeholder_left(context: RuleContext) -> Iterator[Found]:
    """A placeholder such as TBD is left where the report should say something.

    A reader cannot tell whether the matter is still open, was forgotten or came to nothing. Write what is known; if
    nothing is, leave out the key, and say in a sentence who decides on it and when.

    Bad:

        # impact/more.yaml
        stories:
          - title: Lit parks
            text: TBD, after the summer.  # <- here

    Good:

        # impact/more.yaml
        stories:
          - title: Lit parks
            text: The council decides in September 2022 which parks are lit next.
    """
    seen: set[KeyPath] = set()
    for words, name in _placeholders(context):
        if words.path[:-1] not in seen:
            seen.add(words.path[:-1])
            yield Found(
                words.path,
                f"“{name}” is left where the report should say something",
                help="Write what is known; if nothing is, leave it out and say who decides on it.",
                facts=(name,),
            )


@cache
def _prompts() -> list[tuple[str, frozenset[str]]]:
    """Return the prompts, each with the whole words that it contains: its ends may be parts of longer words."""
    return [(prompt, frozenset(filter(str.isalpha, prompt.split()[1:-1]))) for prompt in _PROMPTS]


def _placeholders(context: RuleContext) -> Iterator[tuple[Words, str]]:
    """Yield placeholders with the words around them; the pattern only runs where there may be one."""
    text = context.text
    if not _PLACEHOLDERS.isdisjoint(text.vocabulary) or "xxx" in text.flat or "???" in text.flat:
        yield from ((words, found.group()) for words, found in text.find_from(_PLACEHOLDER_WORDS, _PLACEHOLDER))
    for words in context.words:
        if words.key == "raw":
            found = _PLACEHOLDER.search(words.text) if "funding" in words.path else None
        else:
            found = _NOTHING.fullmatch(words.text) if len(words.text) <= _SHORT else None
        if found is not None and "measurements" not in words.path:
            yield words, found.group()


def _left(words: Words, message: str, said: str) -> Found:
    return Found(words.path, message, help="Answer it in your own words, then delete it.", facts=(said,))
