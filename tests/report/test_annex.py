"""The annex says what is missing and whose it is; the colophon says how the report is made again."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

from icc_cli.city import CityFolder, Reading, read_city
from icc_cli.diagnostics import Finding, Location, RuleId, Severity
from icc_cli.git import Revision
from icc_cli.lint.accepting import Accepted
from icc_cli.model import Deliverable
from icc_cli.model.dates import PartialDate
from icc_cli.programme import Edition
from icc_cli.report.final_report import final_report_html
from icc_cli.report.origin import Origin, origin_of
from icc_cli.yamltext import Position, Span

CITY = {"id": "x", "name": "Łódź", "country": "PL", "programme": "icc-2020", "compiled_by": "The city"}


def kpi(name: str, final: Any = None, **more: Any) -> dict[str, Any]:
    return {"id": name.lower(), "name": name, "kind": "activity", "measurements": {"final": final}, **more}


def city(*kpis: dict[str, Any], **parts: Any) -> Deliverable:
    given = {
        "city": CITY,
        "strategy": {"solutions": [{"id": "lamps", "name": "Lamps"}]},
        "kpis": [{"solution": "lamps", "kpis": list(kpis)}],
    }
    return Deliverable.model_validate(given | parts)


def part(page: str, anchor: str) -> str:
    """The words of a topic."""
    begin = page.index(f'id="{anchor}"')
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page[begin : page.index("</section>", begin)])).split())


def test_what_is_missing_stands_with_its_state_and_its_owner(edition: Edition) -> None:
    given = city(
        kpi("Lit", 5),
        kpi("Dark"),
        kpi("Dim"),
        kpi("Flicker", {"state": "pending"}, owner="Night office"),
        charters=[{"solution": "lamps", "lead": [{"organisation": "Lamp office"}]}],
    )
    words = part(final_report_html(given, edition), "gaps")
    assert "3 of 4 KPIs have no final value." in words
    assert "Dark; Dim missing Lamp office" in words
    assert "Flicker pending Night office" in words
    assert "Lit" not in words


def test_it_is_said_where_nobody_is_named(edition: Edition) -> None:
    words = part(final_report_html(city(kpi("Dark"), kpi("Lit", 1)), edition), "gaps")
    assert "No owner is named for 1 of them." in words
    assert "no owner named" in words


def test_nothing_missing_means_no_annex(edition: Edition) -> None:
    assert 'id="gaps"' not in final_report_html(city(kpi("Lit", 1)), edition)


def test_accepted_findings_stand_with_their_reasons(edition: Edition, tmp_path: Path) -> None:
    reading = read_city(CityFolder("none", tmp_path))
    location = Location(tmp_path / "kpis" / "lamps.yaml", Span(Position(7, 3), Position(7, 9)), None)
    finding = Finding(RuleId("ICC-K016", "kpi-without-target"), Severity.WARNING, "`dark` has no target", location)
    accepted = Accepted(finding, "The operator gave none", PartialDate(year=2027, month=1), location)
    origin = Origin(reading.folder.path, accepted=(accepted,))
    words = part(final_report_html(city(kpi("Lit", 1)), edition, origin=origin), "accepted")
    for each in ("ICC-K016 kpi-without-target", "kpis/lamps.yaml:7", "has no target", "gave none", "January 2027"):
        assert each in words


def test_the_colophon_tells_data_version_and_command(edition: Edition) -> None:
    origin = Origin(None, "ab" * 32, Revision("0123456789ab", "2022-09-30", has_changes=True))
    words = part(final_report_html(city(), edition, origin=origin), "about").replace("\N{NO-BREAK SPACE}", " ")
    assert "30 September 2022, revision 0123456789ab, with changes since" in words
    assert "abababab abababab" in words
    assert "icc render final-report --city x" in words


def test_the_fingerprint_is_that_of_the_files(bialystok_reading: Reading, tmp_path: Path) -> None:
    one = origin_of(bialystok_reading)
    assert one == origin_of(bialystok_reading)
    (tmp_path / "city.yaml").write_text("id: other\n", encoding="utf-8")
    other = origin_of(read_city(CityFolder("other", tmp_path)))
    assert re.fullmatch("[0-9a-f]{64}", one.fingerprint)
    assert one.fingerprint != other.fingerprint
    assert other.revision is None


def test_the_summary_says_whose_it_is_and_gives_figures(edition: Edition) -> None:
    given = city(kpi("Lit", 5), kpi("Dark"), city=CITY | {"executive_summary": "It is lighter now."})
    words = part(final_report_html(given, edition), "executive-summary")
    assert "Łódź Intelligent Cities Challenge 2020–2022" in words
    assert "1 solution 2 KPIs" in words
    assert "1 of them has a final value" in words
    assert "It is lighter now." in words
