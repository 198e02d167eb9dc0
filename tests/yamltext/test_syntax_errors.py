"""Syntax errors in words for a city official, at the place of the cause."""

from typing import NamedTuple

import pytest

from .reading import place, refusal


class Case(NamedTuple):
    text: str
    place: str
    message: str
    hint: str


CASES = {
    # quotes
    "percent": Case("unit: %\n", "1:7-1:8", "starts with `%`", 'put it in quotes: "%"'),
    "percent in a list": Case("a: [%, x]\n", "1:5-1:6", "starts with `%`", '"%"'),
    "percent and a comment": Case("- % of all  # x\n", "1:3-1:11", "starts with `%`", '"% of all"'),
    "percent as a key": Case("%: 3\n", "1:1-1:5", "starts with `%`", "quotes"),
    "at sign": Case("account: @sofia\n", "1:10-1:16", "starts with `@`", '"@sofia"'),
    "backtick": Case("code: `a \"b\"`\n", "1:7-1:14", "starts with ``", "'`a \"b\"`'"),
    "asterisk": Case("note: *bold* text\n", "1:7-1:18", "starts with `*`", '"*bold* text"'),
    "asterisk, then words": Case("note: *bold text\n", "1:7-1:17", "starts with `*`", '"*bold text"'),
    "asterisk and space": Case("note: * one\n", "1:7-1:12", "starts with `*`", '"* one"'),
    "ampersand": Case("name: & Partners\n", "1:7-1:17", "starts with `&`", '"& Partners"'),
    "exclamation mark": Case("note: !a!b c\n", "1:7-1:13", "starts with `!`", '"!a!b c"'),
    "more than": Case("value: >4000\n", "1:8-1:13", "starts with `>`", '">4000"'),
    "more than, with a space": Case("value: > 4000\n", "1:8-1:14", "starts with `>`", '"> 4000"'),
    "bar": Case("note: | x\n", "1:7-1:10", "starts with `|`", '"| x"'),
    "question mark": Case("note: ? x\n", "1:7-1:10", "starts with `?`", '"? x"'),
    "comma": Case("note: , x\n", "1:7-1:10", "starts with `,`", '", x"'),
    "colon": Case("name: Sofia: the city\n", "1:7-1:22", "follows a colon", '"Sofia: the city"'),
    "colon in an item": Case("- a\n- name: Sofia: the city\n", "2:9-2:24", "follows a colon", '"Sofia: the city"'),
    "colon in brackets": Case("a: {b: c: d, e: f}\n", "1:8-1:12", "follows a colon", '"c: d"'),
    "colon in prose": Case(
        "why:\n  Citizens lack access\n  to services: the portal is old\n", "3:14-3:15", "follows a colon", "`>`"
    ),
    "colon in a long text": Case(
        f"a: {'word ' * 20}: x\n", "1:4-1:107", "follows a colon", "put the whole text in quotes"
    ),
    "unclosed quote": Case('a: "Sofia\nb: c\n', "1:4-1:5", 'the quote " that is opened here', 'add "'),
    "unclosed single quote": Case("a: 'Sofia\nb: c\n", "1:4-1:5", "the quote ' that is opened", "apostrophe"),
    "quote closed by the next": Case('a: "Sofia\nb: "c"\n', "1:4-1:5", "closed only in line 2", 'add "'),
    "apostrophe": Case("a: 'it's new'\n", "1:7-1:14", "after its closing quote", "twice"),
    "quoted word": Case('a: "Smart" city\n', "1:10-1:16", "after its closing quote", "single quotes"),
    "backslash": Case('a: "C:\\data"\n', "1:7-1:9", "`\\d`", "single quotes"),
    "backslash at the end": Case('a: "b\\', "1:4-1:5", "never closed", 'add "'),
    "backslash x": Case('a: "\\xZZ"\n', "1:5-1:7", "`\\x`", "single quotes"),
    # brackets
    "unclosed bracket": Case("a: [b, c\nd: e\n", "1:4-1:5", "`[` that is opened here", "add `]`"),
    "unclosed brace": Case("a: {b: c\nd: e\n", "1:4-1:5", "`{` that is opened here", "add `}`"),
    "unclosed at the end": Case("a:\n  - [b, {c: d\n", "2:9-2:10", "`{` that is opened here", "add `}`"),
    "unclosed and empty": Case("a: [\n", "1:4-1:5", "`[` that is opened here", "add `]`"),
    "unclosed after an anchor": Case("a: &x [\n", "1:7-1:8", "`[` that is opened here", "add `]`"),
    "wrong bracket": Case("a: [b, c}\n", "1:9-1:10", "but `[` was opened", "write `]`"),
    "bracket too many": Case("a: [b]]\n", "1:7-1:8", "not opened", "remove it"),
    "bracket alone": Case("a: ]\n", "1:4-1:5", "starts with `]`", '"]"'),
    "missing comma": Case('a: ["b" "c"]\n', "1:8-1:8", "comma is missing", "add a comma"),
    "missing comma at a line's end": Case("a: {\n  b: 1\n  c: 2\n}\n", "2:7-2:7", "comma is missing", "add a"),
    "colon without a key": Case("a: {b: c,: d}\n", "1:10-1:11", "without a key", "before the colon"),
    "item in an open bracket": Case("a:\n  - [b, c\n    - d: e\n", "2:5-2:6", "`[` that is opened here", "add `]`"),
    "two commas": Case("a: [b,, c]\n", "1:7-1:8", "before this comma", "remove the comma"),
    "text after a bracket": Case("a: [b] c\n", "1:8-1:9", "follows the closing `]`", "quotes"),
    "keys after braces": Case("{a: b}\nc: d\n", "2:1-2:5", "complete above", "without brackets"),
    # layout
    "no key": Case(": b\nc: d\n", "1:1-1:2", "without a key", "before the colon"),
    "tab": Case("a:\n\tb: c\n", "2:1-2:2", "a tab stands here", "spaces"),
    "tab below a value": Case("a: b\n\tc: d\n", "2:1-2:2", "a tab stands here", "spaces"),
    "tab after spaces": Case("a:\n  b: c\n  \td: e\n", "3:3-3:4", "a tab stands here", "spaces"),
    "tab after a hyphen": Case("-\ta: b\n  c: d\n", "1:2-1:3", "a tab stands here", "spaces"),
    "tab in a block": Case("a: |\n  x\n\ty\n", "3:1-3:2", "a tab stands here", "spaces"),
    "no space after the colon": Case("a: b\nkey:value\nc: d\n", "2:4-2:5", "a space is missing", "`key: value`"),
    "no space, first line": Case("key:value\nc: d\n", "1:4-1:5", "a space is missing", "`key: value`"),
    "no space in an item": Case("- a:1\n  b: 2\n", "1:4-1:5", "a space is missing", "`a: 1`"),
    "no space after a hyphen": Case("- a\n-b\n- c\n", "2:1-2:2", "after the hyphen", "`- b`"),
    "no space after a hyphen, a key": Case("- a\n-b: c\n", "2:1-2:2", "after the hyphen", "`- b: c`"),
    "line without a key": Case("a: b\njust words\nc: d\n", "2:1-2:11", "this line has none", "`key: value`"),
    "last line without a key": Case("a: b\njust words", "2:1-2:11", "this line has none", "`key: value`"),
    "words above a key": Case("a:\n  words\n  b: c\n", "2:3-2:8", "this line has none", "`key: value`"),
    "key too deep": Case("a: b\n  c: d\n", "2:3-2:4", "indented too far", "0 spaces"),
    "key too deep in an item": Case("- a: b\n    c: d\n", "2:5-2:6", "indented too far", ""),
    "key between levels": Case("a:\n   b: c\n d: e\n", "3:2-3:6", "indented by 1 space,", "by 0 or 3 spaces"),
    "item between levels": Case("a:\n  - b\n - c\n", "3:2-3:5", "indented by 1 space,", "by 0 or 2 spaces"),
    "first line indented": Case("  a: b\nc: d\n", "2:1-2:5", "indented by 0 spaces", "by 2 spaces"),
    "item among keys": Case("a: b\n- c\n", "2:1-2:4", "a list item stands where a key", "below the key"),
    "key among items": Case("- a\nb: c\n", "2:1-2:5", "does not start with a hyphen", "`- `"),
    "list after its key": Case("a: - b\n", "1:4-1:7", "in the line of its key", "below the key"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_cause_is_told_where_it_is(case: Case) -> None:
    (problem,) = refusal(case.text)

    assert problem.code == "yaml-syntax"
    assert place(problem.span) == case.place
    assert case.message in problem.message
    assert case.hint in (problem.hint or "")


def test_the_place_that_explains_the_error_is_shown_too() -> None:
    (quote,) = refusal('a: "Sofia\nb: "c"\n')
    (deep,) = refusal("a: b\n  c: d\n")
    (bracket,) = refusal("a: [b, c}\n")

    assert [(label, place(span)) for label, span in quote.related] == [("closed here", "2:4-2:5")]
    assert [(label, place(span)) for label, span in deep.related] == [("value of the line above", "1:4-1:5")]
    assert [(label, place(span)) for label, span in bracket.related] == [("opened here", "1:4-1:5")]


def test_other_errors_are_told_in_the_parsers_own_words() -> None:
    (problem,) = refusal("...\na: b\n")

    assert problem.message.startswith("the file cannot be read beyond this place: ")
    assert place(problem.span) == "1:1-1:1"
    assert problem.hint is not None


@pytest.mark.parametrize("text", ["a: *bold text\n", "- b\n  - c: d\n", "a: b\n  - c\n  - d: e\n"])
def test_one_cause_gives_one_defect(text: str) -> None:
    assert [problem.code for problem in refusal(text)] == ["yaml-syntax"]


def test_defects_above_a_syntax_error_are_told_as_well() -> None:
    problems = refusal("a: 1\na: 2\nunit: %\n")

    assert [problem.code for problem in problems] == ["duplicate-key", "yaml-syntax"]


@pytest.mark.parametrize("text", ['a: "\\UFFFFFFFF"\n', f"%YAML 1.{'9' * 5000}\n---\na\n"])
def test_numbers_that_no_parser_can_convert(text: str) -> None:
    assert [problem.code for problem in refusal(text)] == ["yaml-syntax"]
