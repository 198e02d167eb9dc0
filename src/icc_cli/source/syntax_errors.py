"""The parser's complaints, translated: one table from its words to the explanations that may fit.

LibYAML and PyYAML's own parser word the same complaint differently; a pattern covers both.
"""

from __future__ import annotations

import re

from yaml import MarkedYAMLError

from icc_cli.source import syntax_layout as layout
from icc_cli.source import syntax_quoting as quoting
from icc_cli.source.positions import Lines
from icc_cli.source.problems import SourceProblem
from icc_cli.source.syntax_case import Case, Explanation

_TABLE: tuple[tuple[str, tuple[Explanation, ...]], ...] = (
    (r"cannot start any token|tab character", (layout.tab, quoting.reserved_start)),
    (
        r"mapping values are not allowed",
        (
            quoting.unclosed_quote_before,
            layout.missing_space,
            quoting.colon_in_prose,
            layout.line_without_key,
            layout.too_deep,
            quoting.colon_in_text,
        ),
    ),
    (r"sequence entries are not allowed", (layout.list_behind_key,)),
    (r"mapping keys are not allowed", (quoting.reserved_start,)),
    (r"could not find expected ':'", (layout.missing_space, layout.line_without_key)),
    (r"unexpected (end of stream|document)", (quoting.unclosed_quote,)),
    (r"unexpected ':'", (quoting.touching_colon,)),
    (r"escape|hexa?decimal", (quoting.backslash,)),
    (r"expected ',' or '[\]}]'", (quoting.wrong_closing, quoting.unclosed_bracket, quoting.missing_comma)),
    (
        r"node content",
        (
            quoting.wrong_closing,
            quoting.unclosed_bracket,
            quoting.empty_item,
            layout.value_without_key,
            quoting.reserved_start,
        ),
    ),
    (
        r"expected key|'-' indicator|<block end>|<?document start>?",
        (
            quoting.unclosed_quote_before,
            quoting.text_behind_quote,
            quoting.reserved_last,
            quoting.stray_closing,
            quoting.text_behind_bracket,
            layout.value_without_key,
            layout.missing_space_here,
            layout.item_among_keys,
            layout.key_among_items,
            layout.indentation,
        ),
    ),
    (r"", (quoting.reserved_start,)),
)  # fmt: skip


def explain(
    error: MarkedYAMLError, text: str, lines: Lines, last: tuple[int, int], openings: tuple[int, ...]
) -> SourceProblem:
    """Tell in plain words what is wrong with `text`, at the place of the cause.

    Args:
        error: the parser's complaint, with marks whose indexes count characters.
        text: the text that was parsed.
        lines: its lines.
        last: start and end of the last thing that the parser could read.
        openings: where the lists and mappings start that are still open, the outermost first.
    """
    mark = error.problem_mark or error.context_mark
    at = mark.index if mark else last[1]
    context = error.context_mark.index if error.context_mark else at
    complaint = error.problem or "it is no YAML"
    case = Case(text, lines, complaint, at, context, last, openings)
    for pattern, explanations in _TABLE:
        if re.search(pattern, complaint):
            for explanation in explanations:
                problem = explanation(case)
                if problem:
                    return problem
    return case.problem(
        f"the file cannot be read beyond this place: {complaint}",
        at,
        at,
        "check the quotes, brackets and indentation here and in the lines above",
    )
