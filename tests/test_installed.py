"""What reads the list of installed packages is imported when somebody wants that list, and then it is whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CITY = str(Path(__file__).parents[1] / "examples" / "bialystok")


def _output(program: str) -> str:
    begun = [sys.executable, "-c", f"from icc_cli.installed import list_packages_later as later; later(); {program}"]
    return subprocess.run(begun, capture_output=True, text=True, check=True, cwd=Path(__file__).parent).stdout


def test_a_city_is_validated_without_the_list() -> None:
    program = f"import sys; from icc_cli.__main__ import main; sys.argv = ['icc', 'validate', {CITY!r}]\n"
    program += "try: main()\nexcept SystemExit: print('email.message' in sys.modules)"
    assert _output(program).endswith("False\n")


def test_whoever_wants_the_list_gets_it() -> None:
    program = "from importlib import metadata; print(metadata.version('pydantic'), metadata.__name__)"
    import pydantic

    assert _output(program) == f"{pydantic.VERSION} importlib.metadata\n"


def test_whoever_writes_the_name_in_full_gets_it() -> None:
    program = "import importlib.metadata; print(importlib.metadata.version('pydantic'), importlib.metadata.__file__)"
    import pydantic

    assert _output(program).startswith(f"{pydantic.VERSION} ")
    assert _output(program).endswith("__init__.py\n")


def test_entry_points_are_those_that_are_installed() -> None:
    program = "from importlib.metadata import entry_points; print(*(e.value for e in entry_points(group='pytest11')))"
    assert "xdist.plugin" in _output(program)


def test_the_real_module_stands_in_its_place_afterwards() -> None:
    program = "import importlib.metadata as m; m.distributions; import importlib.metadata as n; print(n.__file__)"
    assert _output(program).endswith("__init__.py\n")
