"""From words on a page to the value that they come from."""

from __future__ import annotations

import pytest

from icc_cli.report.layout_findings import Whereabouts
from icc_cli.yamltext import KeyPath

CITY = {
    "city": {"name": "Testville", "compiled_by": "City of Testville"},
    "charters": [
        {"solution": "lights", "goal": "Light **where** [people](https://a.example/b) walk", "lead": "City Hall"},
        {"solution": "trams", "goal": "Trams that wait for those who run", "lead": "City Hall"},
    ],
    "kpis": [{"name": "Lamps that dim", "measurements": {"start": 93000, "final": "300 200 kWh"}}],
}
WHEREABOUTS = Whereabouts.of(CITY)
LIGHTS = "Initiative charter: Street lights. Goal: Light where people walk. Lead: City Hall"
TRAMS = "Initiative charter: Trams. Goal: Trams that wait for those who run. Lead: City Hall"


@pytest.mark.parametrize(
    ("words", "around", "path"),
    [
        ("who run", (TRAMS,), ("charters", 1, "goal")),
        ("where people walk", (LIGHTS,), ("charters", 0, "goal")),
        ("City Hall", (LIGHTS,), ("charters", 0, "lead")),
        ("City Hall", (TRAMS,), ("charters", 1, "lead")),
        (
            "93\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}",
            ("93 000 kWh", "Lamps that dim"),
            ("kpis", 0, "measurements", "start"),
        ),
        ("200", ("300 200 kWh",), ("kpis", 0, "measurements", "final")),
        ("not provided", ("Risks not provided", TRAMS), ("charters", 1, "goal")),
        ("Contents", ("Contents",), None),
        ("", (), None),
    ],
)
def test_words_are_found_by_their_letters_and_by_what_stands_around(
    words: str, around: tuple[str, ...], path: KeyPath | None
) -> None:
    assert WHEREABOUTS.find(words, around) == path
