"""T: links that a reader can follow, on paper, on screen and with a screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from icc_cli.city.found import Found
from icc_cli.lint.context import RuleContext
from icc_cli.lint.engine import rule
from icc_cli.model.walk import Words
from icc_cli.patterns import lazy

_ADDRESS = lazy(r"\bhttps?://[^\s\x00<>\"“”]+[^\s\x00<>\"“”.,;:)]", re.IGNORECASE)
_FOLLOWED = lazy(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_EMPTY_WORDS = frozenset({"here", "click here", "link", "this", "this link", "more", "read more", "see here"})


class Link(NamedTuple):
    """A link in prose: the underlined words, and where they lead."""

    words: str
    target: str


@rule("ICC-T020", "bare-address", by_stage="iiii")
def bare_address(context: RuleContext) -> Iterator[Found]:
    """A web address is written out in the text.

    In a sentence or a name, an address is noise for readers and worse for listeners; it cannot be clicked in the report
    either. Make it a link in prose, `[words](https://…)`, and keep it out of names.

    Bad:

        # impact/more.yaml
        stories:
          - The lamps can be seen on https://lamps.testville.example/map by everybody.  # <- here

    Good:

        # impact/more.yaml
        stories:
          - Everybody can see the lamps on [the city's map](https://lamps.testville.example/map).
    """
    for words, found in context.text.find(_ADDRESS) if "://" in context.text.text else ():
        if not words.is_prose or found.group() in _bare_text(words):
            what = "in prose a link is written [words](address)" if words.is_prose else "names do not hold links"
            message = f"the address {found.group()} is written out in the text"
            yield Found(words.path, message, help=f"Note that {what}.", facts=(found.group(),))


@rule("ICC-T021", "insecure-link", by_stage="iiii")
def insecure_link(context: RuleContext) -> Iterator[Found]:
    """A link leads to an unencrypted address.

    Browsers warn about such pages, and their content can be changed on the way. Almost every public site also supports
    `https://`: try it, and use that.

    Bad:

        # impact/more.yaml
        stories:
          - Everybody can see the lamps on [the city's map](http://lamps.testville.example/map).  # <- here

    Good:

        # impact/more.yaml
        stories:
          - Everybody can see the lamps on [the city's map](https://lamps.testville.example/map).
    """
    for words, link in _links(context):
        if link.target.lower().startswith("http://"):
            message = f"the link to {link.target} is not encrypted"
            yield Found(words.path, message, help="Write https:// if the site supports it.", facts=(link.target,))


@rule("ICC-T022", "link-without-meaning", by_stage="iiii")
def link_without_meaning(context: RuleContext) -> Iterator[Found]:
    """The words of a link do not say where it leads.

    Screen reader users hear the links of a page one after the other: "here, here, more". Underline the words that name
    what is found there.

    Bad:

        # impact/more.yaml
        stories:
          - A map of the lamps is [here](https://lamps.testville.example/map).  # <- here

    Good:

        # impact/more.yaml
        stories:
          - There is [a map of the lamps](https://lamps.testville.example/map).
    """
    for words, link in _links(context):
        if link.words.casefold().strip(" .") in _EMPTY_WORDS:
            yield Found(
                words.path,
                f"the link “{link.words}” does not say that it leads to {link.target}",
                help="Underline the words that name what is found there.",
                facts=(link.words, link.target),
            )


@rule("ICC-T023", "link-leads-nowhere", by_stage="wwee")
def link_leads_nowhere(context: RuleContext) -> Iterator[Found]:
    """A link leads to something that a reader of the report does not have.

    A file on someone's computer or a page without `https://` cannot be reached from the report, which prints such a
    link as plain characters. Publish the file and give its full address.

    Bad:

        # impact/more.yaml
        stories:
          - There is [a map of the lamps](map.pdf).  # <- here

    Good:

        # impact/more.yaml
        stories:
          - There is [a map of the lamps](https://lamps.testville.example/map.pdf).
    """
    for words, link in _links(context):
        if not _FOLLOWED.match(link.target):
            yield Found(
                words.path,
                f"the link to {link.target or 'nothing'} cannot be followed from the report",
                help="Give a whole address: https://… or mailto:…",
                facts=(link.target,),
            )


def _links(context: RuleContext) -> Iterator[tuple[Words, Link]]:
    """Yield the links of all prose. Markdown is only parsed where there may be a link."""
    if not _may_link(context.text.text):
        return
    for words in context.prose:
        if _may_link(words.text):
            for link in _parsed(words.text)[0]:
                yield words, link


def _bare_text(words: Words) -> str:
    """Return prose without its links: what a reader sees as plain text."""
    return _parsed(words.text)[1] if _may_link(words.text) else words.text


def _may_link(text: str) -> bool:
    """Tell whether there may be a Markdown link: inline, in angle brackets, or with its address below."""
    return "](" in text or "]:" in text or "<http" in text or "<mailto" in text


def _parsed(text: str) -> tuple[list[Link], str]:
    """Return the links of prose, and the words outside them."""
    from markdown_it import MarkdownIt  # few texts have links, and a check should not wait for it

    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # links that lead nowhere are told, too
    links: list[Link] = []
    outside: list[str] = []
    target: str | None = None
    inside: list[str] = []
    for block in markdown.parse(text):
        for token in block.children or []:
            if token.type == "link_open":
                target, inside = str(token.attrs["href"]), []
            elif token.type == "link_close" and target is not None:
                links.append(Link("".join(inside), target))
                target = None
            else:
                (inside if target is not None else outside).append(token.content or " ")
    return links, "".join(outside)
