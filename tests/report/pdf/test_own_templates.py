"""A city's own templates print what the report knows; whatever else they try is told with file and line."""

from __future__ import annotations

import os
import re
import resource
import time
from pathlib import Path

import pytest

from icc_cli.city import Reading
from icc_cli.diagnostics.layout import BROKEN_TEMPLATE, OUTSIDE_ADDRESS, UNUSABLE_PICTURE
from icc_cli.report import confinement
from icc_cli.report.final_report import final_report_html
from icc_cli.report.origin import origin_of
from icc_cli.report.own_templates import MOST_BYTES
from icc_cli.report.problems import UnusableReportError

from .laying_out import MOST, copy_of_testville, findings_of, told

FOREWORD = "templates/final-report/sections/foreword.html.j2"
HEAD = '<h2 id="foreword">Foreword</h2>\n'


def html_of(reading: Reading) -> str:
    assert reading.deliverable is not None
    return final_report_html(reading.deliverable, reading.edition, origin=origin_of(reading))


def test_a_template_of_the_city_stands_in_for_ours_and_can_use_the_others(tmp_path: Path) -> None:
    own = (
        '{% import "macros.html.j2" as m %}\n{% call m.topic(topic, level, "wide") %}\n'
        '<p>Ours: {{ m.item({"text": "a & b", "details": []}) }}</p>\n{% endcall %}\n'
    )
    reading = copy_of_testville(tmp_path, {FOREWORD: own}, MOST)
    page = html_of(reading)
    assert re.search(r"Ours: \s*a &amp; b\s*</p>", page)
    assert "Street lights" in page
    assert findings_of(reading, tmp_path) == []


@pytest.mark.parametrize(
    ("attempt", "message"),
    [
        ("{{ ''.__class__.__mro__ }}", "does something that is not allowed"),
        ("{{ topic.view.__init__.__globals__ }}", "does something that is not allowed"),
        ("{{ say.__self__ }}", "does something that is not allowed"),
        ("{{ '{0.__class__}'.format(topic) }}", "does something that is not allowed"),
        ("{{ cycler.__init__.__globals__.os.system('true') }}", "does something that is not allowed"),
        ("{{ picture.func }}{{ picture.func.__globals__ }}", "does something that is not allowed"),
        ("{{ [].append(1) }}", "does something that is not allowed"),
        ("{{ range(1000000) }}", "fails"),
        ("{% include '../../../../etc/hostname' %}", "there is no template"),
        ("{% include '/etc/hostname' %}", "there is no template"),
        ("{% include 'nothing.html.j2' %}", "there is no template nothing.html.j2"),
        ("{{ nothing }}", "uses something that does not exist: 'nothing' is undefined"),
        ("{% for %}", "cannot be understood"),
        ("{{ 1 / 0 }}", "fails: division by zero"),
        ("{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}", "fails: maximum recursion depth"),
    ],
)
def test_code_in_a_template_does_not_run(attempt: str, message: str, tmp_path: Path) -> None:
    (finding,) = findings_of(copy_of_testville(tmp_path, {FOREWORD: f"{HEAD}{attempt}\n"}, MOST), tmp_path)
    assert told(finding) == "foreword.html.j2:2 ICC-L008"
    assert message in finding.message
    assert finding.location.document is not None
    assert finding.location.document.line(2) == attempt


