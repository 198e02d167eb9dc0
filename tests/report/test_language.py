"""A report in another language: its words, numbers, dates and plural forms; what the city wrote stays as it is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from pydantic import BaseModel

from icc_cli.city import find_cities, read_city
from icc_cli.model import Deliverable
from icc_cli.model.city import City
from icc_cli.model.dates import PartialDate
from icc_cli.model.impact import Impact
from icc_cli.model.money.money import Money
from icc_cli.model.money.text import print_money
from icc_cli.model.quantities.quantity import Measurement, Quantity, Target
from icc_cli.model.quantities.text import print_quantity
from icc_cli.programme import Edition
from icc_cli.progress import city_progress, target_text
from icc_cli.report.catalogue import LANGUAGES
from icc_cli.report.context import Context
from icc_cli.report.documents import document_html
from icc_cli.report.final_report import final_report_html
from icc_cli.report.language import Language, language
from icc_cli.report.markup_tree import Element, tree_of
from icc_cli.report.pdf.typesetting import Written
from icc_cli.report.request import Document, Request

EXAMPLES = Path(__file__).parents[2] / "examples"
OTHERS = [code for code in LANGUAGES if code != "en"]
NAMES = {"kpi", "status"}
"""Words that English shares with all of them."""
ALIKE = {
    "de": {"system", "apr", "jul", "feb", "jun", "august", "september", "phase", "vision", "initiative"},
    "pl": {"system", "plan"},
}
"""Words that it shares with one."""


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_english_prints_every_value_of_the_examples_as_the_terminal_does(edition: Edition) -> None:
    english = language("en")
    printed = 0
    for folder in find_cities([EXAMPLES]):
        deliverable = read_city(folder).deliverable
        assert deliverable is not None
        for value in _values(deliverable):
            if isinstance(value, Money):
                assert plain(print_money(value, wording=english)) == plain(print_money(value))
            else:
                assert plain(print_quantity(value, wording=english)) == plain(print_quantity(value))
            printed += 1
        for row in city_progress(deliverable, edition).rows:
            if row.assessment.change:
                assert row.assessment.change.printed(english) == row.assessment.change.text
            for target in row.placed.kpi.target:
                assert plain(target_text(target, None, english)) == plain(target_text(target, None))
    assert printed > 150


@pytest.mark.parametrize(
    ("code", "day", "month", "year", "quarter", "month_of_plan", "due"),
    [
        ("en", "31 May 2022", "May 2022", "2022", "3rd quarter of 2022", "month 3", "≥ 20 % by 2025"),
        ("pl", "31 maja 2022", "maj 2022", "2022", "III kwartał 2022", "miesiąc 3", "≥ 20 % (2025)"),
        ("sl", "31. maj 2022", "maj 2022", "2022", "3. četrtletje 2022", "mesec 3", "≥ 20 % (2025)"),
        ("bg", "31 май 2022 г.", "май 2022 г.", "2022 г.", "трето тримесечие на 2022 г.", "месец 3",
         "≥ 20 % до 2025 г."),
        ("de", "31. Mai 2022", "Mai 2022", "2022", "3. Quartal 2022", "Monat 3", "≥ 20 % bis 2025"),
    ],
)  # fmt: skip
def test_dates_are_those_of_the_language(
    code: str, day: str, month: str, year: str, quarter: str, month_of_plan: str, due: str
) -> None:
    spoken = language(code)
    written = ("2022-05-31", "2022-05", "2022", "2022-Q3", "M3")
    assert [plain(spoken.date(PartialDate.parse(each))) for each in written] == [
        day, month, year, quarter, month_of_plan,
    ]  # fmt: skip
    target = Target.model_validate({"value": 20, "qualifier": "at-least", "unit": "%", "due": 2025})
    assert plain(target_text(target, None, spoken)) == due


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_line_ends_inside_a_day_or_before_the_sign_for_a_year(code: str) -> None:
    printed = language(code).date(PartialDate.parse("2022-05-31"))
    assert " " not in printed.partition("2022")[0].removesuffix(" ")
    assert " " not in printed.partition("2022")[2]


@pytest.mark.parametrize(("code", "mark"), [("en", "."), ("pl", ","), ("sl", ","), ("bg", ","), ("de", ",")])
def test_numbers_have_the_languages_decimal_mark_and_thousands_in_groups(code: str, mark: str) -> None:
    spoken = language(code)
    assert plain(spoken.number(Decimal("1234567.5"))) == f"1 234 567{mark}5"
    assert plain(spoken.number(Decimal("1326"), signed=True)) == "+1 326"
    assert spoken.number(Decimal("-0.25")) == f"−0{mark}25"
    money = Money.model_validate({"amount": "4581.00", "currency": "EUR", "vat": "excluded", "vat_amount": "1007.8"})
    assert f"1 007{mark}80 EUR" in plain(print_money(money, wording=spoken))


@pytest.mark.parametrize(
    ("code", "counted"),
    [
        ("en", ["1 month", "2 months", "5 months"]),
        ("pl", ["1 miesiąc", "2 miesiące", "5 miesięcy", "12 miesięcy", "22 miesiące"]),
        ("sl", ["1 mesec", "2 meseca", "3 meseci", "5 mesecev", "101 mesec", "102 meseca"]),
        ("bg", ["1 месец", "2 месеца", "5 месеца"]),
        ("de", ["1 Monat", "2 Monate", "5 Monate"]),
    ],
)
def test_words_have_the_form_that_their_number_asks_for(code: str, counted: list[str]) -> None:
    numbers = [int(each.split()[0]) for each in counted]
    assert [language(code).say("journey-chart.months", count=number) for number in numbers] == counted


def test_a_value_that_is_not_there_is_told_in_the_language() -> None:
    measurement = Measurement.model_validate({"state": "not-yet-measurable", "expected": "2030"})
    assert print_quantity(measurement, wording=language("pl")) == "jeszcze niemierzalne (spodziewane: 2030)"
    unmonitored = Measurement.model_validate({"state": "not-monitored", "reason": "not-started"})
    assert print_quantity(unmonitored, wording=language("de")) == "nicht erhoben (nicht begonnen)"


@pytest.mark.parametrize(
    ("code", "countries"),
    [
        ("en", ["Poland", "Slovenia", "Bulgaria", "Greece", "QQ"]),
        ("pl", ["Polska", "Słowenia", "Bułgaria", "Grecja", "QQ"]),
        ("sl", ["Poljska", "Slovenija", "Bolgarija", "Grčija", "QQ"]),
        ("bg", ["Полша", "Словения", "България", "Гърция", "QQ"]),
        ("de", ["Polen", "Slowenien", "Bulgarien", "Griechenland", "QQ"]),
    ],
)
def test_countries_have_their_names(code: str, countries: list[str]) -> None:
    assert [language(code).country(each) for each in ("PL", "SI", "BG", "EL", "QQ")] == countries


def test_a_language_without_a_catalogue_is_refused() -> None:
    with pytest.raises(ValueError, match=f"'fr': choose one of {', '.join(LANGUAGES)}"):
        Language("fr")


def test_words_around_prose_do_not_make_it_unsafe_or_the_words_html(full: Deliverable, edition: Edition) -> None:
    context = Context.of(full, edition)
    assert context.say("charter.mitigation", text=context.prose.inline("*a* < b")) == "Mitigation: <em>a</em> &lt; b"
    assert context.say("roadmap.holds-for", solutions="<b>") == "This holds for: <b>."


@pytest.mark.parametrize("code", OTHERS)
def test_whatever_is_said_alike_in_two_languages_the_city_said(code: str, full: Deliverable, edition: Edition) -> None:
    """No word of the report's own is left in English, wherever it is written: in a catalogue, code or a template."""
    english, other = (
        set().union(
            *(_texts_of(document_html(full, edition, Request(document, language=each))) for document in Document)
        )
        for each in ("en", code)
    )
    own = _words(full.model_dump_json()) | _words(edition.name) | NAMES | ALIKE.get(code, set())
    assert {text: left for text in english & other if (left := _words(text) - own)} == {}


