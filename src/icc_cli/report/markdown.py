"""A document as Markdown (CommonMark with GitHub's tables): for wikis, issues, mails and version control.

It is built from the finished HTML, so it says what the PDF says, in the same order. A drawing is replaced by its
alternative text, except in a table, where the cells beside it say as much. A cell that spans columns leaves the
following ones empty; a column that is empty in every row is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from icc_cli.report.markup_tree import Element, tree_of

_SPACES = re.compile(r"[ \t\r\n\f]+")
_MARKS = re.compile(r"([\\`*_\[\]<|]|&(?=#?\w+;))")
_AT_LINE_START = re.compile(r"^(?:([-+#>~=])|(\d+)([.)])(?=\s|$))")
_BLOCKS = frozenset(
    "body div footer h1 h2 h3 h4 h5 h6 header html li main nav ol p section svg table ul".split()  # noqa: SIM905
)
_ESCAPED_START = re.compile(r"^\\(?=[-+#>~=])")
"""What a line could start with, if there were no table cell before it."""
_LIST = re.compile(r"(?:-|\d+\.) ")
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_LEFT_OUT = frozenset({"head", "style", "script", "colgroup", "nav"})


def markdown(html: str) -> str:
    """Return a page as Markdown."""
    page = tree_of(html)
    labels = (span for span in page.all("span") if span.has_class("figure-label"))
    for number, label in enumerate(labels, 1):  # the style sheet numbers it on a page
        label.children.append(f" {number}.")
    return "\n\n".join(_blocks(page)) + "\n"


def _blocks(element: Element) -> Iterator[str]:
    """Yield the blocks in an element. Content between blocks is a paragraph."""
    between: list[Element | str] = []
    for child in element.children:
        if isinstance(child, Element) and (child.tag in _BLOCKS or child.tag in _LEFT_OUT):
            yield from _paragraph(between)
            between = []
            yield from _block(child)
        else:
            between.append(child)
    yield from _paragraph(between)


def _block(element: Element) -> Iterator[str]:
    is_key = element.has_class("key")  # leads to drawings, which are not there
    if element.tag in _LEFT_OUT or is_key or element.attributes.get("aria-hidden") == "true":
        return
    if element.tag in _HEADINGS:
        if words := _inline(element.children):
            yield f"{_HEADINGS[element.tag]} {words}"
    elif element.tag in ("ul", "ol"):
        yield from _list(element)
    elif element.tag == "table":
        yield _table(element)
    elif element.tag == "svg":
        yield from _drawing(element)
    elif element.tag == "p":
        yield from _paragraph(element.children)
    else:
        yield from _blocks(element)


def _paragraph(children: Iterable[Element | str]) -> Iterator[str]:
    words = _inline(children)
    if words:
        yield _AT_LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", words)


def _list(element: Element) -> Iterator[str]:
    """Yield a list as one block. Parts of an item are separated by line breaks; nested lists are indented."""
    lines: list[str] = []
    for number, item in enumerate((child for child in element.elements() if child.tag == "li"), 1):
        mark = f"{number}. " if element.tag == "ol" else "- "
        body = ""
        for block in _blocks(item):
            between = "\n" if _LIST.match(block) else "<br>"
            body += f"{between}{block}" if body else block
        lines.append(mark + body.replace("\n", f"\n{' ' * len(mark)}"))
    if lines:
        yield "\n".join(lines)


def _table(table: Element) -> str:
    rows = [[_cell(cell) for cell in row.elements()] for row in table.all("tr")]
    spans = [[int(cell.attributes.get("colspan", "1")) for cell in row.elements()] for row in table.all("tr")]
    full = [
        [text for cell, span in zip(row, wide, strict=True) for text in (cell, *("" for _ in range(span - 1)))]
        for row, wide in zip(rows, spans, strict=True)
    ]
    width = max(map(len, full))
    head = next(table.all("thead"), None)
    names = full.pop(0) if head is not None else [""] * width
    aligned = [cell.has_class("number") for row in (head or table).all("tr") for cell in row.elements()][:width]
    aligned += [False] * (width - len(aligned))
    rule = ["---:" if right else "---" for right in aligned]
    filled = [[*row, *("" for _ in range(width - len(row)))] for row in (names, rule, *full)]
    kept = [column for column in range(width) if not full or any(row[column] for row in filled[2:])]
    return "\n".join(_row([row[column] for column in kept]) for row in filled)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Element) -> str:
    """Return a cell's content on one line: its blocks and list items are separated by `<br>`."""
    lines = (line.strip() for block in _blocks(cell) for line in block.split("\n"))
    words = "<br>".join(_ESCAPED_START.sub("", line) for line in lines if line and not line.startswith("> "))
    is_group = cell.tag == "th" and cell.attributes.get("scope") == "rowgroup"
    return f"**{words}**" if is_group and words else words


def _drawing(svg: Element) -> Iterator[str]:
    """Yield what a drawing shows in words, as a quotation."""
    texts = [next((each.text().strip() for each in svg.all(tag)), "") for tag in ("title", "desc")]
    if any(texts):
        yield "\n>\n".join(f"> {_escaped(text)}" for text in texts if text)


def _inline(children: Iterable[Element | str]) -> str:
    return _SPACES.sub(" ", "".join(map(_word, children))).replace(" \\\n ", "\\\n").strip(" ")


def _word(child: Element | str) -> str:
    if isinstance(child, str):
        return _escaped(child)
    inner = "".join(map(_word, child.children))
    match child.tag:
        case "br":
            return "<br>"
        case "img":
            return f"*{_escaped(child.attributes.get('alt', ''))}*"
        case "strong" | "b":
            return _marked(inner, "**")
        case "em" | "i":
            return _marked(inner, "*")
        case "code":
            return f"`{child.text()}`"
        case "a" if child.attributes.get("href", "").startswith(("http://", "https://", "mailto:")):
            return f"[{inner}]({child.attributes['href'].replace(')', '%29')})"
        case _ if child.attributes.get("aria-hidden") == "true":
            return ""
        case "span":
            return f" {inner} "
        case _:
            return inner


def _marked(inner: str, mark: str) -> str:
    """Put marks around words but not around spaces at their ends, where they would have no effect."""
    words = inner.strip()
    if not words:
        return inner
    start = inner.index(words[0])
    return f"{inner[:start]}{mark}{words}{mark}{inner[start + len(words) :]}"


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", _SPACES.sub(" ", text))
