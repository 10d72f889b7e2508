"""The embedded server as a resource: started on first use, shared by attaching, healed after a kill.

The data folder has one owner: whoever holds the lock on `lock`. The owner starts the server and writes `server.json`, which
only its user can read. A second command on the same folder attaches to the running server instead of starting another.
"""

import asyncio
import fcntl
import json
import logging
import os
import secrets
import subprocess
from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Self, TextIO
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from cscs_graph.errors import DataFolderInUse, ServerStartFailed
from cscs_graph.graph import process
from cscs_graph.graph.ahead import ahead, imported
from cscs_graph.graph.endpoint import Endpoint
from cscs_graph.settings import Settings

DATABASE = "cscs"
READER = "reader"
_FORMAT = 1
_LOCK = "lock"
_POLL = 0.02
_WATCH = 0.2
RESTARTS = 5
_DRIVING = "cscs_graph.graph.schema"
"""What talks to the server, with the driver."""
_LOG = logging.getLogger("cscs_graph.graph")
_GROUPS: dict[str, Any] = {
    "resultSetLimit": -1,  # a limit would cut scans inside a query silently
    "access": [],
    "types": {"*": {"access": ["readRecord"]}},
}


@dataclass(slots=True)
class EmbeddedServer:
    """A running embedded server, started by this process or attached to."""

    endpoint: Endpoint
    folder: Path
    start_timeout: float
    _lock: TextIO | None = None
    _plan: process.Launch | None = None
    _process: subprocess.Popen[bytes] | None = None

    @classmethod
    async def start(cls, settings: Settings) -> Self:
        """Starts the server on `settings.data`, or attaches to the one that runs there.

        Raises DataFolderInUse where another process holds the folder and its server cannot be reached, and
        ServerStartFailed, with the end of the log, where it does not come up.
        """
        folder = settings.data.resolve()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = (folder / _LOCK).open("a+")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            return cls(await _running(folder, settings.start_timeout), folder, settings.start_timeout)
        try:
            _heal(folder)
            plan = _planned(folder, settings)
            child = await _launched(folder, plan, settings.start_timeout)
        except BaseException:
            lock.close()
            raise
        endpoint = _endpoint(plan.bolt_port, plan.http_port, _credentials(folder))
        return cls(endpoint, folder, settings.start_timeout, lock, plan, child)

    async def keep_running(self) -> None:
        """Starts the server again, at the same address, whenever it ends unasked. Runs until it is cancelled.

        The driver goes on trying for longer than a start takes, so that what was under way is done again. Gives up, saying
        so in the log, where the server ends more than RESTARTS times within an hour.
        """
        ended: list[float] = []
        while self._process is not None and self._plan is not None:
            await asyncio.sleep(_WATCH)
            if self._process.poll() is None:
                continue
            now = asyncio.get_running_loop().time()
            ended = [*(moment for moment in ended if now - moment < 3600), now]
            if len(ended) > RESTARTS:
                _LOG.error("the embedded server has ended %d times within an hour: see %s", len(ended), self.folder)
                return
            _LOG.warning("the embedded server ended unasked and is started again")
            try:
                self._process = await _launched(self.folder, self._plan, self.start_timeout)
            except ServerStartFailed as error:
                _LOG.error("%s", error)

    def stop(self) -> None:
        """Stops the server if this process started it; orderly, so that nothing has to be recovered."""
        if self._process is not None:
            process.stop(self._process.pid)
            self._process.wait()
            (self.folder / "server.json").unlink(missing_ok=True)
            self._process = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None


def is_store(folder: Path) -> bool:
    """Whether a server has been started on this folder, so that asking it makes no new store."""
    return (folder / _LOCK).exists()


async def _running(folder: Path, timeout: float) -> Endpoint:
    """The endpoint that the folder's owner has published; waits while the owner is still starting."""
    with suppress(TimeoutError):
        async with asyncio.timeout(timeout):
            while True:
                with suppress(FileNotFoundError, json.JSONDecodeError, KeyError):
                    stated = json.loads((folder / "server.json").read_text("utf-8"))
                    endpoint = _endpoint(stated["bolt_port"], stated["http_port"], _credentials(folder))
                    if await _answers(endpoint):
                        return endpoint
                await asyncio.sleep(0.1)
    raise DataFolderInUse(
        "{folder} is in use by another process whose server does not answer; stop that process first", folder=folder
    )


def _heal(folder: Path) -> None:
    """Ends a server that a killed owner left behind on this folder. We hold the lock, so it has no owner."""
    with suppress(FileNotFoundError, json.JSONDecodeError, KeyError):
        left = json.loads((folder / "server.json").read_text("utf-8"))["pid"]
        if process.is_server_of(left, folder / "arcadedb"):
            process.stop(left)
    (folder / "server.json").unlink(missing_ok=True)


def _planned(folder: Path, settings: Settings) -> process.Launch:
    """What a start on this folder takes: credentials, the reader's group, two free ports."""
    root = folder / "arcadedb"
    credentials = _credentials(folder, create=not (root / "databases").exists())
    _write_groups(root, settings)
    bolt_port, http_port = process.free_port(), process.free_port()
    return process.Launch(root, DATABASE, credentials["admin"], bolt_port, http_port, settings.memory)


