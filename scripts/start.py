"""From a bare checkout to a running program: finds or makes the environment, then becomes the program.

Called by `scripts/start`; standard library only. What is slow to import is imported where something is made or
installed, so that other starts cost next to nothing.

An environment of ours has a file `icc.lock`, locked by whoever makes it. At the end of the work the file says what the
environment was made from; until then it is empty. A folder without that file is somebody else's, and is left alone.
"""

import os
import sys
from collections.abc import Iterator

CHECKOUT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
LOCK = "icc.lock"
PANGO = ("libpango-1.0", "libpangoft2-1.0")
SUBSETTER = "libharfbuzz-subset"  # without it WeasyPrint takes 1.5 s longer, and complains


class CannotStartError(Exception):
    """Why the program cannot be started, and what to do about it."""


def main(program: str, arguments: list[str]) -> None:
    """Become a program of the environment; make and install what is missing first."""
    dev = program != "icc"  # every other program is a developer's tool
    drawing = draws(program, arguments)
    try:
        folder = next((each for each in places() if is_ready(each, dev)), None)
        if folder is None or (drawing and not loads(*PANGO)):
            folder = prepare(folder, dev, drawing)
        executable = os.path.join(folder, "bin", program)
        os.execv(executable, [executable, *arguments])
    except (CannotStartError, OSError) as problem:
        say(str(problem))
        sys.exit(69)  # EX_UNAVAILABLE of sysexits.h, which icc does not use
    except KeyboardInterrupt:
        sys.exit(130)


def say(message: str) -> None:
    """Tell the person at the terminal something."""
    print(f"icc: {message}", file=sys.stderr, flush=True)


def draws(program: str, arguments: list[str]) -> bool:
    """Tell whether a command draws pages: the tests do; `icc render` does, except as HTML or Markdown, or for help."""
    command = next((word for word in arguments if not word.startswith("-")), None)
    drawn = {"html", "md", "-h", "--help"}.isdisjoint(word.removeprefix("--format=") for word in arguments)
    return program == "pytest" or (program == "icc" and command == "render" and drawn)


def loads(*libraries: str) -> bool:
    """Tell whether this system finds and loads libraries, as WeasyPrint does when it starts."""
    import ctypes

    try:
        for library in libraries:
            ctypes.CDLL(f"{library}.0.dylib" if sys.platform == "darwin" else f"{library}.so.0")
    except OSError:
        return False
    return True


def places() -> Iterator[str]:
    """Yield the folders where the environment may be: in the checkout, or else in the user's cache."""
    yield os.path.join(CHECKOUT, ".venv")
    import hashlib

    cache = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(cache):  # the specification says to ignore a relative one
        cache = os.path.expanduser("~/.cache")
    yield os.path.join(cache, "icc", hashlib.sha256(os.fsencode(CHECKOUT)).hexdigest()[:16])


def is_ready(folder: str, dev: bool) -> bool:
    """Tell whether an environment is whole, has the tools that are needed, and was made from what is here now."""
    kind, _, made_from = read(folder, LOCK).partition(b"\n")
    python = os.path.join(folder, "bin", "python")
    return made_from == sources() and (kind == b"dev" or not dev) and os.access(python, os.X_OK)


def sources() -> bytes:
    """Return what an environment is made from: the place of the checkout, its dependencies and their versions."""
    return b"\n".join((os.fsencode(CHECKOUT), read(CHECKOUT, "pyproject.toml"), read(CHECKOUT, "constraints.txt")))


def read(folder: str, name: str) -> bytes:
    """Return what is in a file: nothing, if it cannot be read."""
    try:
        with open(os.path.join(folder, name), "rb") as file:
            return file.read()
    except OSError:
        return b""


def prepare(ready: str | None, dev: bool, drawing: bool) -> str:
    """Install what the system lacks, make the environment unless one is `ready`, and return its folder.

    Of several starts at once one does the work; the others wait for the lock, and then find it done. Tools inherit the
    lock, so that it is held for as long as pip runs, even if the launcher is killed.
    """
    import fcntl

    folder, lock = (ready, os.open(os.path.join(ready, LOCK), os.O_RDONLY)) if ready else take_place()
    os.set_inheritable(lock, True)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say(f"waiting for another start, which is making the environment in {folder}")
        fcntl.flock(lock, fcntl.LOCK_EX)
    making = not is_ready(folder, dev)
    install(making, drawing)
    if making:
        make(folder, dev, lock)
    os.close(lock)
    return folder


