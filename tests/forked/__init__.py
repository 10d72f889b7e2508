"""The command `cscs` for tests that read what it prints: run by a fork of a process that has imported everything already.

A fork does what a process of its own does, from reading the arguments to its exit code, with the folder, environment and
files of whoever runs it. It only starts sooner. `tests/cli/test_installed.py` runs the command that is installed.
"""

import os
import socket
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

INSTALLED = str(Path(sys.executable).with_name("cscs"))
"""The command as a process of its own."""
CLIENT = Path(__file__).with_name("client.py")


def cscs() -> Path:
    """An executable file of that name. What runs its commands ends with this process."""
    return _served()[0]


def run(*arguments: str, data: Path, by: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """A command on the store under `data`: what it wrote, and its exit code. `by` is another file of it."""
    return subprocess.run(
        [by or str(cscs()), "--data", str(data), *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, **environment},
        check=False,
    )


@cache
def _served() -> tuple[Path, "subprocess.Popen[bytes]"]:
    """The file, and the process that it reaches; it ends when the pipe to it does."""
    folder = Path(tempfile.mkdtemp(prefix="cscs-"))
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "socket"))
        listener.listen()
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.forked", str(listener.fileno()), str(folder)],
            stdin=subprocess.PIPE,
            pass_fds=[listener.fileno()],
            env=_environment(),
        )
    command = folder / "cscs"
    command.write_text(f"#!{sys.executable} -IS\n{CLIENT.read_text('utf-8')}", "utf-8")
    command.chmod(0o755)
    return command, process


def _environment() -> dict[str, str]:
    """That of this process, which finds what it finds."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
