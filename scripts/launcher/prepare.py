"""The slow half of a start: installs what the machine lacks and makes the environment.

Whoever starts first holds a lock until the work is done; the others wait and then find it done. The tools
that do the work inherit the lock, so that it also outlives a launcher that was killed while pip still runs.
"""

import contextlib
import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence

from launcher import CannotStartError, install, pango, place

# How packages are reached is the machine's business; what is installed, and where, is ours.
_KEPT = frozenset(
    f"PIP_{name}"
    for name in (
        *("INDEX_URL", "EXTRA_INDEX_URL", "NO_INDEX", "FIND_LINKS", "TRUSTED_HOST", "CERT", "CLIENT_CERT"),
        *("PROXY", "CONFIG_FILE", "KEYRING_PROVIDER", "CACHE_DIR", "NO_CACHE_DIR"),
        *("DEFAULT_TIMEOUT", "TIMEOUT", "RETRIES"),
    )
)


def prepare(checkout: str, ready: str | None, folders: Sequence[str], state: str, *, dev: bool, draws: bool) -> str:
    """Install and make what is missing, and give the environment's folder.

    Args:
        checkout: The project's folder.
        ready: The environment, if there is a whole one already.
        folders: Where it may be made otherwise.
        state: What it is made from: the checkout's fingerprint.
        dev: Whether the developer's tools are needed.
        draws: Whether Pango is needed.

    Raises:
        CannotStartError: Something essential is missing and cannot be had.
    """
    folder = ready or place.first_makeable(folders)
    if folder is None:
        raise CannotStartError(
            f"its environment can be made neither in {folders[0]} nor in {folders[1]}:\n"
            "    each is either not writable or holds files of something else."
        )
    os.makedirs(folder, exist_ok=True)
    with _locked(folder) as lock:
        make = not place.is_ready(folder, state, dev=dev)
        missing = [install.VENV] if make and not _has_venv() else []
        missing += pango.missing() if draws else []
        plan = worthwhile_plan(missing, install.this_machine(), making=make) if missing else None
        _announce(plan, folder if make else None)
        if plan:
            _install(plan, missing, lock)
        if make:
            _make(folder, checkout, state, dev=dev, lock=lock)
    return folder


def worthwhile_plan(missing: Sequence[str], machine: install.Machine, *, making: bool) -> install.Plan | None:
    """Decide whether to install what is missing; nothing is done for what icc can go on without.

    The subsetter alone is worth one silent attempt, while the environment is made: a start that always tries
    and always fails would be slower than a PDF without it.

    Raises:
        CannotStartError: Something essential is missing and the launcher may not install it.
    """
    plan = install.plan(machine, missing)
    essential = [name for name in missing if name != pango.SUBSETTER]
    if essential and not plan.commands:
        raise CannotStartError(_lacks(essential, plan))
    silent = machine.is_root or machine.sudo == "silent" or machine.manager == "brew"
    return plan if essential or (making and silent and plan.commands) else None


def pip_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Give the variables for pip: without those that would make it install something else, or elsewhere."""
    kept = {name: value for name, value in environ.items() if not name.startswith("PIP_") or name in _KEPT}
    return kept | {"PIP_USER": "0"}  # "user = true" in a person's pip.conf fails in an environment


@contextlib.contextmanager
def _locked(folder: str) -> Iterator[int]:
    path = os.path.join(folder, place.LOCK)
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError:  # another user's environment, or a read-only one, on a machine that lacks Pango
        lock = os.open(path, os.O_RDONLY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say(f"waiting for another start, which makes the environment in {folder}")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock
    finally:
        os.close(lock)


def _has_venv() -> bool:
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def _announce(plan: install.Plan | None, folder: str | None) -> None:
    work = []
    if plan:
        work.append(f"installing {' '.join(plan.packages)} with {plan.tool}")
    if folder:
        work.append(f"making its environment in {folder}")
    if work:
        _say(f"{' and '.join(work)}; this takes about a minute")


def _install(plan: install.Plan, missing: Sequence[str], lock: int) -> None:
    output = "".join(_run(command, lock)[1] for command in plan.commands)
    importlib.invalidate_caches()
    lacking = set(pango.missing()) if _has_venv() else {install.VENV, *pango.missing()}
    essential = [name for name in missing if name in lacking and name != pango.SUBSETTER]
    if essential:
        raise CannotStartError(f"{plan.tool} failed:\n{_tail(output)}\n{_lacks(essential, plan)}")


def _make(folder: str, checkout: str, state: str, *, dev: bool, lock: int) -> None:
    """Make the environment anew; a developer's environment stays one."""
    dev = dev or place.stamp(folder).split()[1:] == ["dev"]
    base = os.path.realpath(sys.executable)  # which may be the environment's own, and a link that goes now
    stamp = os.path.join(folder, place.STAMP)
    with contextlib.suppress(FileNotFoundError):
        os.unlink(stamp)
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        elif entry.name != place.LOCK:
            os.unlink(entry.path)

    with open(os.path.join(checkout, "pyproject.toml"), "rb") as file:
        builder = tomllib.load(file)["build-system"]["requires"]
    pip = (os.path.join(folder, "bin", "python"), "-I", "-m", "pip", "--disable-pip-version-check")
    install = (*pip, "install", "--quiet", "--no-input", "-c", "constraints.txt")
    no_packages = "the packages that icc needs could not be installed (is there a network?)"
    for command, problem in (
        ((base, "-I", "-m", "venv", folder), "the environment could not be made"),
        # Not left to pip's isolated builds, which ignore the constraints and bury the cause of a failure.
        ((*install, *builder), no_packages),
        ((*install, "--no-build-isolation", "-e", ".[dev]" if dev else "."), no_packages),
    ):
        code, output = _run(command, lock, folder=checkout)
        if code:
            raise CannotStartError(f"{problem}:\n{_tail(output)}\nThe next start tries again.")

    # Where Python may not write compiled modules (PYTHONDONTWRITEBYTECODE), it would else compile ours at every start;
    # in a read-only checkout that is how it has to be.
    _run((pip[0], "-I", "-m", "compileall", "-q", "src"), lock, folder=checkout)

    with open(f"{stamp}.new", "w", encoding="ascii") as file:
        file.write(f"{state} {'dev' if dev else 'run'}\n")
    os.replace(f"{stamp}.new", stamp)


def _run(command: Sequence[str], lock: int, folder: str | None = None) -> tuple[int, str]:
    """Run a tool that must not ask anything, and give its exit code and what it said."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=pip_environment(os.environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        pass_fds=(lock,),
        check=False,
    )
    return done.returncode, done.stdout


def _tail(output: str) -> str:
    lines = [line for line in output.splitlines() if line.strip()]
    return "\n".join(f"    {line}" for line in lines[-8:])


def _lacks(names: Sequence[str], plan: install.Plan) -> str:
    return f"This machine lacks {' and '.join(names)}. To get what is missing:\n    {plan.by_hand}"


def _say(sentence: str) -> None:
    print(f"icc: {sentence}", file=sys.stderr, flush=True)
