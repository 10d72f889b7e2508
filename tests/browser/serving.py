"""Neo4j Browser as `cscs browser` serves it, beside a server that runs."""

import os
import re
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from cscs_graph.graph.endpoint import Endpoint
from cscs_graph.settings import Settings
from tests.browser.page import CHROMIUM, DRIVER
from tests.neo4j.releases import Unavailable, browser_jar

STOP_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Opened:
    """Where Browser is, and what its form asks for."""

    address: str
    bolt: str
    database: str
    user: str
    password: str


@contextmanager
def browser_beside(settings: Settings, endpoint: Endpoint) -> Generator[Opened]:
    """Runs the command against a server that is up. Raises Unavailable, saying what is missing on this machine."""
    for binary in (CHROMIUM, DRIVER):
        if not binary.exists():
            raise Unavailable(f"{binary} is missing: install chromium and chromium-driver")
    where = ["--data", str(settings.data)] if settings.embedded else ["--uri", settings.uri or ""]
    command = [sys.executable, "-m", "cscs_graph", *where, "browser", "--port", "0", "--jar", str(browser_jar())]
    user, password = endpoint.reader
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CSCS_")}
    if not settings.embedded:
        environment |= {"CSCS_USER": user, "CSCS_PASSWORD": password, "CSCS_DATABASE": settings.database}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            said = _said(process)
            assert password not in said
            stated = dict(re.findall(r"^(\w+):\s+(\S+)", said, re.MULTILINE))
            assert (stated["User"], stated["Database"]) == (user, endpoint.database)
            yield Opened(stated["Browser"], stated["Connect"], endpoint.database, user, password)
        finally:
            process.terminate()
            process.wait(STOP_SECONDS)


def _said(process: "subprocess.Popen[str]") -> str:
    """What the command prints until it serves Browser."""
    assert process.stdout is not None
    said = ""
    while "Browser:" not in said:
        line = process.stdout.readline()
        assert line, f"`cscs browser` ended, having said:\n{said}"
        said += line
    return said
