"""Where `icc validate` runs besides a terminal: the hooks, the action's script, and what docs/ci.md shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from icc_cli.city.assembly import PARTS
from icc_cli.city.configuration import read_configuration
from icc_cli.lint.catalogue import hint_for

ROOT = Path(__file__).parents[1]
BLOCKS = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "ci.md").read_text(encoding="utf-8"), re.DOTALL)
HOOKS = {
    hook["id"]: hook for hook in YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}


def test_the_hook_wants_the_files_of_cities_and_no_others() -> None:
    wanted = re.compile(HOOKS["icc-validate"]["files"])
    files = [f"{part}.yaml" for part in PARTS] + [f"{part}/x.yaml" for part in PARTS if part != "city"]
    assert all(wanted.search(f"cities/sofia/{file}") and wanted.search(file) for file in files)
    others = (
        "icc.yaml",
        "a/notes.yaml",
        "mykpis.yaml",
        "kpis/x/y.yaml",
        ".github/workflows/city.yml",
        "kpis/x.yaml.bak",
    )
    assert not any(wanted.search(file) for file in others)


def test_docs_name_hooks_and_inputs_that_exist() -> None:
    config, workflow = (
        YAML(typ="safe").load(next(b for b in BLOCKS if name in b)) for name in (".pre-commit-", "workflows/")
    )
    assert {hook["id"] for repo in config["repos"] for hook in repo["hooks"]} <= set(HOOKS)
    action = YAML(typ="safe").load((ROOT / "action.yml").read_text(encoding="utf-8"))
    (step,) = (step for step in workflow["jobs"]["icc"]["steps"] if step["uses"].startswith("OWNER/icc"))
    assert set(step["with"]) <= set(action["inputs"])


def test_the_docs_icc_yaml_is_valid(tmp_path: Path) -> None:
    for name in ("cities/sofia", "pilots/one"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "city.yaml").write_text("", encoding="utf-8")
    (tmp_path / "icc.yaml").write_text(next(b for b in BLOCKS if "config.schema.json" in b), encoding="utf-8")
    assert read_configuration(tmp_path / "icc.yaml", hint_for).settings.city["sofia"].select == ("K", "M", "ICC-C010")


@pytest.mark.skipif(sys.platform == "win32", reason="runners of GitHub have bash; a test machine may not")
def test_the_action_marks_tells_and_sums_up(cities: Any, tmp_path: Path) -> None:
    city = cities.add(parks=cities.parks.replace("kind: activity", "kind: activty", 1))
    cities.add("other", parks="::error::nonsense: 1\n")
    done = act(cities.folder, tmp_path, ICC_ARGUMENTS="--stage=final\n--statistics\n", ICC_SARIF="build/icc.sarif")
    assert done.returncode == 1
    marks, _, log = done.stdout.partition("::group::Findings\n")
    assert "::error file=testville/kpis/parks.yaml,line=5,endLine=5,col=11," in marks
    stop = re.match(r"::stop-commands::(\S+)\n", log)
    assert stop is not None
    assert log.endswith(f"::{stop[1]}::\n::endgroup::\n")
    assert f"{city.name}/kpis/parks.yaml:5:11 error ICC-F033 unknown-value" in log
    assert "ICC-F033" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert (cities.folder / "build" / "icc.sarif").exists()
    assert "2 error" in done.stderr


def test_the_action_looks_where_it_is_told(cities: Any, tmp_path: Path) -> None:
    cities.add()
    cities.add("an other", parks=None)
    assert "(1 city checked)" in act(cities.folder, tmp_path, ICC_PATHS="an other\n").stdout
    assert act(cities.folder, tmp_path, ICC_PATHS="nowhere").returncode == 2
    assert "nowhere does not exist" in act(cities.folder, tmp_path, ICC_PATHS="nowhere").stderr


def test_the_script_runs_where_no_runner_says_where_it_is(cities: Any, tmp_path: Path) -> None:
    cities.add()
    script = tmp_path / "action" / "scripts" / "github-action"
    script.parent.mkdir(parents=True)
    shutil.copy(ROOT / "scripts" / "github-action", script)
    done = act(cities.folder, tmp_path, script, GITHUB_ACTION_PATH="")
    assert done.returncode == 0, done.stderr
    assert "(1 city checked)" in done.stdout


def act(
    folder: Path, place: Path, script: Path = ROOT / "scripts" / "github-action", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the action's script as a runner of GitHub does, with this Python's `icc`."""
    action = place / "action"
    action.mkdir(parents=True, exist_ok=True)
    (action / "icc").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m icc_cli "$@"\n', encoding="utf-8")
    (action / "icc").chmod(0o755)
    wanted = {"GITHUB_ACTION_PATH": str(action), "GITHUB_STEP_SUMMARY": str(place / "summary.md"), **environment}
    known = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "CI_"))}
    return subprocess.run(
        [str(script)],
        cwd=folder,
        env={**known, **wanted},
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
