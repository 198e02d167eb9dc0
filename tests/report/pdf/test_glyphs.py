"""Characters that no shipped font has are told of, wherever they are printed; all others are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from icc_cli.diagnostics.layout import MISSING_GLYPH
from icc_cli.report.pdf.page_checks import missing_glyphs

from .laying_out import lay_out


def body(content: str) -> str:
    return f"<head><title>灯</title><style>p::before {{ content: '灯' }}</style></head><body>{content}</body>"


@pytest.mark.parametrize(
    ("content", "letters"),
    [
        ("<p>lamps 🦉 and 灯</p>", "灯🦉"),
        ("<p>&#x1F989;</p>", "🦉"),
        ("<svg><text>灯</text></svg>", "灯"),
        ("<svg><title>灯</title><desc>灯</desc><text>a</text></svg>", ""),
        ('<p title="灯">a</p>', ""),
        ("<p>Zażółć gęślą jaźń — „Übergröße“ Ελλάδα Съединението ČŠŽ ≥ ≤ → ✓ ▲ ▼ ● ○ ◆ ‰ ₂ \N{NO-BREAK SPACE}</p>", ""),
        ("<p>soft\N{SOFT HYPHEN}hyphen, zero\N{ZERO WIDTH SPACE}width, ✓\N{VARIATION SELECTOR-15}</p>", ""),
    ],
)
def test_what_is_printed_is_looked_at(content: str, letters: str) -> None:
    assert "".join(problem.words for problem in missing_glyphs(body(content))) == letters


def test_it_is_told_once_with_its_code_and_its_name(tmp_path: Path) -> None:
    written = lay_out("<p>Residents like the lamps 🦉🦉</p><p>🦉</p>", tmp_path)
    (problem,) = written.problems
    assert problem.rule == MISSING_GLYPH
    assert problem.message == "no font of the report has the character 🦉 (U+1F989, owl)"
    assert problem.around == ("Residents like the lamps 🦉🦉",)
