"""Texts that are hard to read as YAML come to the value of the specification, or to a located error."""

import pytest

from icc_cli.yamltext import SourceError

from .hard_inputs import HARD, LIMITS, REFUSED
from .reading import attempt, paths, read_text, refusal


@pytest.mark.parametrize(("text", "value"), HARD.values(), ids=HARD)
def test_the_value_is_that_of_the_specification(text: str, value: object) -> None:
    if value is REFUSED:
        assert refusal(text)[-1].code == "yaml-syntax"
        return
    document = read_text(text)

    assert document.value == value
    for path in paths(document.value):
        span = document.value_span(path)
        assert span is not None
        assert span.start <= span.end


@pytest.mark.parametrize("text", LIMITS.values(), ids=LIMITS)
def test_what_the_parser_cannot_read_is_an_error_with_a_place(text: str) -> None:
    outcome = attempt(text)

    if isinstance(outcome, SourceError):
        assert outcome.problems
        for problem in outcome.problems:
            assert 1 <= problem.span.start.line <= text.count("\n") + 1
            assert problem.hint
    else:
        assert all(outcome.value_span(path) for path in paths(outcome.value))
