"""The embedded server's life: private, on loopback, shared by attaching, healed after a kill, gone after a stop."""

import asyncio
import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from cscs_graph.errors import DataFolderInUse, ServerStartFailed, ServerUnavailable
from cscs_graph.graph import embedded, process
from cscs_graph.graph.bolt import connect
from cscs_graph.graph.embedded import EmbeddedServer
from cscs_graph.graph.opening import open_graph
from cscs_graph.settings import Settings
from tests.conftest import Store

OWNER = """
import asyncio, sys, pathlib
from cscs_graph.graph.opening import open_graph
from cscs_graph.settings import Settings
async def main():
    async with open_graph(Settings(data=pathlib.Path(sys.argv[1]), memory="256m")):
        print("ready", flush=True)
        await asyncio.sleep(600)
asyncio.run(main())
"""


def server_pid(data: Path) -> int:
    return int(json.loads((data / "server.json").read_text())["pid"])


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def test_credentials_and_log_are_readable_by_the_owner_only(store: Store) -> None:
    data = store.settings.data
    assert mode(data) == 0o700
    for name in ("credentials.json", "server.json", "server.log", "arcadedb/java.args"):
        assert mode(data / name) == 0o600, name


async def test_the_command_line_shows_no_password(store: Store) -> None:
    secret = json.loads((store.settings.data / "credentials.json").read_text())
    command = " ".join(psutil.Process(server_pid(store.settings.data)).cmdline())
    assert secret["admin"] not in command
    assert secret["reader"] not in command
    assert secret["admin"] not in (store.settings.data / "server.log").read_text()


async def test_it_listens_on_loopback_only_and_on_nothing_but_bolt_and_http(store: Store) -> None:
    listening = [
        connection.laddr
        for connection in psutil.Process(server_pid(store.settings.data)).net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    ]
    assert {address.ip.removeprefix("::ffff:") for address in listening} == {"127.0.0.1"}
    stated = json.loads((store.settings.data / "server.json").read_text())
    assert {address.port for address in listening} == {stated["bolt_port"], stated["http_port"]}


async def test_a_second_command_attaches_and_leaves_the_server_running(store: Store) -> None:
    before = server_pid(store.settings.data)
    async with open_graph(Settings(data=store.settings.data)) as second:
        assert await second.read(lambda transaction: transaction.run("lists", ids=["court_defaulters"]))
    assert server_pid(store.settings.data) == before
    await store.graph.verify()


async def test_the_read_only_user_is_there_before_anybody_can_attach(tmp_path: Path) -> None:
    """Whoever attaches to a new store knows both users, and may come before its owner has applied the schema."""
    server = await EmbeddedServer.start(Settings(data=tmp_path / "data", memory="256m"))
    try:
        async with connect(server.endpoint.bolt, server.endpoint.reader) as driver:
            await driver.execute_query("RETURN 1", database_=server.endpoint.database)
    finally:
        server.stop()


def test_a_killed_owner_leaves_a_server_that_the_next_start_ends(tmp_path: Path) -> None:
    data = tmp_path / "data"
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(data)], stdout=subprocess.PIPE)
    assert owner.stdout is not None
    assert owner.stdout.readline() == b"ready\n"
    orphan = server_pid(data)
    owner.kill()
    owner.wait()
    owner.stdout.close()
    assert psutil.pid_exists(orphan)
    second = subprocess.Popen([sys.executable, "-c", OWNER, str(data)], stdout=subprocess.PIPE)
    assert second.stdout is not None
    assert second.stdout.readline() == b"ready\n"
    assert not psutil.pid_exists(orphan)
    replacement = server_pid(data)
    second.send_signal(signal.SIGINT)
    second.wait()
    second.stdout.close()
    assert not psutil.pid_exists(replacement)


async def test_a_server_that_dies_is_started_again_and_has_what_was_acknowledged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings(data=tmp_path / "data", memory="256m")
    async with open_graph(settings) as graph:
        await graph.write(lambda transaction: transaction.run("mark_schema", version="acknowledged"))
        dead = server_pid(settings.data)
        os.kill(dead, signal.SIGKILL)
        marks = await graph.read(lambda transaction: transaction.run("schema_version"))
        assert marks == [{"version": "acknowledged"}]
        revived = server_pid(settings.data)
        assert revived != dead
    assert not psutil.pid_exists(revived)
    assert "started again" in caplog.text


async def test_a_server_that_does_not_come_back_is_a_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "RESTARTS", 0)
    settings = Settings(data=tmp_path / "data", memory="256m", retry_time=1, connect_timeout=2)
    async with open_graph(settings) as graph:
        os.kill(server_pid(settings.data), signal.SIGKILL)
        await asyncio.sleep(0.5)
        with pytest.raises(ServerUnavailable, match="cannot be reached or was lost"):
            await graph.verify()


async def test_a_missing_wheel_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "find_spec", lambda _: None)
    with pytest.raises(ServerStartFailed, match="no wheel of it exists for this platform"):
        await EmbeddedServer.start(Settings(data=tmp_path))


async def test_a_folder_without_its_credentials_is_refused(tmp_path: Path) -> None:
    (tmp_path / "arcadedb" / "databases").mkdir(parents=True)
    with pytest.raises(ServerStartFailed, match="no usable credentials"):
        await EmbeddedServer.start(Settings(data=tmp_path))


async def test_a_folder_of_another_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "credentials.json").write_text(json.dumps({"format": 99, "admin": "a", "reader": "b"}))
    with pytest.raises(ServerStartFailed, match="written by another version"):
        await EmbeddedServer.start(Settings(data=tmp_path))


async def test_a_server_that_cannot_start_shows_the_end_of_its_log(tmp_path: Path) -> None:
    with pytest.raises(ServerStartFailed, match=r"(?s)ended while starting.*server.log.*heap"):
        await EmbeddedServer.start(Settings(data=tmp_path, memory="1m"))


async def test_a_held_folder_whose_server_does_not_answer_is_refused(tmp_path: Path) -> None:
    import fcntl

    with (tmp_path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(DataFolderInUse, match="in use by another process"):
            await EmbeddedServer.start(Settings(data=tmp_path, start_timeout=0.3))
