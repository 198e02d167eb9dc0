"""Git is asked without letting anything run that a repository names, whatever command of icc asks."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from icc_cli import git
from icc_cli.cli import app
from tests.changes.life import WHO, Repository, copy_of_city, edit

CITY = "cities/brightwater"
_ATTRIBUTES = "* filter=trap diff=trap merge=trap\n"


class Foreign:
    """A repository in which all that git can start leaves a mark, with a commit whose files are partly missing."""

    def __init__(self, folder: Path) -> None:
        self._sprung = folder / "sprung"
        self.trap = folder / "trap"
        self.trap.write_text(f'#!/bin/sh\necho "$0 $*" >> {self._sprung}\nexit 1\n')
        self.trap.chmod(0o755)
        self.made = Repository(folder / "repository")
        self.top = self.made.top
        edit(self.made.city / "kpis/lights.yaml", "- midway: 400\n+ midway: 401")
        self.made.commit("second")
        lost = self.made.git("rev-parse", f"HEAD~1:{CITY}/kpis/lights.yaml").strip()
        self._sign_last_commit()
        (self.top / ".gitattributes").write_text(_ATTRIBUTES)
        for name, value in self._settings():
            self.made.git("config", name, value)
        os.utime(self.made.city / "city.yaml", (1, 1))  # git looks into a file whose time is another
        lost_file = self.top / ".git/objects" / lost[:2] / lost[2:]
        lost_file.chmod(stat.S_IWUSR)
        lost_file.unlink()

    def _sign_last_commit(self) -> None:
        commit = self.made.git("cat-file", "commit", "HEAD")
        head, _, message = commit.partition("\n\n")
        signature = "-----BEGIN PGP SIGNATURE-----\n \n abc\n -----END PGP SIGNATURE-----"
        signed = subprocess.run(
            ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
            cwd=self.top, input=f"{head}\ngpgsig {signature}\n\n{message}", capture_output=True, text=True, check=True,
        ).stdout.strip()  # fmt: skip
        self.made.git("update-ref", "HEAD", signed)

    def _settings(self) -> Iterator[tuple[str, str]]:
        trap = str(self.trap)
        hooks = self.top / "hooks"
        hooks.mkdir()
        for hook in ("post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout"):
            shutil.copy(self.trap, hooks / hook)
        yield "core.hooksPath", str(hooks)
        for name in ("core.fsmonitor", "core.pager", "pager.log", "pager.rev-list", "core.editor", "core.askPass",
                     "core.sshCommand", "core.gitProxy", "core.alternateRefsCommand", "gpg.program", "gpg.ssh.program",
                     "diff.external", "diff.trap.command", "diff.trap.textconv", "merge.trap.driver",
                     "filter.trap.clean", "filter.trap.smudge", "filter.trap.process", "uploadpack.packObjectsHook",
                     "remote.origin.uploadpack"):  # fmt: skip
            yield name, trap
        yield "log.showSignature", "true"
        yield "credential.helper", f"!{trap}"
        yield "alias.ls-tree", f"!{trap}"
        yield "remote.origin.url", f"ext::{trap}"
        yield "remote.origin.promisor", "true"
        yield "protocol.ext.allow", "always"
        yield "protocol.allow", "always"
        yield "core.repositoryFormatVersion", "1"
        yield "extensions.partialClone", "origin"

    def sprung(self) -> str:
        """Return what has run since it was last asked."""
        if not self._sprung.exists():
            return ""
        told = self._sprung.read_text()
        self._sprung.unlink()
        return told


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Foreign:
    return Foreign(tmp_path_factory.mktemp("foreign"))


@pytest.fixture
def icc(foreign: Foreign, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.chdir(foreign.top)
    for name in ("GIT_EXTERNAL_DIFF", "GIT_SSH_COMMAND", "GIT_PAGER", "GIT_ASKPASS", "GIT_EDITOR", "GIT_PROXY_COMMAND"):
        monkeypatch.setenv(name, str(foreign.trap))
    for name, value in (("COUNT", "1"), ("KEY_0", "core.fsmonitor"), ("VALUE_0", str(foreign.trap))):
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    return CliRunner()


@pytest.mark.parametrize(
    "command",
    [
        ["status", "--porcelain"],
        ["log", "-1", "--", "."],
        ["diff"],
        ["-c", "core.fsmonitor=false", "ls-tree", "-r", "-l", "HEAD~1"],
    ],
)
def test_the_traps_work(command: list[str], foreign: Foreign) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *command], cwd=foreign.top, env=environment, capture_output=True, timeout=10, check=False)
    assert foreign.sprung()


@pytest.mark.parametrize(
    "command",
    [
        "diff HEAD", "diff HEAD~1", "diff HEAD~1...HEAD", "diff start final", "diff nowhere", "diff HEAD -o changes.md",
        "validate", "validate --fix", "validate --write-baseline base.json", "progress", "progress --gaps",
        "kpi show lamps-replaced", "kpi set lamps-replaced final=900", "kpi export book.xlsx",
        "kpi import book.xlsx --yes", "checkpoint freeze midway", "checkpoint freeze final --by Ada",
        "checkpoint changes midway", "render summary --format html -o out/a.html",
        "render final-report --format md -o out/a.md", "schema -o schemas", "explain ICC-K010", "rules",
    ],
)  # fmt: skip
def test_no_command_runs_what_a_repository_names(command: str, icc: CliRunner, foreign: Foreign) -> None:
    result = icc.invoke(app, command.split())
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert foreign.sprung() == ""


def test_what_a_partial_clone_lacks_is_told(icc: CliRunner) -> None:
    result = icc.invoke(app, ["diff", "HEAD~1"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "this clone lacks" in result.stderr
    assert "`git fetch --refetch --no-filter` brings all that it lacks" in result.stderr


def test_the_advice_for_a_partial_clone_helps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Repository(tmp_path / "whole")
    whole.git("config", "uploadpack.allowFilter", "true")
    edit(whole.city / "kpis/lights.yaml", "- midway: 400\n+ midway: 401")
    whole.commit("second")
    whole.git("clone", "--quiet", "--filter=blob:none", f"file://{whole.top}", str(tmp_path / "partial"))
    monkeypatch.chdir(tmp_path / "partial")
    assert "this clone lacks" in CliRunner().invoke(app, ["diff", "HEAD~1"]).stderr
    subprocess.run(["git", "fetch", "--quiet", "--refetch", "--no-filter"], check=True)
    assert "midway" in CliRunner().invoke(app, ["diff", "HEAD~1"]).stdout


def test_a_git_in_the_current_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Repository(tmp_path / "repository")
    (made.top / "git").write_text("#!/bin/sh\ntouch sprung\n")
    (made.top / "git").chmod(0o755)
    monkeypatch.chdir(made.top)
    monkeypatch.setenv("PATH", os.pathsep.join((".", "", os.environ["PATH"])))
    assert git.head_of(Path()) is not None
    assert not (made.top / "sprung").exists()


def test_a_folder_that_looks_like_a_repository_is_none(tmp_path: Path) -> None:
    made = Repository(tmp_path / "repository")
    made.git("init", "--quiet", "--bare", str(made.city / "figures"))
    assert git.head_of(made.city / "figures") is None


def test_git_that_does_not_come_to_an_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Repository(tmp_path / "repository")
    os.mkfifo(tmp_path / "pipe")
    made.git("config", "core.excludesFile", str(tmp_path / "pipe"))
    monkeypatch.setattr(git, "_SECONDS", 0.2)
    found = git.head_of(made.city)
    assert found is not None
    assert found.has_changes


class TestChanges:
    """Whether a folder is as it was committed."""

    @pytest.fixture
    def made(self, tmp_path: Path) -> Repository:
        return Repository(tmp_path / "repository")

    @staticmethod
    def has_changes(made: Repository) -> bool:
        head = git.head_of(made.city)
        assert head is not None
        assert head.commit == made.git("rev-parse", "HEAD").strip()
        assert head.date == "2022-01-01"
        return head.has_changes

    def test_none(self, made: Repository) -> None:
        assert not self.has_changes(made)

    @pytest.mark.parametrize("staged", [False, True])
    def test_a_file_that_was_changed(self, made: Repository, staged: bool) -> None:
        edit(made.city / "kpis/lights.yaml", "- midway: 400\n+ midway: 401")
        if staged:
            made.git("add", "--all")
        assert self.has_changes(made)

    @pytest.mark.parametrize("staged", [False, True])
    def test_a_new_file(self, made: Repository, staged: bool) -> None:
        (made.city / "figures").mkdir()
        (made.city / "figures" / "ł a.png").write_bytes(b"x")
        if staged:
            made.git("add", "--all")
        assert self.has_changes(made)

    def test_a_file_that_is_gone(self, made: Repository) -> None:
        (made.city / "impact.yaml").unlink()
        assert self.has_changes(made)

    def test_a_file_that_became_a_link_or_a_pipe(self, made: Repository) -> None:
        file = made.city / "impact.yaml"
        file.rename(made.top / "impact.yaml")
        file.symlink_to(made.top / "impact.yaml")
        assert self.has_changes(made)
        file.unlink()
        os.mkfifo(file)
        assert self.has_changes(made)

    def test_what_is_ignored_or_elsewhere_does_not_count(self, made: Repository) -> None:
        (made.top / ".gitignore").write_text("build/\n")
        (made.city / "build").mkdir()
        (made.city / "build" / "report.pdf").write_bytes(b"x")
        copy_of_city(made.top, "millbrook")
        assert not self.has_changes(made)

    def test_a_link_a_submodule_and_other_line_ends_do_not_count(self, made: Repository) -> None:
        (made.city / "link").symlink_to("city.yaml")
        made.git("add", "--all")
        made.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},{CITY}/module")
        made.git("commit", "--quiet", "--message=link")
        file = made.city / "city.yaml"
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
        assert not self.has_changes(made)

    def test_a_picture_that_git_lfs_keeps_does_not_count(self, made: Repository) -> None:
        content = b"picture"
        digest = hashlib.sha256(content).hexdigest()
        picture = made.city / "photo.png"
        picture.write_text(f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize {len(content)}\n")
        made.commit("pointer")
        picture.write_bytes(content)
        assert not self.has_changes(made)
        picture.write_bytes(b"pictures")
        assert self.has_changes(made)

    def test_a_repository_with_longer_ids(self, tmp_path: Path) -> None:
        top = tmp_path / "longer"
        top.mkdir()
        copy_of_city(top)
        for words in (["init", "--quiet", "--object-format=sha256"], ["add", "--all"], ["commit", "--quiet", "-m1"]):
            subprocess.run(["git", *words], cwd=top, check=True, env=os.environ | WHO)
        head = git.head_of(top / "brightwater")
        assert head is not None
        assert (len(head.commit), head.has_changes) == (64, False)

    def test_the_last_change_of_a_folder(self, made: Repository) -> None:
        before = made.git("rev-parse", "HEAD").strip()
        (made.top / "README").write_text("x")
        made.commit("elsewhere")
        change = git.last_change_of(made.city)
        assert change == (before, "2022-01-01", False)


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "plain").mkdir()
    assert git.head_of(tmp_path / "plain") is None
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path / "plain", check=True)
    assert git.head_of(tmp_path / "plain") is None
