"""Makes the pictures of the README: four pages of reports, and the output of `icc progress` in a terminal.

Usage: scripts/start python scripts/make_pictures.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PAGES = {
    "bialystok": ("Order only, no dates given", "Solution working team"),
    "sofia": ("Ambition statement 1", "Where we started"),
}
"""The pages that are shown: of each city, the first that holds these words."""
PAGE_WIDTH = 700
LIGHT = TerminalTheme(
    (255, 255, 255),
    (30, 34, 40),
    [
        (0, 0, 0),
        (176, 32, 32),
        (20, 110, 60),
        (150, 95, 0),
        (30, 80, 160),
        (120, 50, 130),
        (0, 110, 120),
        (90, 96, 104),
    ],
)
SVG = """<svg class="terminal" viewBox="0 0 {terminal_width} {terminal_height}" xmlns="http://www.w3.org/2000/svg">
<title>icc progress --city bialystok --solution res-installations</title>
<style>.{unique_id}-matrix {{ font-family: monospace; font-size: {char_height}px; line-height: {line_height}px; }}
{styles}</style>
<defs>{lines}</defs>
<rect width="100%" height="100%" fill="#ffffff" stroke="#d0d4d8"/>
<g transform="translate(9, 9)">{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""


def icc(*arguments: str) -> str:
    """Run `icc` as a terminal of 100 columns would, and return what it prints."""
    environment = {**os.environ, "COLUMNS": "100", "FORCE_COLOR": "1"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "icc_cli", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout


def report_pages(city: str, words: tuple[str, ...]) -> list[Image.Image]:
    """Render a city's report, and return a picture of the first page that holds each of some words."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.pdf"
        icc("render", "final-report", "--city", city, "-o", str(file))
        with pypdfium2.PdfDocument(file) as document:
            texts = [page.get_textpage().get_text_bounded() for page in document]
            numbers = [next(number for number, text in enumerate(texts) if each in text) for each in words]
            pages = [document[number] for number in numbers]
            return [page.render(scale=PAGE_WIDTH / page.get_width()).to_pil() for page in pages]


def two_by_two(pages: list[Image.Image]) -> Image.Image:
    """Return the pictures, two a row, on a grey ground."""
    gap = 20
    width, height = pages[0].size
    rows = (len(pages) + 1) // 2
    sheet = Image.new("RGB", (2 * width + 3 * gap, rows * height + (rows + 1) * gap), "#c9ced3")
    for number, page in enumerate(pages):
        row, column = divmod(number, 2)
        sheet.paste(page, (gap + column * (width + gap), gap + row * (height + gap)))
    return sheet


def main() -> None:
    """Write the pictures into docs/pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    pages = [page for city, words in PAGES.items() for page in report_pages(city, words)]
    two_by_two(pages).quantize(64).save(PICTURES / "report.png", optimize=True)
    console = Console(record=True, width=100, file=open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    console.print(Text.from_ansi(icc("progress", "--city", "bialystok", "--solution", "res-installations")))
    svg = console.export_svg(title="icc progress --city bialystok", theme=LIGHT, code_format=SVG, unique_id="icc")
    (PICTURES / "progress.svg").write_text(svg, encoding="utf-8")
    print(*sorted(file.relative_to(ROOT) for file in PICTURES.iterdir()), sep="\n")


if __name__ == "__main__":
    main()