async def _launched(folder: Path, plan: process.Launch, start_timeout: float) -> subprocess.Popen[bytes]:
    """The running server, once it answers a query."""
    log = folder / "server.log"
    log.touch(mode=0o600)
    child = process.launch(plan, log)
    # what talks to the server is imported while it starts
    ahead(lambda: import_module(_DRIVING))
    stated = {"pid": child.pid}
    _private(folder / "server.json", stated)
    endpoint = _endpoint(plan.bolt_port, plan.http_port, _credentials(folder))
    try:
        async with asyncio.timeout(start_timeout):
            while not (await _answers(endpoint) and await asyncio.to_thread(_admitted, endpoint)):
                if child.poll() is not None:
                    raise ServerStartFailed("the embedded server ended while starting.{log}", log=_tail(log))
                await asyncio.sleep(_POLL)
    except TimeoutError:
        process.stop(child.pid)
        raise ServerStartFailed(
            "the embedded server did not answer within {start_timeout:g} s.{log}",
            start_timeout=start_timeout,
            log=_tail(log),
        ) from None
    except BaseException:
        process.stop(child.pid)
        raise
    # whoever attaches waits for the ports, and finds both users
    _private(folder / "server.json", {**stated, "bolt_port": plan.bolt_port, "http_port": plan.http_port})
    return child


def _admitted(endpoint: Endpoint) -> bool:
    """Whether the read-only user is there, made where it was not; not before HTTP answers, which may come after Bolt.

    Raises ServerStartFailed where the server refuses.
    """
    user = {"name": READER, "password": endpoint.reader[1], "databases": {endpoint.database: [READER]}}
    token = b64encode(":".join(endpoint.admin).encode()).decode()
    request = Request(  # noqa: S310 - always http on loopback
        f"{endpoint.http}/api/v1/server",
        json.dumps({"command": f"create user {json.dumps(user)}"}).encode(),
        {"Authorization": f"Basic {token}", "Content-Type": "application/json"},
    )
    try:
        with build_opener(ProxyHandler({})).open(request, timeout=60):
            pass
    except HTTPError as error:
        reply = error.read().decode("utf-8", "replace")
        if "already exists" not in reply:
            raise ServerStartFailed(
                "the embedded server refuses its read-only user: {reply}", reply=reply[:500]
            ) from None
    except OSError:
        return False
    return True


def _credentials(folder: Path, *, create: bool = False) -> dict[str, str]:
    """Generated once per data folder; the file can be read by its owner only."""
    path = folder / "credentials.json"
    if not path.exists() and create:
        _private(path, {"format": _FORMAT, "admin": secrets.token_urlsafe(24), "reader": secrets.token_urlsafe(24)})
    try:
        stated = json.loads(path.read_text("utf-8"))
        if stated["format"] != _FORMAT:
            raise ServerStartFailed(
                "{folder} was written by another version (format {format}, this one reads {format_2}). "
                "Export it with that version, or move the folder away and load again.",
                folder=folder,
                format=stated["format"],
                format_2=_FORMAT,
            )
        return {"admin": stated["admin"], "reader": stated["reader"]}
    except (FileNotFoundError, json.JSONDecodeError, KeyError):
        raise ServerStartFailed(
            "{folder} holds a database but no usable credentials.json: it was copied in part or "
            "tampered with. Restore that file, or move the folder away and load again.",
            folder=folder,
        ) from None


def _write_groups(root: Path, settings: Settings) -> None:
    """The group of the read-only user, with the time limit that stops a runaway scan."""
    path = root / "config" / "server-groups.json"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    admin = {
        "resultSetLimit": -1,
        "readTimeout": -1,
        "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
        "types": {"*": {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}},
    }
    nobody: dict[str, Any] = {"resultSetLimit": -1, "readTimeout": -1, "access": [], "types": {"*": {"access": []}}}
    reader = {**_GROUPS, "readTimeout": int(settings.statement_timeout * 1000)}
    groups = {"admin": admin, "*": nobody}
    databases = {"*": {"groups": groups}, DATABASE: {"groups": {**groups, READER: reader}}}
    path.write_text(json.dumps({"databases": databases, "version": 2}, indent=1), "utf-8")


def _endpoint(bolt_port: int, http_port: int, credentials: dict[str, str]) -> Endpoint:
    return Endpoint(
        bolt=f"bolt://127.0.0.1:{bolt_port}",
        http=f"http://127.0.0.1:{http_port}",
        database=DATABASE,
        admin=("root", credentials["admin"]),
        reader=(READER, credentials["reader"]),
    )


async def _answers(endpoint: Endpoint) -> bool:
    """Health is a real query."""
    port = int(endpoint.bolt.rpartition(":")[2])
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.close()
    except OSError:
        return False
    await imported(_DRIVING)
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    from cscs_graph.graph.bolt import connect

    try:
        async with connect(endpoint.bolt, endpoint.admin) as driver:
            await driver.execute_query("RETURN 1", database_=endpoint.database)
    except AuthError:
        raise ServerStartFailed(
            "the embedded server refuses the stored password: credentials.json is not the one of this data folder"
        ) from None
    except (OSError, DriverError, Neo4jError):
        return False
    return True


def _private(path: Path, content: dict[str, Any]) -> None:
    """Written beside and moved into place, readable by the owner only."""
    beside = path.with_suffix(".tmp")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(content, file)
    beside.replace(path)


def _tail(log: Path, lines: int = 8) -> str:
    """The end of the server's log, for an error message."""
    text = log.read_text("utf-8", errors="replace").splitlines()[-lines:]
    return "\n".join(["", f"The end of {log}:", *(f"  {line}" for line in text)])