def test_the_citys_words_are_marked_with_their_language_where_the_reports_are_in_another(
    bialystok: Deliverable, edition: Edition
) -> None:
    page = final_report_html(bialystok, edition, language=language("bg"))
    assert page.count('<html lang="bg">') == 1
    assert '<p lang="en">' in page
    assert f'<span lang="en">{next(iter(bialystok.all_kpis.values())).kpi.name}</span>' in page
    assert ' lang="' not in final_report_html(bialystok, edition).split("<body>")[1]


def test_names_are_marked_wherever_they_stand_alone(bialystok: Deliverable, edition: Edition) -> None:
    names = {solution.name for solution in bialystok.solutions.values()}
    names |= {party.role for charter in bialystok.charters for party in charter.team if party.role}
    page = final_report_html(bialystok, edition, language=language("bg"))
    found = list(texts_of(tree_of(re.sub(r'<span class="unbroken">(.*?)</span>', r"\1", page))))
    assert {text for text, _ in found} >= names
    assert {spoken for text, spoken in found if text in names} == {"en"}


def test_what_is_said_in_the_place_of_a_name_is_the_reports(full: Deliverable, edition: Edition) -> None:
    found = list(texts_of(tree_of(final_report_html(full, edition, language=language("bg")))))
    assert {spoken for text, spoken in found if text == "Градът като цяло"} == {"bg"}


