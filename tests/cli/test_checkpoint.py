"""`icc checkpoint`: numbers are signed off, and later changes of them are noticed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from icc_cli.cli import app
from icc_cli.yamltext import read

Icc = Callable[..., Result]
KPI = "res-buildings-performance"
FILE = Path("bialystok/kpis/res-installations.yaml")
FROZEN = Path("bialystok/checkpoints/midway.yaml")


@pytest.fixture
def icc(examples: Path, monkeypatch: pytest.MonkeyPatch) -> Icc:
    """Run `icc` about Białystok on 1 March 2022, outside of any repository."""
    monkeypatch.chdir(examples)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1646092800")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(examples.parent))
    return lambda *arguments: CliRunner().invoke(app, [*arguments, "--city", "bialystok"])


def change(old: str, new: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    FILE.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_frozen_measurement_stays_or_has_its_reason(icc: Icc) -> None:
    result = icc("checkpoint", "freeze", "midway", "--by", "Ada Nowak")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{FROZEN}: 8 of 42 KPIs have a midway value\n"
    assert icc("validate").exit_code == 0
    change("midway: 50", "midway: 55")
    result = icc("validate", "--format", "concise")
    assert result.exit_code == 1
    assert (
        f"error ICC-M080 frozen-measurement-changed: midway of `{KPI}` is 55\u00a0%, but 50\u00a0% was" in result.stdout
    )
    change("midway: 55", "midway: 55 # icc: allow frozen-measurement-changed five sites were counted late")
    assert icc("validate").exit_code == 0


def test_a_frozen_value_is_not_set(icc: Icc) -> None:
    icc("checkpoint", "freeze", "midway", "--by", "Ada Nowak")
    before = FILE.read_text(encoding="utf-8")
    result = icc("kpi", "set", KPI, "midway=55")
    assert result.exit_code == 1
    assert "frozen-measurement-changed" in result.stderr
    assert FILE.read_text(encoding="utf-8") == before
    assert icc("kpi", "set", KPI, "final=55").exit_code == 0


def test_freezing_again_needs_force_and_says_what_changed(icc: Icc) -> None:
    icc("checkpoint", "freeze", "midway", "--by", "Ada Nowak")
    before = FROZEN.read_text(encoding="utf-8")
    signed = "midway was signed off on 1 March 2022 by Ada Nowak"
    assert (
        icc("checkpoint", "freeze", "midway", "--by", "B").stdout
        == f"{FROZEN}: {signed}, and nothing has changed since\n"
    )
    change("midway: 50", "midway: 55")
    change("final: 40", "final: 60")
    result = icc("checkpoint", "freeze", "midway", "--by", "B")
    assert result.exit_code == 1
    assert result.stdout == f"{signed}; since then:\n{KPI} midway: 50\u00a0% → 55\u00a0%\n"
    assert result.stderr == "icc: it is not signed off again without --force\n"
    assert FROZEN.read_text(encoding="utf-8") == before
    assert icc("checkpoint", "freeze", "midway", "--by", "B", "--force").exit_code == 0
    assert FROZEN.read_text(encoding="utf-8") == before.replace("value: 50\n", "value: 55\n").replace("Ada Nowak", "B")
    assert icc("validate").exit_code == 0


def test_what_changed_since_is_shown(icc: Icc) -> None:
    assert "midway was not signed off" in icc("checkpoint", "changes", "midway").stderr
    icc("checkpoint", "freeze", "midway", "--by", "Ada Nowak")
    change("midway: 50", "midway: 55")
    result = icc("checkpoint", "changes", "midway")
    assert result.exit_code == 0
    assert f"{KPI} midway: 50\u00a0% → 55\u00a0%\n" in result.stdout
    assert f"{KPI} final: missing → 40\u00a0%\n" in result.stdout


def test_the_git_revision_and_user_are_kept(icc: Icc, examples: Path) -> None:
    def git(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=examples, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    git("init", "--quiet")
    git("config", "user.name", "Jan: Kos")
    git("config", "user.email", "jan@example.org")
    git("add", ".")
    git("commit", "--quiet", "--message", "Midway")
    icc("checkpoint", "freeze", "midway")
    value = read(FROZEN).value
    assert isinstance(value, dict)
    assert (value["by"], value["revision"]) == ("Jan: Kos", git("rev-parse", "HEAD"))
    assert "uncommitted" not in value
    change("final: 40", "final: 60")
    assert icc("checkpoint", "freeze", "final", "--by", "A").exit_code == 0
    value = read(FROZEN.with_name("final.yaml")).value
    assert isinstance(value, dict)
    assert value["uncommitted"] is True


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["freeze", "mid", "--by", "A"], "no checkpoint 'mid' here"),
        (["freeze", "midway", "--by", "  "], "who signs off? add --by NAME"),
        (["freeze", "midway", "--by", "A\u202e"], "holds a character that nobody sees"),
        (["changes", "final"], "final was not signed off: icc checkpoint freeze final does so"),
    ],
)
def test_what_cannot_be_done_exits_with_2(icc: Icc, arguments: list[str], said: str) -> None:
    result = icc("checkpoint", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not FROZEN.exists()


def test_a_city_without_kpis_has_nothing_to_sign_off(icc: Icc) -> None:
    shutil.rmtree("bialystok/kpis")
    for part in ("impact.yaml", "assessment.yaml"):
        Path("bialystok", part).unlink()
    result = icc("checkpoint", "freeze", "midway", "--by", "A")
    assert result.exit_code == 1
    assert result.stderr == "icc: bialystok has no KPIs whose numbers could be signed off\n"
    assert not FROZEN.exists()


def test_a_broken_checkpoint_is_told(icc: Icc) -> None:
    icc("checkpoint", "freeze", "midway", "--by", "A")
    FROZEN.write_text(FROZEN.read_text(encoding="utf-8").replace("kpis:", "kpi:"), encoding="utf-8")
    result = icc("checkpoint", "freeze", "midway", "--by", "A", "--force")
    assert result.exit_code == 1
    assert "`kpi` is no key of midway.yaml" in result.stderr
