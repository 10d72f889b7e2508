"""`cscs serve` as processes of their own: several workers behind one port, and nobody waits for a large query."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil
import pytest

from tests.api.asking import reply_of
from tests.api.test_cost import LARGEST, SMALL, slowest
from tests.conftest import Store
from tests.server.test_embedded import server_pid

_WAIT = 0.05


@contextmanager
def serving(data: Path, *options: str) -> Iterator[tuple[psutil.Popen, str]]:
    """`cscs serve` on a free port, once it says where it answers; ended by SIGTERM unless it has ended."""
    process = psutil.Popen(
        [
            sys.executable,
            "-X",
            "faulthandler",
            "-m",
            "cscs_graph",
            "--data",
            str(data),
            "serve",
            "--port",
            "0",
            *options,
        ],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "CSCS_MEMORY": "256m"},
    )
    try:
        yield process, process.stdout.readline().split()[2].removesuffix("/graphql")
    finally:
        if process.is_running():
            process.send_signal(signal.SIGTERM)
            process.wait(40)
        process.stdout.close()


def workers_of(command: psutil.Process) -> list[psutil.Process]:
    alive = [child for child in command.children() if child.status() != psutil.STATUS_ZOMBIE]
    return [child for child in alive if "--multiprocessing-fork" in child.cmdline()]


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    """Whether it holds after so many short waits: a machine that stood still meanwhile has let nobody else run either."""
    for _ in range(int(seconds / _WAIT)):
        if holds():
            return True
        time.sleep(_WAIT)
    return holds()


def answers(address: str) -> bool:
    """Over a connection of its own, so that any worker may take it."""
    reply = httpx.post(f"{address}/graphql", json={"query": '{ agency(id: "nobody") { id } }'}, timeout=30)
    return reply.json()["errors"][0]["extensions"]["code"] == "NOT_FOUND"


def test_workers_answer_behind_one_port_and_end_in_order(tmp_path: Path) -> None:
    with serving(tmp_path, "--workers", "2") as (command, address):
        first, second = workers_of(command)
        for silent in (first, second):  # whichever is held, the other answers
            silent.suspend()
            assert answers(address)
            silent.resume()
        first.kill()
        if not within(20, lambda: len(workers_of(command)) == 2 and first not in workers_of(command)):
            command.send_signal(signal.SIGABRT)  # which shows where it is
            pytest.fail(f"no worker took the place of {first}: {[(one, one.status()) for one in command.children()]}")
        second.send_signal(signal.SIGINT)  # Ctrl-C reaches workers too, and is the command's to act on
        second.suspend()
        assert answers(address)  # the new one does
        second.resume()
        left = [*workers_of(command), psutil.Process(server_pid(tmp_path))]
        assert second in left
        assert not any(secret in " ".join(child.cmdline()) for child in left for secret in passwords(tmp_path))
        command.terminate()
        assert command.wait(40) == 130
        assert psutil.wait_procs(left, 10)[1] == []
        assert not (tmp_path / "server.json").exists()


def test_workers_end_with_a_command_that_was_killed(tmp_path: Path) -> None:
    with serving(tmp_path, "--workers", "2") as (command, _):
        left = workers_of(command)
        database = psutil.Process(server_pid(tmp_path))
        command.kill()
        command.wait(10)
        assert psutil.wait_procs(left, 20)[1] == []
        database.terminate()  # the next command on the folder would do so
        database.wait(30)


def passwords(data: Path) -> list[str]:
    stated = json.loads((data / "credentials.json").read_text("utf-8"))
    return [stated["admin"], stated["reader"]]


async def test_probes_and_small_queries_keep_their_deadlines_beside_the_largest_queries(store: Store) -> None:
    """One second for a probe and two for a small query is what users were promised; tried anew where others use the machine."""
    with serving(store.settings.data) as (_, address):
        async with httpx.AsyncClient(base_url=address, timeout=60) as client:
            waits: list[tuple[float, float]] = []
            for _ in range(3):
                large = asyncio.gather(*(client.post("/graphql", json={"query": LARGEST}) for _ in range(8)))
                probe, small = await asyncio.gather(
                    slowest(lambda: client.get("/health"), large),
                    slowest(lambda: client.post("/graphql", json={"query": SMALL}), large),
                )
                assert [reply_of(reply).errors for reply in await large] == [()] * 8
                waits.append((probe, small))
                if probe < 1 and small < 2:
                    return
            pytest.fail(f"seconds that a probe and a small query waited: {waits}")
