"""A real Neo4j without Docker: the Community server's jars, started on loopback and stopped at the end."""

import os
import secrets
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from cscs_graph.graph.process import free_port
from cscs_graph.settings import Settings
from tests.java import FOR_EMBEDDED, TRUSTING
from tests.neo4j.releases import Release

START_SECONDS = 90
STOP_SECONDS = 30
_OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


@dataclass(slots=True)
class Server:
    """One Neo4j on a folder of its own. It can be stopped and started again at the same address."""

    release: Release
    folder: Path
    bolt_port: int
    http_port: int | None
    password: str
    _process: subprocess.Popen[bytes] | None = None

    @classmethod
    def prepare(cls, release: Release, folder: Path, *, browser: bool = False, bolt_port: int = 0) -> "Server":
        """Configures an empty server. With `browser`, Neo4j Browser is served as well. Raises Unavailable."""
        server = cls(
            release,
            folder,
            bolt_port or free_port(),
            free_port() if browser else None,
            secrets.token_hex(16),  # never a dash in front, which would read as an option
        )
        release.jars(), release.runtime()
        server._configure()
        server.admin("dbms", "set-initial-password", server.password)
        return server

    @property
    def settings(self) -> Settings:
        return Settings(uri=f"bolt://127.0.0.1:{self.bolt_port}", password=SecretStr(self.password))

    @property
    def browser(self) -> str:
        """Address of Neo4j Browser."""
        return f"http://127.0.0.1:{self.http_port}/browser/"

    def admin(self, *arguments: str) -> str:
        """Runs neo4j-admin on the stopped server and returns what it says. Raises RuntimeError where it fails."""
        command = [*self._java("256m"), "org.neo4j.cli.AdminTool", *arguments]
        done = subprocess.run(
            command, env=self._environment(), capture_output=True, text=True, timeout=300, check=False
        )
        if done.returncode:
            raise RuntimeError(f"neo4j-admin {' '.join(arguments[:2])} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def start(self) -> None:
        """Returns when it has started. Raises RuntimeError, with the end of its log, where it does not come up."""
        log = self.folder / "neo4j.log"
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                [
                    *self._java("768m"),
                    self.release.main,
                    f"--home-dir={self.folder}",
                    f"--config-dir={self.folder / 'conf'}",
                    "--console-mode",
                ],
                stdout=output,
                stderr=subprocess.STDOUT,
                env=self._environment(),
                start_new_session=True,  # Ctrl-C reaches whoever started it, who stops it in order
            )
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self._process.poll() is None:
            if "Started." in log.read_text("utf-8", errors="replace"):
                return
            time.sleep(0.1)
        said = log.read_text("utf-8", errors="replace")[-2000:]
        self.kill()
        raise RuntimeError(f"Neo4j {self.release.version} did not start on port {self.bolt_port}:\n{said}")

    def stop(self) -> None:
        """In order, so that its files may be read; ended where that takes too long."""
        if self._process is not None:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(STOP_SECONDS)
            self.kill()

    def kill(self) -> None:
        """As if the power failed."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def ended(self) -> bool:
        return self._process is None or self._process.poll() is not None

    def _java(self, memory: str) -> list[str]:
        opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENS]
        java = [str(self.release.runtime()), f"-Xmx{memory}", "-XX:+UseSerialGC"]
        return [*java, *TRUSTING, *opened, "-cp", f"{self.release.jars()}/*"]

    def _environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if name != FOR_EMBEDDED}
        return {**inherited, "NEO4J_HOME": str(self.folder), "NEO4J_CONF": str(self.folder / "conf")}

    def _configure(self) -> None:
        listening = {"server.bolt.listen_address": f"127.0.0.1:{self.bolt_port}"}
        if self.http_port is not None:
            listening["server.http.listen_address"] = f"127.0.0.1:{self.http_port}"
        settings = {
            **listening,
            "server.http.enabled": "false" if self.http_port is None else "true",
            "server.memory.pagecache.size": "64m",
            "dbms.usage_report.enabled": "false",
            "internal.cypher.use_parameter_size": "false",  # or a statement is planned anew for 1, 10 and 100 rows
            "dbms.cypher.min_replan_interval": "1h",  # tests add much at once, and a plan that does is good enough
        }
        (self.folder / "conf").mkdir(parents=True, exist_ok=True)
        lines = "".join(f"{name}={value}\n" for name, value in settings.items())
        (self.folder / "conf" / "neo4j.conf").write_text(lines, "utf-8")


@contextmanager
def running(release: Release, folder: Path, *, browser: bool = False, bolt_port: int = 0) -> Generator[Server]:
    """A started, empty server; at the end it is killed, since nobody wants its data. Raises Unavailable."""
    server = Server.prepare(release, folder, browser=browser, bolt_port=bolt_port)
    try:
        server.start()
        yield server
    finally:
        server.kill()
