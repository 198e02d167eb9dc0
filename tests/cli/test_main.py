"""What every command does when its output cannot be written, or it is stopped."""

from __future__ import annotations

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


def test_who_stops_it_before_it_began_sees_no_traceback() -> None:
    stopped = "import sys, types; cli = types.ModuleType('icc_cli.cli'); sys.modules['icc_cli.cli'] = cli"
    pressed = "def __getattr__(name): raise KeyboardInterrupt"
    run = "from icc_cli.__main__ import main; main()"
    script = f"{stopped}\n{pressed}\ncli.__getattr__ = __getattr__\n{run}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
