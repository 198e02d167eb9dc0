"""The launcher as people meet it: from anywhere, with odd settings, an old Python or none, and at the first start."""

import fcntl
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import start

REPOSITORY = Path(__file__).parents[2]
MADE_UP_ICC = """#!/bin/sh
printf '%s|' "$@"
echo "home=$PYTHONHOME path=$PYTHONPATH"
cat
exit 7
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a checkout, with a space in its path, whose environment is whole and holds a made-up icc."""
    folder = tmp_path.resolve() / "my checkout"
    shutil.copytree(REPOSITORY / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for name in (
        "icc",
        "pyproject.toml",
        "constraints.txt",
        "src/icc_cli/__init__.py",
        "src/icc_cli/system_packages.py",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPOSITORY / name, folder / name)
    binaries = folder / ".venv" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "python").symlink_to(sys.executable)
    (binaries / "icc").write_text(MADE_UP_ICC)
    (binaries / "icc").chmod(0o755)
    monkeypatch.setattr(start, "CHECKOUT", str(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (folder / ".venv" / "icc.lock").write_bytes(b"run\n" + start.sources())
    return folder


def run(*command: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd="/", env=os.environ | variables, input="typed\n", capture_output=True, text=True, check=False
    )


def test_arguments_input_and_exit_code_pass_through_unchanged(checkout: Path) -> None:
    done = run(checkout / "icc", "render", "--format", "html", "two words", "", "*")
    assert done.stdout == "render|--format|html|two words||*|home= path=\ntyped\n"
    assert (done.returncode, done.stderr) == (7, "")


def test_it_starts_through_links_and_beside_another_pythons_settings(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "first").symlink_to("../my checkout/icc")
    (tmp_path / "bin" / "second").symlink_to("first")
    done = run(tmp_path / "bin" / "second", "--version", PYTHONHOME="/nowhere", PYTHONPATH="/nowhere")
    assert (done.stdout, done.stderr) == ("--version|home= path=\ntyped\n", "")


def test_a_missing_program_is_a_sentence(checkout: Path) -> None:
    (checkout / ".venv" / "bin" / "icc").unlink()
    done = run(checkout / "icc")
    assert done.returncode == 69
    assert done.stderr.startswith("icc: ")
    assert "Traceback" not in done.stderr


def test_the_environment_may_be_in_the_cache(checkout: Path) -> None:
    cached = Path(list(start.places())[1])
    cached.parent.mkdir(parents=True)
    (checkout / ".venv").rename(cached)
    done = run(checkout / "icc", "--version")
    assert (done.stdout, done.stderr) == ("--version|home= path=\ntyped\n", "")


@pytest.mark.parametrize(
    ("found", "said"), [(None, "none"), ("Python 3.9.2", "Python 3.9.2")], ids=["no Python", "an old Python"]
)
def test_without_a_python_that_is_new_enough_it_says_which_one_is_needed(
    checkout: Path, tmp_path: Path, found: str | None, said: str
) -> None:
    shutil.rmtree(checkout / ".venv")
    done = run(checkout / "icc", PATH=str(programs(tmp_path, python3=found and old_python(found))))
    assert (done.returncode, done.stdout) == (69, "")
    assert done.stderr == f"icc: Python 3.11 or later is needed; this machine has {said}.\n"


def test_an_old_python_makes_way_for_a_newer_one_beside_it(checkout: Path, tmp_path: Path) -> None:
    (checkout / ".venv").rename(tmp_path / "venv")
    (checkout / ".venv").write_text("somebody else's")
    place = Path(list(start.places())[1])
    place.parent.mkdir(parents=True)
    (tmp_path / "venv").rename(place)
    folder = programs(tmp_path, python3=old_python("Python 3.9.2"), **{"python3.12": f'exec "{sys.executable}" "$@"'})
    (folder / "cat").symlink_to(str(shutil.which("cat")))
    assert run(checkout / "icc", "--version", PATH=str(folder)).stdout == "--version|home= path=\ntyped\n"


def old_python(version: str) -> str:
    return f'[ "$1" = --version ] && echo {version}; [ "$1" = --version ]'


def programs(tmp_path: Path, **scripts: str | None) -> Path:
    """Make a folder of shell scripts to be found as programs, beside what the launcher itself calls."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("readlink", "sh"):
        (folder / name).symlink_to(str(shutil.which(name)))
    for name, script in scripts.items():
        if script is not None:
            (folder / name).write_text(f"#!/bin/sh\n{script}\n")
            (folder / name).chmod(0o755)
    return folder


@pytest.mark.parametrize("stale", ["pyproject.toml", "constraints.txt", "moved", "python", "half made"])
def test_an_environment_is_used_only_if_it_is_whole_and_made_from_what_is_here_now(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, stale: str
) -> None:
    environment = checkout / ".venv"
    assert start.is_ready(str(environment), dev=False)
    assert not start.is_ready(str(environment), dev=True)
    match stale:
        case "moved":
            environment = checkout.rename(checkout.with_name("moved")) / ".venv"
            monkeypatch.setattr(start, "CHECKOUT", str(environment.parent))
        case "python":
            (environment / "bin" / "python").unlink()
            (environment / "bin" / "python").symlink_to("/python-of-the-last-release")
        case "half made":
            (environment / "icc.lock").write_text("")
        case file:
            (checkout / file).write_text("changed")
    assert not start.is_ready(str(environment), dev=False)


def test_developers_tools_serve_icc_too(checkout: Path) -> None:
    (checkout / ".venv" / "icc.lock").write_bytes(b"dev\n" + start.sources())
    assert start.is_ready(str(checkout / ".venv"), dev=True)
    assert start.is_ready(str(checkout / ".venv"), dev=False)


def test_a_first_start_that_fails_says_why_and_leaves_nothing_that_is_trusted(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (checkout / "constraints.txt").write_text("changed")
    (checkout / ".venv" / "left over").mkdir()
    monkeypatch.setattr(start, "run", lambda *command: "    ERROR: no route to host" if "pip" in command else "")
    with pytest.raises(SystemExit) as end:
        start.main("icc", ["--version"])
    assert end.value.code == 69
    assert capsys.readouterr().err.splitlines() == [
        f"icc: making the environment in {checkout}/.venv; this takes about a minute",
        "icc: the environment could not be made (is there a network?):",
        "    ERROR: no route to host",
    ]
    assert [path.name for path in (checkout / ".venv").iterdir()] == ["icc.lock"]
    assert not start.is_ready(str(checkout / ".venv"), dev=False)
    place, lock = start.take_place()  # as the next start does
    os.close(lock)
    assert place == str(checkout / ".venv")


def test_what_somebody_else_made_is_left_alone(checkout: Path) -> None:
    here, cache = start.places()
    (checkout / ".venv" / "icc.lock").unlink()
    place, lock = start.take_place()
    os.close(lock)
    assert place == cache
    assert (checkout / ".venv" / "bin" / "icc").exists()

    shutil.rmtree(cache)
    Path(cache).touch()
    with pytest.raises(start.CannotStartError, match=f"neither in {here} nor in {cache}"):
        start.take_place()


def test_of_two_starts_at_once_the_second_waits_and_finds_the_work_done(checkout: Path) -> None:
    state = (checkout / ".venv" / "icc.lock").read_bytes()
    with (checkout / ".venv" / "icc.lock").open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.truncate()
        second = subprocess.Popen(
            (checkout / "icc", "--version"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert second.stderr is not None
        told = second.stderr.readline()
        time.sleep(0.1)
        assert second.poll() is None
        file.write(state)
    output, errors = second.communicate()
    assert told == f"icc: waiting for another start, which is making the environment in {checkout}/.venv\n"
    assert (output, errors) == ("--version|home= path=\n", "")


def test_pip_keeps_the_way_to_packages_and_no_setting_that_puts_them_elsewhere(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example")
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    said = start.run("sh", "-c", 'echo "$PIP_INDEX_URL user=$PIP_USER target=$PIP_TARGET"; exit 1')
    assert said == "    https://mirror.example user=0 target="


@pytest.mark.parametrize(
    "command",
    [
        "icc render final-report --city bialystok",
        "icc render final-report --format pdf",
        "icc --no-colour render final-report",
        "pytest tests/test_resources.py",
    ],
)
def test_drawing_needs_pango(command: str) -> None:
    program, *arguments = command.split()
    assert start.draws(program, arguments)


@pytest.mark.parametrize(
    "command",
    [
        "icc",
        "icc validate examples/bialystok",
        "icc progress --city render",
        "icc render final-report --city bialystok --format html",
        "icc render final-report --format=md",
        "icc render --help",
        "icc render final-report -h",
        "ruff check",
    ],
)
def test_everything_else_does_not(command: str) -> None:
    program, *arguments = command.split()
    assert not start.draws(program, arguments)


def test_a_library_that_is_not_there_does_not_load() -> None:
    assert start.loads(*start.PANGO)
    assert not start.loads(*start.PANGO, "libnowhere")
