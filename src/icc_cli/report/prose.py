"""Prose to HTML: CommonMark without raw HTML, safe links, and figures taken from the measurements.

What PDF/UA forbids is fixed here, at the source: emphasis inside a link, several paragraphs in one list item, headings
that would break the order of the report's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

_KPI_REFERENCE = re.compile(r"\{kpi:(?P<kpi>[a-z0-9-]+)@(?P<checkpoint>[a-z0-9-]+)\}")
_LINK = re.compile(r"(?:https?://|mailto:)[^\s]", re.IGNORECASE)

Figures = Callable[[str, str], str | None]
"""Maps a KPI's id and a checkpoint to the printed measurement; None if there is no such KPI."""


class ProseRenderer:
    """Renders the prose of one deliverable, marked with its language where the report's own words are in another."""

    def __init__(self, figures: Figures, foreign: str = "") -> None:
        self._figures = figures
        self._foreign = foreign
        self._markdown = MarkdownIt("commonmark", {"html": False}).disable("html_block").disable("html_inline")
        self._markdown.validateLink = lambda url: bool(_LINK.match(url))  # type: ignore[method-assign]

    def blocks(self, text: str) -> Markup:
        """Return the prose as paragraphs and lists."""
        tokens = self._tokens(text)
        for token in tokens if self._foreign else ():
            if token.level == 0 and token.nesting >= 0:
                token.attrSet("lang", self._foreign)
        return self._rendered(tokens)

    def inline(self, text: str) -> Markup:
        """Return the prose without the surrounding paragraph if there is only one; otherwise as blocks."""
        tokens = self._tokens(text)
        is_paragraph = len(tokens) == 3 and tokens[0].type == "paragraph_open"
        if not is_paragraph:
            return self.blocks(text)
        rendered = self._rendered(tokens[1:2])
        return Markup('<span lang="{}">{}</span>').format(self._foreign, rendered) if self._foreign else rendered

    def words(self, text: str) -> Markup:
        """Return words of the city's that are not prose, such as a name; HTML is returned unchanged."""
        if not self._foreign or isinstance(text, Markup):
            return escape(text)
        return Markup('<span lang="{}">{}</span>').format(self._foreign, text)

    def _rendered(self, tokens: list[Token]) -> Markup:
        # The only HTML here is markdown-it's own, as raw HTML is switched off: the rest is escaped.
        return Markup(self._markdown.renderer.render(tokens, self._markdown.options, {}).strip())

    def _tokens(self, text: str) -> list[Token]:
        tokens = self._markdown.parse(text)
        _demote_headings(tokens)
        _join_paragraphs_of_items(tokens)
        for token in tokens:
            if token.type == "inline":
                token.children = list(self._inline_tokens(token.children or []))
        return tokens

    def _inline_tokens(self, tokens: list[Token]) -> Iterator[Token]:
        link_depth = 0
        for token in tokens:
            if token.type == "link_open":
                link_depth += 1
            elif token.type == "link_close":
                link_depth -= 1
            elif link_depth and token.type in ("strong_open", "strong_close", "em_open", "em_close"):
                continue
            elif token.type == "image":  # a picture would have to be fetched: keep its alternative text
                yield Token("text", "", 0, content=token.content)
                continue
            elif token.type == "text":
                token.content = _KPI_REFERENCE.sub(self._figure, token.content)
            yield token

    def _figure(self, reference: re.Match[str]) -> str:
        return self._figures(reference["kpi"], reference["checkpoint"]) or reference.group()


def _demote_headings(tokens: list[Token]) -> None:
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "p"
            if token.nesting == 1:
                token.attrSet("class", "prose-heading")


def _join_paragraphs_of_items(tokens: list[Token]) -> None:
    """Hide the paragraphs inside list items, with a line break between two of one item."""
    paragraphs: list[int] = []  # how many paragraphs each open list item has had so far
    for index, token in enumerate(tokens):
        if token.type == "list_item_open":
            paragraphs.append(0)
        elif token.type == "list_item_close":
            paragraphs.pop()
        elif paragraphs and token.type in ("paragraph_open", "paragraph_close"):
            token.hidden = True
            if token.nesting == 1:
                paragraphs[-1] += 1
                if paragraphs[-1] > 1:
                    inline = tokens[index + 1]
                    inline.children = [Token("hardbreak", "br", 0), *(inline.children or [])]


def in_words(*parts: str | Markup | None, separator: str = ", ") -> Markup:
    """Join the parts that exist, escaped."""
    return Markup(escape(separator)).join(part for part in parts if part)