def texts_of(element: Element, spoken: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text of a page, and the language that it is marked with."""
    spoken = element.attributes.get("lang", spoken)
    for child in element.children:
        if isinstance(child, str):
            yield child.strip(" \n·\N{NO-BREAK SPACE}"), spoken
        elif child.tag not in ("head", "svg"):
            yield from texts_of(child, spoken)


def test_the_language_is_the_citys_unless_another_is_asked_for_or_there_is_no_catalogue(edition: Edition) -> None:
    def page(written: str, asked: str | None = None) -> str:
        city = City(id="x", name="X", country="PL", programme="icc-2020", compiled_by="Y", language=written)
        deliverable = Deliverable(city=city, impact=Impact.model_validate({"lessons": ["A lesson."]}))
        return final_report_html(deliverable, edition, language=language(asked) if asked else None)

    assert '<html lang="pl">' in page("pl")
    assert "Najważniejsze doświadczenia" in page("pl")
    assert '<html lang="de">' in page("pl", "de")
    assert '<span lang="pl">A lesson.</span>' in page("pl", "de")
    assert '<html lang="en">' in page("fi")
    assert '<span lang="fi">A lesson.</span>' in page("fi")


def test_a_figure_in_a_citys_sentence_is_printed_in_the_sentences_language(full: Deliverable, edition: Edition) -> None:
    kpi = "lit-streets"
    city = full.city.model_copy(update={"language": "pl"})
    deliverable = full.model_copy(update={"city": city})
    context = Context.of(deliverable, edition, language=language("de"))
    assert plain(context.prose.inline(f"Jest {{kpi:{kpi}@start}}.")) == '<span lang="pl">Jest 10 roads.</span>'
    assert context.prose.inline("{kpi:crews@start}") == '<span lang="pl">niemonitorowane (brak zasobów)</span>'


def _values(model: BaseModel) -> Iterator[Quantity | Money]:
    for name in type(model).model_fields:
        value = getattr(model, name)
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,):
            if isinstance(each, Quantity | Money):
                yield each
            if isinstance(each, BaseModel):
                yield from _values(each)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", text.casefold()))


def _texts_of(page: str) -> set[str]:
    body = page[page.index("<body") :]
    return {" ".join(plain(html.unescape(text)).split()) for text in re.findall(r">([^<]*[^\W\d_][^<]*)<", body)}


def test_a_bulgarian_pdf_says_its_language_and_lays_out_without_complaint(
    full_in_bulgarian: tuple[Path, Written],
) -> None:
    path, written = full_in_bulgarian
    assert written.problems == ()
    with pikepdf.open(path) as document:
        assert str(document.Root.Lang) == "bg"
        assert str(document.docinfo["/Title"]).endswith("Интелигентна трансформация на града: заключителен доклад")
    pages = pypdfium2.PdfDocument(path)
    text = plain(" ".join(page.get_textpage().get_text_range() for page in pages))
    pages.close()
    assert "Харта на инициативата" in text
    assert "Съдържание" in text
