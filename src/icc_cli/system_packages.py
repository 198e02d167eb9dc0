"""The command that installs what icc needs from the system's package manager: Pango, which no Python package brings.

The launcher, `scripts/start.py`, uses this before there is an environment: it may import the standard library only.
"""

import os
import shutil

_MANAGERS = {
    "apt-get": ("apt-get update && apt-get install -y", "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
    "brew": ("brew install", "pango"),
    "dnf": ("dnf install", "pango"),
    "pacman": ("pacman -S", "pango"),
    "zypper": ("zypper install", "libpango-1_0-0 libharfbuzz-subset0"),
}
"""How each package manager installs, and which of its packages hold Pango and HarfBuzz's font subsetter."""
_HELP = "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#installation"


def package_manager() -> str | None:
    """Return the name of this system's package manager, if it is one that we know."""
    if os.name == "nt":  # where MSYS2 brings a pacman that does not serve Python
        return None
    return next((name for name in _MANAGERS if shutil.which(name)), None)


def pango_packages() -> str:
    """Return the names of the packages with Pango, with spaces between them."""
    manager = package_manager()
    return _MANAGERS[manager][1] if manager else "Pango"


def install_command(packages: str) -> str:
    """Return the one shell command that installs packages here: nothing, without a package manager that we know."""
    manager = package_manager()
    if manager is None:
        return ""
    command = f"{_MANAGERS[manager][0]} {packages}"
    if manager == "brew" or os.geteuid() == 0:
        return command
    return f"{'sudo sh' if shutil.which('sudo') else 'su'} -c '{command}'"


def how_to_install(packages: str) -> str:
    """Tell a person how to install packages; the sentence has no full stop, as it ends with a command or a link."""
    command = install_command(packages)
    return f"Run: {command}" if command else f"Install {packages}: see {_HELP}"
