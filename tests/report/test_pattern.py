"""The pattern is the city's own, and always the same."""

from __future__ import annotations

import base64
from xml.etree import ElementTree as ET

from icc_cli.report.pattern import TILE, pattern


def test_a_city_always_gets_the_same_pattern_and_another_city_another() -> None:
    assert pattern("sofia", 4, 8) == pattern("sofia", 4, 8)
    assert pattern("sofia", 4, 8) != pattern("bialystok", 4, 8)


def test_it_is_a_picture_of_the_size_asked_for_with_a_form_on_each_tile() -> None:
    head, data = pattern("sofia", 4, 8).split(",")
    assert head == "data:image/svg+xml;base64"
    picture = ET.fromstring(base64.b64decode(data))
    assert (picture.get("width"), picture.get("height")) == (f"{4 * TILE}mm", f"{8 * TILE}mm")
    assert len(picture.findall("{http://www.w3.org/2000/svg}path")) == 32
