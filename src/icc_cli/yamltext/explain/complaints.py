"""The parser's complaints, translated: one table from its words to the explanations that may fit.

The parser in C and the one in Python word the same complaint differently; a pattern covers both.
"""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError

from icc_cli.yamltext.explain import indentation, quotes
from icc_cli.yamltext.explain.failure import Explanation, Failure
from icc_cli.yamltext.positions import Lines
from icc_cli.yamltext.problems import SourceProblem

_TABLE: tuple[tuple[str, tuple[Explanation, ...]], ...] = (
    (r"cannot start any token|tab character", (indentation.tab, quotes.reserved_start)),
    (
        r"mapping values are not allowed",
        (
            quotes.unclosed_quote_before,
            indentation.missing_space,
            quotes.colon_in_prose,
            indentation.line_without_key,
            indentation.too_deep,
            quotes.colon_in_text,
        ),
    ),
    (r"sequence entries are not allowed", (indentation.list_behind_key,)),
    (r"mapping keys are not allowed", (quotes.reserved_start,)),
    (r"could not find expected ':'", (indentation.missing_space, indentation.line_without_key)),
    (r"unexpected (end of stream|document)", (quotes.unclosed_quote,)),
    (r"unexpected ':'", (quotes.touching_colon,)),
    (r"escape|hexa?decimal", (quotes.backslash,)),
    (r"expected ',' or '[\]}]'", (quotes.wrong_closing, quotes.unclosed_bracket, quotes.missing_comma)),
    (
        r"node content",
        (
            quotes.wrong_closing,
            quotes.unclosed_bracket,
            quotes.empty_item,
            indentation.value_without_key,
            quotes.reserved_start,
        ),
    ),
    (
        r"expected key|'-' indicator|<block end>|<?document start>?",
        (
            quotes.percent_first,
            quotes.unclosed_quote_before,
            quotes.text_behind_quote,
            quotes.reserved_last,
            quotes.stray_closing,
            quotes.text_behind_bracket,
            indentation.value_without_key,
            indentation.missing_space_here,
            indentation.item_among_keys,
            indentation.key_among_items,
            indentation.indentation,
        ),
    ),
    (r"", (quotes.reserved_start,)),
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
    failure = Failure(text, lines, complaint, at, context, last, openings)
    for pattern, explanations in _TABLE:
        if re.search(pattern, complaint):
            for explanation in explanations:
                problem = explanation(failure)
                if problem:
                    return problem
    return failure.problem(
        f"the file cannot be read beyond this place: {complaint}",
        at,
        at,
        "check the quotes, brackets and indentation here and in the lines above",
    )
