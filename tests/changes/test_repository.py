"""Revisions are read from git as they are, and nothing that a repository or a name holds is trusted."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from icc_cli.changes.change import Comparison
from icc_cli.changes.compare_versions import compare_versions
from icc_cli.changes.revisions import Repository as Reader
from icc_cli.changes.revisions import RevisionError
from icc_cli.changes.sides import Side, SideKind, understand
from icc_cli.changes.versions import Version, of_revision
from icc_cli.city import read_city

from .life import Repository, copy_of_city, edit

CHECKPOINTS = ("start", "midway", "final")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "repository")
    monkeypatch.chdir(made.top)
    return made


def asked(*words: str) -> tuple[Side, Side]:
    return understand(words, lambda: Reader.around(Path()), CHECKPOINTS)


def laid_out(revision: str, below: Path = Path()) -> Iterator[Version]:
    reader = Reader.around(Path())
    with of_revision(reader, reader.commit(revision), revision, revision, below) as version:
        yield version


def test_one_revision_is_compared_with_the_files(repository: Repository) -> None:
    old, new = asked("HEAD")
    assert (old.kind, new.kind) == (SideKind.REVISION, SideKind.FILES)
    assert old.commit == repository.git("rev-parse", "HEAD").strip()
    assert old.label == f"HEAD ({old.commit[:9]})"


def test_ranges(repository: Repository) -> None:
    base = repository.git("rev-parse", "HEAD").strip()
    repository.git("checkout", "--quiet", "-b", "work")
    repository.commit("on the branch")
    work = repository.git("rev-parse", "HEAD").strip()
    repository.git("checkout", "--quiet", "main")
    repository.commit("on main")
    main = repository.git("rev-parse", "HEAD").strip()
    assert [side.commit for side in asked("main..work")] == [main, work]
    assert [side.commit for side in asked("main...work")] == [base, work]
    assert [side.commit for side in asked("work...")] == [base, main]
    assert [side.commit for side in asked("work..")] == [work, main]
    assert [side.commit for side in asked("..work")] == [main, work]
    assert [side.commit for side in asked("main", "work")] == [main, work]


def test_a_tag_and_a_word_that_means_two_things(repository: Repository) -> None:
    repository.git("tag", "--annotate", "--message=1", "v1")
    assert asked("v1")[0].commit == repository.git("rev-parse", "HEAD").strip()
    repository.git("tag", "cities")
    with pytest.raises(RevisionError, match=r"'cities' can be a folder \(write ./cities\) or a revision"):
        asked("cities")
    assert asked("./cities")[0].kind is SideKind.FOLDER
    assert asked("tags/cities")[0].kind is SideKind.REVISION
    repository.git("branch", "final")
    with pytest.raises(RevisionError, match="'final' can be a checkpoint or a revision"):
        asked("start", "final")


def test_checkpoints_are_compared_with_each_other(repository: Repository) -> None:
    assert [side.name for side in asked("start", "final")] == ["start", "final"]
    for words in (("start",), ("start", "HEAD")):
        with pytest.raises(RevisionError, match="a checkpoint is compared with another one: name two of start, midway"):
            asked(*words)


@pytest.mark.parametrize("word", ["--output=x", "-p", "", "a\0b", "--upload-pack=touch x..HEAD", "HEAD..--output=x"])
def test_no_word_becomes_an_option(word: str, repository: Repository) -> None:
    with pytest.raises(RevisionError, match=r"is no revision|cannot be run"):
        asked(word)
    assert sorted(path.name for path in repository.top.iterdir()) == [".git", "cities"]


def test_a_missing_revision_is_told_with_what_may_help(repository: Repository, tmp_path: Path) -> None:
    with pytest.raises(
        RevisionError, match="there is no revision 'HEAD~3' in this repository; `git fetch` may bring it"
    ):
        asked("HEAD~3")
    repository.git("update-ref", "refs/remotes/origin/release", "HEAD")
    with pytest.raises(RevisionError, match=r"did you mean origin/release\?"):
        asked("release...")


def test_a_shallow_clone_is_told(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit("two")
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.top}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    with pytest.raises(RevisionError, match="this clone is shallow, `git fetch --unshallow` brings the rest"):
        asked("HEAD~1")


def test_no_common_history_is_told(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "other")
    repository.commit("another beginning")
    with pytest.raises(RevisionError, match="they have no history in common"):
        asked("main...")


def test_no_repository_and_no_commits_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = tmp_path / "plain"
    folder.mkdir()
    monkeypatch.chdir(folder)
    with pytest.raises(RevisionError, match="this folder is in no git repository"):
        asked("HEAD")
    subprocess.run(["git", "init", "--quiet"], check=True)
    with pytest.raises(RevisionError, match="which has no commits yet"):
        asked("HEAD")


def test_folders_need_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "old").mkdir()
    monkeypatch.chdir(tmp_path)
    assert asked("old")[0].kind is SideKind.FOLDER
    with pytest.raises(RevisionError, match=r"there is no folder '\./new'"):
        asked("old", "./new")


def test_paths_with_spaces_and_letters_of_all_kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Repository(tmp_path / "Štajerska mesta\n2022")
    monkeypatch.chdir(made.top)
    made.git("mv", "cities", "mesta – ščž")
    made.commit("moved")
    (version,) = laid_out("HEAD")
    assert [city.id for city in version.cities] == ["brightwater"]
    place = version.shown(version.cities[0].path / "kpis" / "lights.yaml")
    assert str(place) == "HEAD:mesta – ščž/brightwater/kpis/lights.yaml"


def test_only_cities_below_the_folder_are_laid_out(repository: Repository) -> None:
    copy_of_city(repository.top / "others", "millbrook")
    repository.commit("another city")
    (version,) = laid_out("HEAD", Path("others"))
    assert [city.id for city in version.cities] == ["millbrook"]
    assert not (version.top / "cities").exists()


def test_a_folder_that_was_not_there_yet_has_no_cities(repository: Repository) -> None:
    (repository.top / "later").mkdir()
    (version,) = laid_out("HEAD", Path("later"))
    assert version.cities == []


def test_links_and_submodules_are_not_followed(repository: Repository, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("summary: secret\n")
    (repository.city / "impact.yaml").unlink()
    (repository.city / "impact.yaml").symlink_to(secret)
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},cities/module")
    repository.git("add", "--all", ":!cities/module")
    repository.git("commit", "--quiet", "--message=links")
    (version,) = laid_out("HEAD")
    assert version.remarks == ["HEAD:cities/brightwater/impact.yaml is a link, which is not followed"]


def test_hooks_filters_and_other_programs_are_not_run(repository: Repository, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n")
    trap.chmod(0o755)
    (repository.top / ".gitattributes").write_text("*.yaml filter=trap diff=trap\n")
    repository.commit("attributes")
    for name in ("core.fsmonitor", "core.pager", "core.sshCommand", "diff.trap.textconv", "diff.external",
                 "filter.trap.smudge", "filter.trap.process", "core.editor", "core.askPass"):  # fmt: skip
        repository.git("config", name, str(trap))
    for name in ("post-checkout", "reference-transaction", "post-index-change", "fsmonitor-watchman"):
        hook = repository.top / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(trap.read_text())
        hook.chmod(0o755)
    before = sorted(path for path in repository.top.rglob("*"))
    assert asked("HEAD~1...HEAD")[0].commit
    (version,) = laid_out("HEAD~1")
    assert version.cities
    assert not (tmp_path / "sprung").exists()
    assert sorted(path for path in repository.top.rglob("*")) == before


def test_the_environment_of_a_hook_leads_nowhere_else(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.top / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert Reader.around(Path()).top == repository.top


def test_a_file_that_is_too_large_is_refused_as_on_the_disk(repository: Repository) -> None:
    (repository.city / "impact.yaml").write_bytes(b"# \n" * 4_000_000)
    repository.commit("large")
    for version in laid_out("HEAD"):
        reading = read_city(version.cities[0])
        assert [each.problem.code for each in reading.assembly.problems] == ["file-too-large"]


def test_a_folder_that_was_moved_is_the_same_city(repository: Repository) -> None:
    repository.git("mv", "cities/brightwater", "town")
    edit(repository.top / "town/kpis/lights.yaml", "- midway: 400\n+ midway: 401")
    comparison = compared("HEAD")
    assert [change.kind.id.name for change in comparison.changes] == ["measurement-rewritten"]


def test_a_city_on_one_side_only_is_told(repository: Repository) -> None:
    copy = copy_of_city(repository.top, "millbrook")
    edit(copy / "city.yaml", "- id: brightwater\n+ id: millbrook")
    (change,) = compared("HEAD").changes
    assert (change.kind.id.name, change.message) == ("city-added", "the city `millbrook` is only in here")
    assert change.old is None


def compared(revision: str) -> Comparison:
    from icc_cli.city import find_cities

    for version in laid_out(revision):
        return compare_versions(version, Version("here", find_cities([Path()])), ()).comparison
    raise AssertionError


def test_git_that_is_not_installed_is_told(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(RevisionError, match="git is not installed"):
        asked("HEAD")