def take_place() -> tuple[str, int]:
    """Return the first folder where an environment can be made, and its lock file, opened."""
    for folder in places():
        try:
            os.makedirs(folder, exist_ok=True)
            content = os.listdir(folder)
            if not content or LOCK in content:
                return folder, os.open(os.path.join(folder, LOCK), os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:
            continue
    either = " nor in ".join(places())
    raise CannotStartError(f"the environment can be made neither in {either}: not writable, or somebody else's.")


def install(making: bool, drawing: bool) -> None:
    """Install what the system lacks, where that is possible. Refuse to go on if it then still lacks something."""
    from importlib import invalidate_caches
    from importlib.util import find_spec
    from shutil import which

    sys.path.insert(0, os.path.join(CHECKOUT, "src"))
    from icc_cli.system_packages import how_to_install, install_command, package_manager, pango_packages

    manager = package_manager()
    from_apt = manager == "apt-get" and os.path.realpath(sys.executable).startswith("/usr/bin/")
    lacks_venv = making and from_apt and not find_spec("ensurepip")  # Debian has it in a package of its own
    packages = [f"python3.{sys.version_info[1]}-venv"] if lacks_venv else []
    if drawing and not loads(*PANGO, *([SUBSETTER] if making else [])):  # which is worth one attempt
        packages.append(pango_packages())
    wanted, failure = " ".join(packages), ""
    if wanted and (manager == "brew" or (manager == "apt-get" and (os.geteuid() == 0 or which("sudo")))):
        say(f"installing {wanted} with {manager}")
        patience = "-o DPkg::Lock::Timeout=300 " if manager == "apt-get" else ""
        failure = run("sh", "-c", install_command(patience + wanted))
    invalidate_caches()
    lacking = ["Python's venv module"] if lacks_venv and not find_spec("ensurepip") else []
    lacking += ["Pango"] if drawing and not loads(*PANGO) else []
    if lacking:
        advice = f"this machine lacks {' and '.join(lacking)}. {how_to_install(wanted)}"
        raise CannotStartError(f"{manager} failed:\n{failure}\n{advice}" if failure else advice)


def make(folder: str, dev: bool, lock: int) -> None:
    """Make the environment anew; one with a developer's tools keeps them."""
    from shutil import rmtree

    say(f"making the environment in {folder}; this takes about a minute")
    kind = "dev" if dev or read(folder, LOCK).startswith(b"dev\n") else "run"
    base = os.path.realpath(sys.executable)  # which may be the environment's own, and a link that goes now
    os.ftruncate(lock, 0)
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            rmtree(entry)
        elif entry.name != LOCK:
            os.unlink(entry)

    made_from = sources()
    python = (os.path.join(folder, "bin", "python"), "-I", "-m")
    pip = (*python, "pip", "--disable-pip-version-check", "install", "-q", "--no-input", "-c", "constraints.txt")
    for command in (
        (base, "-I", "-m", "venv", folder),
        (*pip, "hatchling"),  # not left to pip's isolated builds, which ignore the constraints and bury failures
        (*pip, "--no-build-isolation", "-e", ".[dev]" if kind == "dev" else "."),
    ):
        if failure := run(*command):
            raise CannotStartError(f"the environment could not be made (is there a network?):\n{failure}")
    # Where Python may not write compiled modules (PYTHONDONTWRITEBYTECODE), it would compile ours at every start. In a
    # read-only checkout that is how it has to be.
    run(*python, "compileall", "-q", "src")
    os.write(lock, f"{kind}\n".encode() + made_from)


def run(*command: str) -> str:
    """Run a tool in the checkout that must not ask anything. Return the end of what it said, if it failed."""
    from subprocess import DEVNULL, run

    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "PIP_USER": "0", "PIP_TARGET": "", "PIP_PREFIX": ""}
    done = run(  # which inherits the lock
        command, cwd=CHECKOUT, env=env, stdin=DEVNULL, capture_output=True, text=True, errors="replace", close_fds=False
    )
    output = done.stdout + done.stderr
    lines = [f"    {line}" for line in output.splitlines() if line.strip()]
    return "\n".join(lines[-8:] or ["    (it said nothing)"]) if done.returncode else ""


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
