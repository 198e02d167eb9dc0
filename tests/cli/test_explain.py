"""`icc explain` and `icc rules` as somebody sees them who wonders what a finding means."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from icc_cli.cli import app
from icc_cli.diagnostics.page import Page, pages_of
from icc_cli.lint.catalogue import rules
from icc_cli.programme.edition import Stage
from icc_cli.programme.glossary import FLIP_BOOK, GLOSSARY, Term

FLIP_BOOK_TERMS = [
    "Activity",
    "Action",
    "Big moves",
    "City opportunity",
    "City toolbox",
    "DCC",
    "Digital and advanced technology",
    "Marketplace",
    "Mentor city",
    "Participant city",
    "Priority solution",
    "Accelerated impact action",
    "Thematic track",
    "Transversal services",
]


@pytest.fixture
def icc(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run `icc` as a pipe of 60 columns sees it."""
    monkeypatch.setenv("COLUMNS", "60")
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


@pytest.mark.parametrize("page", pages_of(rules()).values(), ids=lambda page: page.name)
def test_every_rule_is_explained_by_its_code_and_its_name(page: Page, icc: Callable[..., Result]) -> None:
    by_code = icc("explain", page.code)
    assert by_code.exit_code == 0
    assert by_code.stdout.splitlines()[0] == f"{page.code} {page.name}"
    assert page.summary.split()[-1] in by_code.stdout
    assert icc("explain", page.name).stdout == by_code.stdout


@pytest.mark.parametrize("name", ["icc-k010", "K010", "KPI-without-target", "kpi without targets"])
def test_a_rule_need_not_be_spelled_in_full(name: str, icc: Callable[..., Result]) -> None:
    assert icc("explain", name).stdout == icc("explain", "ICC-K010").stdout


@pytest.mark.parametrize("term", GLOSSARY, ids=lambda term: term.name)
def test_every_word_is_explained_by_all_its_names(term: Term, icc: Callable[..., Result]) -> None:
    for name in (term.name, *term.also):
        result = icc("explain", *name.lower().split())
        assert result.exit_code == 0
        assert result.stdout.startswith(f"{term.name}\n\n{term.meaning.split()[0]}")


@pytest.mark.parametrize("name", FLIP_BOOK_TERMS)
def test_the_terms_of_the_flip_book_are_known(name: str, icc: Callable[..., Result]) -> None:
    assert icc("explain", name).exit_code == 0
    assert len(FLIP_BOOK) == len(FLIP_BOOK_TERMS)


def test_a_page_shows_severities_reasons_and_examples(icc: Callable[..., Result]) -> None:
    text = icc("explain", "kpi-without-target").stdout
    assert "KPI quality. draft info, roadmap warning, midway warning,\nfinal warning\n" in text
    assert "\n    # kpis/parks.yaml\n    solution: lights\n" in text
    assert text.index("Bad, at each line with `# <- here`:") < text.index("Good:")


def test_prose_keeps_to_the_width_and_is_plain(icc: Callable[..., Result]) -> None:
    outputs = [
        icc("explain"),
        icc("rules"),
        *(icc("explain", each) for each in [*pages_of(rules()), *(t.name for t in GLOSSARY)]),
    ]
    for result in outputs:
        assert "\x1b" not in result.stdout
        assert all(len(line) <= 60 or line.startswith("    ") for line in result.stdout.splitlines())


def test_without_an_argument_everything_is_listed(icc: Callable[..., Result]) -> None:
    words = " ".join(icc("explain").stdout.split())
    assert all(f"{page.code} {page.name}" in words for page in pages_of(rules()).values())
    assert all(term.name in words for term in GLOSSARY)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["yaml-sintax"], "no rule and no word 'yaml-sintax'; did you mean ICC-F004 yaml-syntax?"),
        (["transverse", "service"], "no rule and no word 'transverse service'; did you mean Transversal service?"),
        (["zebra"], "no rule and no word 'zebra'; `icc explain` lists all rules and words"),
        (["\x1b[31m"], r"no rule and no word '\x1b[31m'; `icc explain` lists all rules and words"),
        ([""], "no rule and no word ''; `icc explain` lists all rules and words"),
    ],
)
def test_what_is_unknown_is_said_with_what_was_meant(asked: list[str], said: str, icc: Callable[..., Result]) -> None:
    result = icc("explain", *asked)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"icc: {said}\n"


def test_names_do_not_hide_each_other() -> None:
    names = [name.casefold() for page in pages_of(rules()).values() for name in (page.code, page.name)]
    names += [name.casefold() for term in GLOSSARY for name in (term.name, *term.also)]
    assert len(set(names)) == len(names)


def test_rules_lists_a_row_a_rule(icc: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = icc("rules").stdout
    monkeypatch.setenv("COLUMNS", "140")
    wide = icc("rules").stdout.splitlines()
    assert "\nICC-K010 iwww kpi-without-target\n    A KPI has no target.\n" in narrow
    (row,) = (line for line in wide if line.startswith("ICC-K010"))
    assert row.split(maxsplit=3) == ["ICC-K010", "iwww", "kpi-without-target", "A KPI has no target."]
    assert sum(line.startswith("ICC-") for line in wide) == len(pages_of(rules()))


def test_rules_as_json_are_the_whole_catalogue(icc: Callable[..., Result]) -> None:
    body = json.loads(icc("rules", "--format", "json").stdout)
    assert body["schema"] == "icc-rules/1"
    assert [rule["code"] for rule in body["rules"]] == list(pages_of(rules()))
    (rule,) = (rule for rule in body["rules"] if rule["code"] == "ICC-K010")
    assert list(rule["severities"]) == list(Stage)
    assert rule["severities"]["draft"] == "info"
    assert rule["summary"] == "A KPI has no target."


def test_the_gravest_severity_is_what_a_rule_has_by_default() -> None:
    assert pages_of(rules())["ICC-K010"].rule.severity == "warning"
