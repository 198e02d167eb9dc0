"""How what the machine lacks can be installed, on which terms, and what to tell a person where it cannot.

The decision is a pure function of a `Machine`, so that it can be tested without one.
"""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from launcher.pango import PANGO, SUBSETTER

VENV = "Python's venv module"

_MANAGERS = ("apt-get", "brew", "dnf", "pacman", "zypper")
_APT = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300")


@dataclass(frozen=True)
class Machine:
    """What decides how something can be installed here."""

    manager: str | None
    """The package manager, if it is one that we know."""
    is_root: bool
    sudo: Literal["none", "silent", "asks"]
    """Whether sudo cannot be used, works without a password, or can ask for one at a terminal."""
    python: tuple[int, int]
    """The version of the Python that the environment is made with."""
    system_python: bool
    """Whether that Python came from the package manager, which then also has its missing parts."""


@dataclass(frozen=True)
class Plan:
    """How to get what is missing."""

    packages: tuple[str, ...]
    tool: str
    """What installs them, as a person would call it."""
    commands: tuple[tuple[str, ...], ...]
    """What the launcher may run itself, in this order. Empty where it may not."""
    by_hand: str
    """What a person can do instead: one command, where there is one."""


def this_machine() -> Machine:
    """Look at the machine: nothing is changed, and nobody is asked for a password."""
    sudo: Literal["none", "silent", "asks"] = "none"
    if shutil.which("sudo"):
        trial = subprocess.run(("sudo", "-n", "true"), stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if trial.returncode == 0:
            sudo = "silent"
        elif sys.stdin.isatty() and sys.stderr.isatty():
            sudo = "asks"
    return Machine(
        manager=next((name for name in _MANAGERS if shutil.which(name)), None),
        is_root=os.geteuid() == 0,
        sudo=sudo,
        python=sys.version_info[:2],
        system_python=os.path.realpath(sys.executable).startswith("/usr/bin/"),
    )


def plan(machine: Machine, missing: Sequence[str]) -> Plan:
    """Decide how to install what is `missing`, which is some of `VENV`, `PANGO` and `SUBSETTER`."""
    if VENV in missing and not machine.system_python:
        return Plan((), "", (), "use another Python: this one was built without its venv and ensurepip modules")
    packages = tuple(package for name in missing for package in _packages(machine, name))
    match machine.manager:
        case "apt-get":
            install = (*_APT, "install", "-y", "--no-install-recommends", *packages)
            commands = _as_root(machine, (*_APT, "update"), install)
            shell = f"apt-get update && apt-get install -y {' '.join(packages)}"
            by_hand = shell if machine.is_root else f"sudo sh -c {shlex.quote(shell)}"
        case "brew" if packages:
            commands = (("brew", "install", "--quiet", *packages),)
            by_hand = f"brew install {' '.join(packages)}"
        case "dnf" | "pacman" | "zypper" if packages:
            verb = "-S" if machine.manager == "pacman" else "install"
            commands = ()
            by_hand = f"{'' if machine.is_root else 'sudo '}{machine.manager} {verb} {' '.join(packages)}"
        case _:
            commands = ()
            by_hand = f"install {' and '.join(missing)} with your system's package manager"
    tool = f"sudo {machine.manager}" if commands and commands[0][0] == "sudo" else str(machine.manager)
    return Plan(packages, tool, commands, by_hand)


def _packages(machine: Machine, name: str) -> tuple[str, ...]:
    """Give the packages that hold something; only on Debian is the subsetter apart from Pango."""
    major, minor = machine.python
    names: dict[str, dict[str, tuple[str, ...]]] = {
        VENV: {"apt-get": (f"python{major}.{minor}-venv",)},
        PANGO: {
            "apt-get": ("libpango-1.0-0", "libpangoft2-1.0-0"),
            "brew": ("pango",),
            "dnf": ("pango",),
            "pacman": ("pango",),
            "zypper": ("libpango-1_0-0",),
        },
        SUBSETTER: {"apt-get": ("libharfbuzz-subset0",)},
    }
    return names[name].get(machine.manager or "", ())


def _as_root(machine: Machine, *commands: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Put what is needed in front of commands that only root may run; give none where that cannot be had."""
    if machine.is_root:
        return commands
    prefix: dict[str, tuple[str, ...]] = {"silent": ("sudo", "-n"), "asks": ("sudo",)}
    return tuple((*prefix[machine.sudo], *command) for command in commands) if machine.sudo in prefix else ()
