"""A real Neo4j without Docker: the Community server's jars from Maven Central, started on loopback for one test run."""

import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from pydantic import SecretStr

from cscs_graph.graph.process import free_port
from cscs_graph.settings import Settings

POM = Path(__file__).with_name("pom.xml")
JARS = POM.parents[2] / "build" / "neo4j" / "lib"
START_SECONDS = 90
_OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


class NotFetched(Exception):
    """The jars are not there and could not be had."""


def unavailable() -> str | None:
    """Why no Neo4j can be had here, or None. A server named by CSCS_TEST_NEO4J_URI is used as it is."""
    if os.environ.get("CSCS_TEST_NEO4J_URI"):
        return None
    missing = [tool for tool in ("java", "mvn") if shutil.which(tool) is None]
    return f"no Neo4j to test against: set CSCS_TEST_NEO4J_URI, or install {' and '.join(missing)}" if missing else None


@contextmanager
def running(folder: Path) -> Generator[Settings]:
    """Settings of a running, empty Neo4j. Raises NotFetched without its jars, and RuntimeError with the end of
    its log where it does not come up.
    """
    if uri := os.environ.get("CSCS_TEST_NEO4J_URI"):
        password = SecretStr(os.environ.get("CSCS_TEST_NEO4J_PASSWORD", ""))
        yield Settings(uri=uri, user=os.environ.get("CSCS_TEST_NEO4J_USER", "neo4j"), password=password)
        return
    _fetch()
    port, password = free_port(), secrets.token_urlsafe(16)
    environment = _configured(folder, port, password)
    log = (folder / "neo4j.log").open("wb")
    server = subprocess.Popen(
        [
            "java",
            "-Xmx768m",
            *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENS),
            "-cp",
            f"{JARS}/*",
            "org.neo4j.server.CommunityEntryPoint",
            f"--home-dir={folder}",
            f"--config-dir={folder / 'conf'}",
            "--console-mode",
        ],
        stdout=log,
        stderr=subprocess.STDOUT,
        env=environment,
    )
    try:
        _await(server, port, folder / "neo4j.log")
        yield Settings(uri=f"bolt://127.0.0.1:{port}", password=SecretStr(password))
    finally:
        server.terminate()
        server.wait(60)
        log.close()


def _fetch() -> None:
    """The jars, once; they stay in a folder that git ignores."""
    if not JARS.is_dir():
        partial = JARS.with_name("lib.partial")
        shutil.rmtree(partial, ignore_errors=True)
        command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", f"-DoutputDirectory={partial}"]
        try:
            subprocess.run(command, check=True, timeout=600)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise NotFetched(f"the jars of Neo4j could not be fetched: {error}") from None
        partial.rename(JARS)


def _configured(folder: Path, port: int, password: str) -> dict[str, str]:
    (folder / "conf").mkdir(parents=True)
    settings = {
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.memory.pagecache.size": "64m",
        "dbms.usage_report.enabled": "false",
    }
    (folder / "conf" / "neo4j.conf").write_text("".join(f"{name}={value}\n" for name, value in settings.items()))
    environment = {**os.environ, "NEO4J_HOME": str(folder), "NEO4J_CONF": str(folder / "conf")}
    admin = ["java", "-cp", f"{JARS}/*", "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password]
    subprocess.run(admin, check=True, env=environment, capture_output=True, timeout=120)
    return environment


def _await(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Waits until the port is open and the log says that the server has started."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        if "Started." in log.read_text("utf-8", errors="replace"):
            return
        time.sleep(0.1)
    raise RuntimeError(f"Neo4j did not start on port {port}:\n{log.read_text('utf-8', errors='replace')[-2000:]}")
