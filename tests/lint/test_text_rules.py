"""Rules about text at their edges: what must be found, and near misses that must not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

import pytest

FoundIn = Callable[..., list[str]]


def prose(text: str) -> dict[str, str]:
    return {"impact/more.yaml": f"stories:\n  - {json.dumps(text)}\n"}


def titled(title: str) -> dict[str, str]:
    return {"impact/more.yaml": f"stories:\n  - {{title: {json.dumps(title)}, text: Lamps were lit.}}\n"}


def codes(found: list[str]) -> list[str]:
    return [each[:8] for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "Document the **decision-making**\nprocess for which KPIs are covered.",
        "How well a city is using new technology: very well.",
        "What ARE the key RISKS?",
        "Click to add text",
        "[insert name of the city]",
        "The city of [your city] lies on a river.",
    ],
)
def test_guidance_of_the_template(found_in: FoundIn, text: str) -> None:
    assert codes(found_in(prose(text), families="T")) == ["ICC-T001"]


def test_a_marked_place_in_a_title(found_in: FoundIn) -> None:
    assert codes(found_in(titled("Lamps of <city name>"))) == ["ICC-T001"]
    assert found_in(titled("Lamps < 5 years and > 2 years old")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The key risks are late lamps.",
        "See [your lamps](https://lamps.example).",
        "The council documents how it decides.",
        "[Additional words] of the mayor.",
    ],
)
def test_what_only_looks_like_guidance(found_in: FoundIn, text: str) -> None:
    assert found_in(prose(text)) == []


def test_the_question_that_a_story_answers_may_stand(found_in: FoundIn) -> None:
    story = "stories: [{group: What are the key risks?, text: Lamps come late.}]\n"
    assert found_in({"impact/more.yaml": story}) == []


@pytest.mark.parametrize(
    "text", ["TBD", "TBD / 2023", "xxx lamps", "Lorem ipsum dolor", "When???", "N/A", "-", "/", "TODO: ask"]
)
def test_placeholders(found_in: FoundIn, text: str) -> None:
    assert codes(found_in(prose(text), families="T")) == ["ICC-T002"]


@pytest.mark.parametrize(
    "text", ["The XXX congress.", "Did you know? Yes.", "A to-do list.", "Tba is a name.", "XX century."]
)
def test_what_is_no_placeholder(found_in: FoundIn, text: str) -> None:
    assert found_in(prose(text)) == []


def test_an_amount_that_is_not_known_is_one_finding(found_in: FoundIn) -> None:
    funding = '[{source: City budget, amount: 5, currency: EUR, raw: "TBD (5 EUR)", note: TBD}]'
    charter = (
        "solution: lights\ndescription: Lamps that dim.\nambitions: [frugal-light]\nimpact: Less electricity.\n"
        "timing: [{title: Contract signed, due: 2021-06, done: true}]\nlead: [{organisation: Digital Office}]\n"
        "team: [{name: Jan Kos}]\ncontributors: [{organisation: Utility}]\n"
        f"risks: [{{risk: Lamps come late., mitigation: The offer binds.}}]\nfunding: {funding}\n"
    )
    assert codes(found_in({"charters/lights.yaml": charter})) == ["ICC-T002"]


@pytest.mark.parametrize("text", ["All the the lamps.", "The the lamps.", "Lamps or lamps.", "Lit in **in** May 2021."])
def test_doubled_words(found_in: FoundIn, text: str) -> None:
    assert codes(found_in(prose(text))) == ["ICC-T010"]


@pytest.mark.parametrize(
    "text",
    ["More and more lamps.", "They had had lamps.", "Baden Baden is lit.", "Lamp-lamp. Lamp.", "one, one", "2 2"],
)
def test_words_that_may_stand_twice(found_in: FoundIn, text: str) -> None:
    assert found_in(prose(text)) == []


def test_two_texts_do_not_make_a_doubled_word(found_in: FoundIn) -> None:
    assert found_in({"impact/more.yaml": "stories: [All about lamps, lamps were lit]\n"}) == []


@pytest.mark.parametrize(
    "text", ["Lit.. again.", "Lamps, , and poles.", "Lit , at last.", "Lamps;; poles.", "Lit etc. . Next.", "Why?. So."]
)
def test_odd_punctuation(found_in: FoundIn, text: str) -> None:
    assert codes(found_in(prose(text))) == ["ICC-T011"]


@pytest.mark.parametrize(
    "text",
    ["Lit ... again.", "Lit. . . again.", "Lamps, poles, etc., were lit.", "3..5 lamps.", "../lamps", "i.e. lamps."],
)
def test_punctuation_that_is_right(found_in: FoundIn, text: str) -> None:
    assert found_in(prose(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lamps (old ones.", ["ICC-T012"]),
        ("Lamps old) ones.", ["ICC-T012"]),
        ("1) Lamps, 2) poles, a) both.", []),
        ("Lamps (see iv) and poles).", []),
        ("[Lamps (all)](https://lamps.example/a_(b)).", []),
    ],
)
def test_parentheses(found_in: FoundIn, text: str, expected: list[str]) -> None:
    assert codes(found_in(prose(text))) == expected


@pytest.mark.parametrize("text", ["More light was needed in the", "Priorities shift,", "Lamps and"])
def test_text_that_breaks_off(found_in: FoundIn, text: str) -> None:
    assert codes(found_in(prose(text))) == ["ICC-T013"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On https://lamps.example/map.", ["ICC-T020"]),
        ("On <https://lamps.example/map>.", []),
        ("On [the map](https://lamps.example/map).", []),
        ("On [the map][1].\n\n[1]: https://lamps.example", []),
        ("On [the map](http://lamps.example/map).", ["ICC-T021"]),
        ("On [here](https://lamps.example/map).", ["ICC-T022"]),
        ("On [the map](lamps.pdf).", ["ICC-T023"]),
        ("On [the map](javascript:alert).", ["ICC-T023"]),
        ("On [the map]().", ["ICC-T023"]),
        ("Write to [the office](mailto:lamps@example.org).", []),
        ("Rows [a] (b) are lit.", []),
    ],
)
def test_links(found_in: FoundIn, text: str, expected: list[str]) -> None:
    assert codes(found_in(prose(text))) == expected


def test_a_name_holds_no_link(found_in: FoundIn) -> None:
    (found,) = found_in(titled("Lamps on https://lamps.example/map"))
    assert found.startswith("ICC-T020:2 the address https://lamps.example/map")


def test_spelling_is_compared_among_titles_and_names(found_in: FoundIn) -> None:
    titles = ("Digitalisation", "Digitalization", "Digitalised")
    stories = "".join(f"  - {{title: {title}, text: Lamps.}}\n" for title in titles)
    (found,) = found_in({"impact/more.yaml": f"stories:\n{stories}"}, families="T")
    assert "“Digitalisation” and “Digitalization”" in found
    mixed = "stories: [{title: Digitalisation of exercise, text: Digitalization was a prize.}]\n"
    assert found_in({"impact/more.yaml": mixed}) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An e-service. The eservice.", ["ICC-T031"]),
        ("Data bases and one database.", ["ICC-T031"]),
        ("The city's lamps, and its lamps. It's lit.", []),
        ("A well-lit street is lit well.", []),
        ("Cities' lamps in cities.", []),
        ("Write to co-operation@example.org; cooperation helps.", []),
    ],
)
def test_one_term_has_one_spelling(found_in: FoundIn, text: str, expected: list[str]) -> None:
    assert codes(found_in(prose(text))) == expected


def test_the_words_of_a_paragraph_are_counted(found_in: FoundIn) -> None:
    assert found_in(prose(" ".join(["lamp", "pole"] * 75))) == []
    assert codes(found_in(prose(" ".join(["lamp", "pole"] * 75 + ["lamp"])))) == ["ICC-T040"]
    assert found_in(prose(" ".join(["lamp", "pole"] * 70) + "\n\n" + " ".join(["lamp", "pole"] * 70))) == []


@pytest.mark.parametrize(
    ("title", "expected"), [("ICT OF THE EU", ["ICC-T041"]), ("ICT, GIS, IOT", []), ("ICT of the EU is", [])]
)
def test_capitals(found_in: FoundIn, title: str, expected: list[str]) -> None:
    assert codes(found_in(titled(title))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Lampy są nowe, i nie jest ciemno.",
        "Lamps: Лампите не светят вечер.",
        "Le lampe sono nuove, anche nella piazza.",
    ],
)
def test_a_sentence_in_another_language(found_in: FoundIn, text: str) -> None:
    assert codes(found_in(prose(text))) == ["ICC-T050"]


@pytest.mark.parametrize(
    "text",
    [
        "The Bundesministerium für Verkehr und Innovation pays.",
        "The University of Ljubljana and the Mestna občina Kranj.",
        "Rue des Fleurs, Los Angeles and Las Palmas are lit.",
        "София is the city's name.",
    ],
)
def test_names_stay_in_their_language(found_in: FoundIn, text: str) -> None:
    assert found_in(prose(text)) == []


def test_another_language_than_english_is_not_judged_by_english_words(found_in: FoundIn) -> None:
    city = "id: testville\nname: Testville\ncountry: PL\nprogramme: icc-2020\ncompiled_by: Testville\nlanguage: de\n"
    text = "Lampen, die die Straße beleuchten, sind und werden nicht teuer."
    assert found_in({"city.yaml": city, **prose(text)}, families="T") == []


def test_prose_without_links_needs_no_parser() -> None:
    code = (
        "import sys; from pathlib import Path; from icc_cli.lint.examine import check;"
        "from icc_cli.programme.edition import Stage;"
        "from icc_cli.city import CityFolder, read_city;"
        "check(read_city(CityFolder('testville', Path('tests/testville'))), Stage.FINAL);"
        "assert 'markdown_it' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