def test_what_a_view_holds_is_not_called(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret")

    class View:
        path = secret

        def wipe(self) -> None:
            secret.unlink()

    from icc_cli.report.environment import set_page

    for attempt in ("{{ view.path.read_text() }}", "{{ view.path.unlink() }}", "{{ view.wipe() }}"):
        city = tmp_path / str(len(attempt)) / "city"
        (city / "templates" / "final-report").mkdir(parents=True)
        (city / "templates" / "final-report" / "page.html.j2").write_text(attempt)
        with pytest.raises(UnusableReportError, match="does something that is not allowed"):
            set_page("page.html.j2", {"view": View()}, city=city)
    assert secret.read_text() == "a secret"


@pytest.mark.parametrize(
    "attempt",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(99999) if false %}{% endfor %}{% endfor %}",
    ],
)
def test_a_loop_without_an_end_is_ended(attempt: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confinement, "SECONDS", 1)
    reading = copy_of_testville(tmp_path, {FOREWORD: f"{HEAD}{attempt}\n"}, MOST)
    began = time.monotonic()
    (finding,) = findings_of(reading, tmp_path)
    assert time.monotonic() - began < 60  # a busy machine is slow; without an end it would be hours
    assert told(finding) == "foreword.html.j2:2 ICC-L008"
    assert "did not finish" in finding.message


@pytest.mark.parametrize(
    "attempt",
    [
        "{{ 'x' * 9999999999 }}",
        "{{ 'x' | center(9999999999) }}",
        "{% set n = namespace(text='x') %}{% for a in range(60) %}{% set n.text = n.text ~ n.text %}{% endfor %}",
        "{% for a in range(99999) %}{{ 'x' * 99999 }}{% endfor %}",
        "{{ 'x' * 20000001 }}",
    ],
)
def test_memory_is_not_used_up(attempt: str, tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (finding,) = findings_of(copy_of_testville(tmp_path, {FOREWORD: f"{HEAD}{attempt}\n"}, MOST), tmp_path)
    assert finding.rule == BROKEN_TEMPLATE
    assert "needs more memory" in finding.message
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000


def test_a_process_that_dies_gives_nothing() -> None:
    assert confinement.confined(lambda: os._exit(1)) is None
    assert confinement.confined(lambda: "done") == "done"


@pytest.mark.parametrize(
    ("attempt", "rule"),
    [
        ('<img src="file:///etc/hostname" alt="a">', OUTSIDE_ADDRESS),
        ('<img src="http://localhost:9/a.png" alt="a">', OUTSIDE_ADDRESS),
        ('<link rel="attachment" href="file:///etc/hostname">', OUTSIDE_ADDRESS),
        ('<a href="file:///etc/hostname">a</a>', OUTSIDE_ADDRESS),
        ('<img src="{{ picture("figures/none.png") }}" alt="a">', UNUSABLE_PICTURE),
        ('<img src="{{ picture("../testville/city.yaml") }}" alt="a">', UNUSABLE_PICTURE),
        ('<img src="{{ picture("/etc/hostname") }}" alt="a">', UNUSABLE_PICTURE),
    ],
)
def test_nothing_outside_is_read_or_put_in(attempt: str, rule: object, tmp_path: Path) -> None:
    (finding,) = findings_of(copy_of_testville(tmp_path, {FOREWORD: f"{HEAD}{attempt}\n"}, MOST), tmp_path)
    assert finding.rule == rule
    assert told(finding).startswith("foreword.html.j2:2 ")
    assert not (tmp_path / "out.pdf").exists()


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    reading = copy_of_testville(tmp_path, {"templates/final-report/sections/other.html.j2": "x"}, MOST)
    (reading.folder.path / FOREWORD).symlink_to("/etc/hostname")
    (finding,) = findings_of(reading, tmp_path)
    assert told(finding) == "foreword.html.j2:1 ICC-L008"
    assert "leads out of the city's folder" in finding.message


@pytest.mark.parametrize(
    ("content", "message"), [(b"x" * (MOST_BYTES + 1), "larger than"), (b"\xff\xfe", "is not UTF-8 text")]
)
def test_what_is_no_template_is_told(content: bytes, message: str, tmp_path: Path) -> None:
    (finding,) = findings_of(copy_of_testville(tmp_path, {FOREWORD: content}, MOST), tmp_path)
    assert told(finding) == "foreword.html.j2:1 ICC-L008"
    assert message in finding.message
