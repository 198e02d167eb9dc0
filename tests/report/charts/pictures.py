"""What tests see of a chart: its lines of text with their extents, the boxes around them, and its description."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from icc_cli.model import Deliverable
from icc_cli.programme import EDITIONS
from icc_cli.report.charts.metrics import Font

EDITION = EDITIONS["icc-2020"]
WIDTH, HEIGHT = 971, 551
SVG = "{http://www.w3.org/2000/svg}"
CITY = {"id": "x", "name": "Łódź", "country": "PL", "programme": "icc-2020", "compiled_by": "The city"}


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "Box", slack: float = 0.75) -> bool:
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def overlaps(self, other: "Box") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.3 and down > 0.3


@dataclass(frozen=True)
class Written:
    text: str
    size: float
    box: Box


class Picture:
    def __init__(self, markup: Markup) -> None:
        assert isinstance(markup, Markup)
        self.root = ET.fromstring(str(markup))

    @property
    def title(self) -> str:
        return self.root.findtext(f"{SVG}title") or ""

    @property
    def description(self) -> str:
        return self.root.findtext(f"{SVG}desc") or ""

    @property
    def whole(self) -> Box:
        _, _, width, height = (float(number) for number in self.root.attrib["viewBox"].split())
        return Box(0, 0, width, height)

    @property
    def blocks(self) -> list[str]:
        """The text of each paragraph, whole."""
        return ["".join(text.itertext()) for text in self.root.iter(f"{SVG}text")]

    def lines(self) -> Iterator[Written]:
        for text in self.root.iter(f"{SVG}text"):
            size = float(text.attrib["font-size"])
            font = Font(size, int(text.get("font-weight", "400")), text.get("font-style") == "italic")
            for span in text:
                left, baseline = float(span.attrib["x"]), float(span.attrib["y"])
                words = span.text or ""
                right = left + font.width(words.rstrip(" "))
                yield Written(words, size, Box(left, baseline - 0.72 * size, right, baseline + 0.22 * size))

    def boxes(self) -> Iterator[Box]:
        for rect in self.root.iter(f"{SVG}rect"):
            x, y, width, height = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
            yield Box(x, y, x + width, y + height)
        for polygon in self.root.iter(f"{SVG}polygon"):
            corners = [corner.split(",") for corner in polygon.attrib["points"].split()]
            across, down = [float(x) for x, _ in corners], [float(y) for _, y in corners]
            if len(corners) == 6:  # a chevron: its point and its notch are no room for text
                across = [across[1], across[5]]
            yield Box(min(across), min(down), max(across), max(down))

    def bars(self, colour: str) -> list[Box]:
        """The rectangles of a colour."""
        rects = [rect for rect in self.root.iter(f"{SVG}rect") if rect.get("fill") == colour]
        extents = ([float(rect.attrib[name]) for name in ("x", "y", "width", "height")] for rect in rects)
        return [Box(x, y, x + width, y + height) for x, y, width, height in extents]


def check_layout(picture: Picture) -> None:
    """No text leaves the picture or the box that it stands in, touches another text, or is too small to be read."""
    lines, boxes = list(picture.lines()), list(picture.boxes())
    for number, line in enumerate(lines):
        assert picture.whole.holds(line.box), line
        start = Box(line.box.left, line.box.bottom - 2, line.box.left + 0.1, line.box.bottom - 1)
        around = [box for box in boxes if box.holds(start, 0)]
        if around:
            assert min(around, key=lambda box: (box.right - box.left) * (box.bottom - box.top)).holds(line.box), line
        assert line.size >= 7 * 96 / 72 - 0.01, line
        for other in lines[number + 1 :]:
            assert not line.box.overlaps(other.box), (line, other)


def deliverable(roadmap: dict[str, Any] | None = None, **parts: Any) -> Deliverable:
    solutions = [{"id": "cluster", "name": "Energy cluster"}, {"id": "platform", "name": "Data platform"}]
    given = {"city": CITY, "strategy": {"solutions": solutions}, "roadmap": roadmap or {}} | parts
    return Deliverable.model_validate(given)


def step(name: str, title: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "title": title} | more
