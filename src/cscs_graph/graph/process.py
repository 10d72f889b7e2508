"""The embedded server's process: how it is launched, bound to loopback, and stopped."""

import socket
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psutil

from cscs_graph.errors import ServerStartFailed

_NOT_NEEDED = ("arcadedb-mcp-", "arcadedb-postgresw-", "arcadedb-redisw-", "arcadedb-console-", "arcadedb-graphql-")
"""Jars of listeners and tools that are left off the class path: what is not loaded cannot listen."""
_MAIN = "com.arcadedb.server.ArcadeDBServer"
STOP_TIMEOUT = 20


@dataclass(frozen=True, slots=True)
class Launch:
    """What one start of the server needs."""

    root: Path
    """Folder of its databases, configuration and log."""
    database: str
    root_password: str
    bolt_port: int
    http_port: int
    memory: str


def wheel() -> Path:
    """The folder of the `arcadedb-embedded` wheel. Raises ServerStartFailed where it is not installed."""
    spec = find_spec("arcadedb_embedded")
    if spec is None or spec.origin is None:
        raise ServerStartFailed(
            "the package arcadedb-embedded is not installed: no wheel of it exists for this platform, or the "
            "installation is incomplete. Run `make install`, or point CSCS_URI at a Neo4j."
        )
    return Path(spec.origin).parent


def launch(plan: Launch, log: Path) -> subprocess.Popen[bytes]:
    """Starts the server in a session of its own, so that Ctrl-C reaches only its owner, which then stops it in order."""
    java = wheel() / "jre" / "bin" / "java"
    if not java.is_file():
        raise ServerStartFailed("{java} is missing: reinstall the package arcadedb-embedded", java=java)
    arguments = plan.root / "java.args"
    arguments.touch(mode=0o600)
    arguments.write_text("\n".join(_quoted(argument) for argument in _arguments(plan)), "utf-8")
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603 - our own wheel's binary, arguments from a file of ours
            [str(java), f"@{arguments}"],
            cwd=plan.root,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _arguments(plan: Launch) -> list[str]:
    """In a file that only the owner reads: a command line is shown to every user of the machine."""
    jars = sorted(
        str(jar) for jar in (wheel() / "jars").glob("*.jar") if not any(jar.name.startswith(off) for off in _NOT_NEEDED)
    )
    properties = {
        "server.rootPath": plan.root,
        "server.rootPassword": plan.root_password,
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.defaultDatabases": f"{plan.database}[root]",
        "server.mode": "production",
        "server.saltIterations": 1_000,  # stretching helps guessable passwords; these are 24 random bytes, and every log-in waits
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": plan.http_port,
        "bolt.host": "127.0.0.1",
        "bolt.port": plan.bolt_port,
        "studio.enabled": "false",
        "serverMetrics": "false",
    }
    return [
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        f"-Xmx{plan.memory}",
        *(f"-Darcadedb.{name}={value}" for name, value in properties.items()),
        "-cp",
        ":".join(jars),
        _MAIN,
    ]


def _quoted(argument: str) -> str:
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def free_port() -> int:
    """A TCP port on loopback that nobody uses at this instant."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def stop(pid: int) -> None:
    """Asks the process to end, and ends it where it does not within the time limit."""
    try:
        process = psutil.Process(pid)
        process.terminate()
        process.wait(STOP_TIMEOUT)
    except psutil.NoSuchProcess:
        return
    except psutil.TimeoutExpired:
        psutil.Process(pid).kill()


def is_server_of(pid: int, root: Path) -> bool:
    """Whether `pid` is a server that was started on this very folder."""
    try:
        return f"@{root / 'java.args'}" in psutil.Process(pid).cmdline()
    except psutil.Error:
        return False
