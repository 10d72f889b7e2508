"""The command as it is installed, in a process of its own; most other tests have it run by a fork."""

import subprocess
import sys
from pathlib import Path

import pytest

from cscs_graph import __version__
from tests.conftest import Store
from tests.forked import INSTALLED, cscs, run

AS_MODULE = [sys.executable, "-m", "cscs_graph"]


@pytest.mark.parametrize("command", [[INSTALLED], AS_MODULE, [str(cscs())]], ids=["installed", "module", "forked"])
def test_it_prints_and_ends_like_any_command(command: list[str], tmp_path: Path) -> None:
    def said(*arguments: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [*command, *arguments], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=False
        )
        return done.returncode, done.stdout, done.stderr

    assert said("--version") == (0, f"{__version__}\n", "")
    code, _, error = said("--language", "zh", "status")
    assert (code, error.startswith("错误：data")) == (3, True), error
    assert not list(tmp_path.iterdir())


def test_it_answers_as_its_fork_does(store: Store) -> None:
    asked = ("ask", "cascade", "shanghai-husi", "--as-of", "2017-06-01", "--proof")
    installed = run(*asked, data=store.settings.data, by=INSTALLED)
    forked = run(*asked, data=store.settings.data)
    assert installed.returncode == 0, installed.stderr
    assert (installed.stdout, installed.stderr) == (forked.stdout, forked.stderr)
