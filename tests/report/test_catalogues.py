"""The catalogues of all languages: complete, alike, and nothing in them that no page needs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from icc_cli.model.kpis import Accumulation, Direction, KpiKind
from icc_cli.model.money.kinds import FundingStatus, Recurrence
from icc_cli.model.quantities.kinds import Reason, State
from icc_cli.model.strategy import SolutionStatus
from icc_cli.model.wording import PHRASES
from icc_cli.programme import EDITIONS
from icc_cli.progress import Status
from icc_cli.report import edition_words
from icc_cli.report.catalogue import LANGUAGES, Words, catalogue
from icc_cli.report.charts.coverage import Knowledge
from icc_cli.report.charts.progress_marks import Mark as BarMark
from icc_cli.report.charts.roadmap_head import Mark as RoadmapMark
from icc_cli.report.edition_words import in_language
from icc_cli.report.language import language
from icc_cli.report.request import Document
from icc_cli.report.views.kpis import RATIONALE_ASPECTS
from icc_cli.report.views.since import GROUPS as SINCE_GROUPS
from icc_cli.resources import fonts, templates

OTHERS = [code for code in LANGUAGES if code != "en"]
SOURCES = Path(edition_words.__file__).parent
QUOTES = {"bg": "„“", "de": "„“", "en": "“”", "pl": "„”", "sl": "„“"}

# Keys that code puts together from a group and the id of something.
COMPOSED = {
    *(f"status.{status.value}" for status in Status),
    *(f"value.{name}" for name in PHRASES),
    *(f"value.{each.value}" for each in chain(State, Reason)),
    *(f"value.{each.value}" for each in Recurrence if each is not Recurrence.ONCE),
    *(f"funding.{status.value}" for status in FundingStatus),
    *(f"strategy.{status.value}" for status in SolutionStatus if status is not SolutionStatus.ACTIVE),
    *(f"kpis.{each.value}" for each in chain(Direction, Accumulation)),
    *(f"kpis.{name}" for name in RATIONALE_ASPECTS if name != "summary"),
    *(f"impact.{kind.value}" for kind in KpiKind),
    *(f"preparation.{mark}" for edition in EDITIONS.values() for mark in edition.significance),
    *(f"progress.{checkpoint.id}" for edition in EDITIONS.values() for checkpoint in edition.checkpoints),
    *(f"governance-chart.{role}" for edition in EDITIONS.values() for role in edition.roles),
    *(f"roadmap-chart.{mark.value}" for mark in RoadmapMark),
    *(f"roadmap-chart.{prefix}{word}" for prefix in ("", "not-") for word in ("finished", "reached")),
    *(f"bar-chart.{mark.value}{suffix}" for mark in BarMark for suffix in ("", "-value")),
    *(f"coverage.{knowledge.value}" for knowledge in Knowledge),
    *(f"date.quarter-{number}" for number in range(1, 5)),
    *(f"gaps.{role}" for role in ("lead", "unit")),
    *(f"since.{name}" for name in SINCE_GROUPS),
    *(f"since.title-{checkpoint.id}" for edition in EDITIONS.values() for checkpoint in edition.checkpoints),
    *(f"sheet.{document.value}" for document in Document if document is not Document.FINAL_REPORT),
}


def forms(words: Words) -> Iterator[str]:
    yield from [words] if isinstance(words, str) else words.values()


def placeholders(words: Words) -> list[set[str]]:
    return [set(re.findall(r"\{(\w*)\}", each)) for each in forms(words)]


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_has_every_entry_of_english_in_its_order_and_no_other(code: str) -> None:
    assert list(catalogue(code)) == list(catalogue("en"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_entry_has_the_same_parts_in_every_language(code: str) -> None:
    """A form for one thing may leave out the count, as in `none of them`: it may hold no part that is not given."""
    for key, words in catalogue(code).items():
        expected = set().union(*placeholders(catalogue("en")[key]))
        assert all(found == expected for found in placeholders(words)), key


@pytest.mark.parametrize("code", LANGUAGES)
def test_where_numbers_matter_there_is_every_form_that_the_language_has(code: str) -> None:
    needed = language(code).locale.plural_form.tags | {"other"}
    plurals = {key: set(words) for key, words in catalogue(code).items() if isinstance(words, Mapping)}
    assert plurals
    assert {key: found for key, found in plurals.items() if found != needed} == {}


@pytest.mark.parametrize("code", OTHERS)
def test_an_edition_has_every_entry_and_no_other(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for edition in EDITIONS.values():
        asked: set[str] = set()

        class Recording(dict[str, Words]):
            def __getitem__(self, key: str) -> Words:
                asked.add(key)  # noqa: B023
                return super().__getitem__(key)

        given = catalogue(f"{edition.id}/{code}")
        monkeypatch.setattr(edition_words, "catalogue", lambda _: Recording(given))  # noqa: B023
        translated = in_language(edition, language(code))
        assert asked == set(given)
        assert "{compiled_by}" in translated.disclaimer
        assert [phase.id for phase in translated.phases] == [phase.id for phase in edition.phases]


def test_every_entry_is_used_and_every_one_that_is_used_is_there() -> None:
    known = set(catalogue("en"))
    written = set(_literals())
    assert known - written - COMPOSED == set()
    groups = {key.partition(".")[0] for key in known}
    used = {
        each
        for each in written
        if each.partition(".")[0] in groups and re.fullmatch(r"[a-z-]+\.[a-z0-9-]*[a-z0-9]", each)
    }
    assert used - known == set()
    assert COMPOSED - known == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_typography_is_that_of_the_language(code: str) -> None:
    entries = [(key, form) for name in _names(code) for key, words in catalogue(name).items() for form in forms(words)]
    pair = QUOTES[code]
    for key, words in entries:
        assert words == words.strip(), key
        assert not re.search(r"[\"']|\.\.\.| [,;:.!?]| - ", words), f"{key}: {words}"
        assert not re.search("[0-9}] %", words), f"{key}: a line may end before the sign: {words}"
        assert not re.search("  ", words) or key == "report.running-title", key
        quotes = "".join(re.findall("[“”„‟«»]", words))
        assert quotes == pair * (len(quotes) // 2), f"{key}: {words}"


def test_bulgarian_is_written_in_cyrillic() -> None:
    latin = re.compile(r"\b(?!KPI|ICC|PMO|EISMEA|icc|Source|Sans|Serif|SIL|Open|Font|License)[A-Za-z]{2,}\b")
    for name in _names("bg"):
        for key, words in catalogue(name).items():
            for form in forms(words):
                assert not latin.search(re.sub(r"\{\w*\}", "", form)), f"{key}: {form}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_fonts_of_the_report_have_every_letter(code: str) -> None:
    letters = {
        letter for name in _names(code) for words in catalogue(name).values() for letter in "".join(forms(words))
    }
    months = {letter for number in range(1, 13) for letter in "".join(language(code).month_labels(number))}
    for file in sorted(fonts().glob("*.ttf")):
        with TTFont(file, lazy=True) as font:
            assert {letter for letter in letters | months if ord(letter) not in font.getBestCmap()} == set(), file.name


def _names(code: str) -> list[str]:
    return [code, *(f"{edition}/{code}" for edition in EDITIONS if code != "en")]


def _literals() -> Iterator[str]:
    """Yield each string that stands in the report's code or its templates."""
    for file in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
    for file in templates().rglob("*.j2"):
        yield from re.findall(r'"([a-z-]+\.[a-z0-9-]+)"', file.read_text(encoding="utf-8"))
