"""What every command does when its output cannot be written, or it is stopped."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
COMMAND = [sys.executable, "-m", "icc_cli", "progress", "--city", "bialystok"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(COMMAND, cwd=EXAMPLES, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "icc: the output cannot be written: No space left on device\n"


def test_a_reader_who_has_seen_enough_is_left_in_peace() -> None:
    with subprocess.Popen(COMMAND, cwd=EXAMPLES, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as icc:
        assert icc.stdout is not None
        assert icc.stderr is not None
        icc.stdout.close()
        assert icc.stderr.read() == ""
        assert icc.wait() == 1


@pytest.mark.parametrize(
    "command", [["progress"], ["progress", "--city", "sofia"], ["progress", "--gaps"], ["rules"], ["--help"]]
)
def test_signs_are_those_of_any_keyboard_where_the_encoding_has_no_others(command: list[str]) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "80"}
    icc = [sys.executable, "-m", "icc_cli", *command]
    done = subprocess.run(icc, cwd=EXAMPLES, env=environment, capture_output=True, check=True)
    assert done.stdout.isascii()
    letters = done.stdout.decode().replace("Bia?ystok", "").replace("Dedivanovi?", "").replace("Sa?a", "")
    assert "?" not in letters


def test_findings_on_such_a_terminal_have_a_gutter(tmp_path: Path) -> None:
    (tmp_path / "city.yaml").write_text("id: a\nname: [\n", encoding="utf-8")
    icc = [sys.executable, "-m", "icc_cli", "validate"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(icc, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert " | name: [" in done.stdout


def test_who_stops_it_before_it_began_sees_no_traceback() -> None:
    stopped = "import sys, types; cli = types.ModuleType('icc_cli.cli'); sys.modules['icc_cli.cli'] = cli"
    pressed = "def __getattr__(name): raise KeyboardInterrupt"
    run = "from icc_cli.__main__ import main; main()"
    script = f"{stopped}\n{pressed}\ncli.__getattr__ = __getattr__\n{run}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
