"""The command line, run as a user would: what it prints, what it returns, and what it leaves behind."""

import json
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

import httpx
import psutil
import pytest
from typer.testing import CliRunner

from cscs_graph.cli import app
from tests.conftest import Store
from tests.forked import INSTALLED, cscs, run
from tests.server.test_embedded import server_pid


def test_a_cascade_as_table_names_measure_agency_and_what_is_missing(store: Store) -> None:
    done = run("ask", "cascade", "shanghai-husi", "--as-of", "2017-06-01", "--proof", data=store.settings.data)
    assert done.returncode == 0, done.stderr
    assert "Restrict participation in government procurement" in done.stdout
    assert "HAS_LISTING" in done.stdout
    assert "13 measures loaded (partial)" in done.stdout
    assert "not found is not the same as clean" in done.stdout


def test_json_is_the_whole_answer(store: Store) -> None:
    done = run("ask", "cascade", "shanghai-husi", "--as-of", "2017-06-01", "--json", data=store.settings.data)
    answer = json.loads(done.stdout)
    assert answer["subject"]["id"] == "shanghai-husi"
    assert {item["target"]["party"]["id"] for item in answer["consequences"]} >= {"shanghai-husi"}


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("ask", "linkage", "shanghai-husi", "--as-of", "2017-06-01"), "anecdotal / mou"),
        (("ask", "contamination", "joint-bid-bridge", "--as-of", "2018-06-01"), "clears it"),
        (
            ("ask", "contamination", "joint-bid-hospital", "--as-of", "2019-06-03", "--minimum-certainty", "statute"),
            "as certain as statute; one may be listed all the same",
        ),
        (("ask", "contamination", "joint-bid-hospital", "--as-of", "2019-06-03"), "(only if: the project"),
        (("ask", "cascade", "redlist-lost-company", "--as-of", "2018-05-02"), "Rewards lost: "),
        (("ask", "dossier", "shanghai-husi", "--as-of", "2017-06-01"), "6 restrictions and 7 closer looks"),
        (("ask", "file", "shanghai-husi"), "Dishonesty in food and drug safety"),
        (("ask", "search", "Shanghai Hsui"), "shanghai-husi"),
        (("ask", "file", "township-decision-dyeworks", "--as-of", "2023-01-01"), "township: below county"),
        (("ask", "attribution", "township-decision-dyeworks", "--as-of", "2023-01-01"), "level: township"),
        (("reference",), "6 of 10, partial"),
        (("reference", "criteria", "tax_violations"), "RMB 100,000"),
        (("reference", "criteria"), "Threat to health or safety"),
        (("reference", "levels"), "municipal"),
        (("reference", "enforcers"), "Lower ratings"),
        (("reference", "policies"), "2007/08"),
        (("reference", "provinces"), "Guangxi"),
        (("reference", "catalogue"), "2024-02-18"),
        (("reference", "sectors"), "Child and senior care"),
        (("reference", "completeness"), "MOHURD"),
        (("status",), "court_defaulters"),
        (("schema",), "Party ..> Listing : HAS_LISTING"),
        (("schema", "--json"), '"title": "cscs-graph record"'),
        (("schema", "--server", "neo4j"), "CREATE CONSTRAINT mou_id IF NOT EXISTS FOR (n:Mou) REQUIRE n.id IS UNIQUE"),
        (("schema", "--server", "embedded"), "CREATE VERTEX TYPE Entity IF NOT EXISTS EXTENDS Party"),
        (("schema", "--statements", "load"), "// name:       versions_owns"),
        (("schema", "--statements", "all"), "// name:       export_mou"),
        (("schema", "--statements", "lists"), "// kind:       read"),
    ],
)
@pytest.mark.usefixtures("rules_kept")
def test_every_question_has_a_table(store: Store, arguments: tuple[str, ...], shown: str) -> None:
    """In this process, which has imported everything already; other tests run the command as a user would."""
    handler = signal.getsignal(signal.SIGTERM)
    try:
        done = CliRunner().invoke(app, ["--data", str(store.settings.data), *arguments])
    finally:
        signal.signal(signal.SIGTERM, handler)  # a command has one of its own, and leaves none
    assert done.exit_code == 0, done.output
    assert shown in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("ask", "cascade", "nobody"), 3, "no party 'nobody' is loaded"),
        (("ask", "cascade", "shanghai-husi", "--depth", "1000000"), 2, "depth: 1000000 is more than"),
        (("ask", "contamination"), 2, "name either an application or a party"),
        (("load", "missing.jsonl"), 2, "missing.jsonl does not exist"),
        (("load",), 2, "name a file or folder to load, or --reference"),
        (("schema", "--statements", "loads"), 2, "no statement is named 'loads'"),
    ],
)
def test_an_error_is_one_clear_line_with_its_exit_code(
    store: Store, arguments: tuple[str, ...], code: int, message: str
) -> None:
    done = run(*arguments, data=store.settings.data)
    assert (done.returncode, message in done.stderr) == (code, True), done.stderr
    assert "Traceback" not in done.stderr


def test_settings_that_make_no_sense_are_named(tmp_path: Path) -> None:
    for environment, message in (
        ({"CSCS_PORT": "port"}, "CSCS_PORT"),
        ({"CSCS_URI": "http://localhost"}, "CSCS_URI"),
        ({"CSCS_MEMORY": "lots"}, "CSCS_MEMORY"),
        ({"CSCS_HOST": "0.0.0.0"}, "set CSCS_API_TOKEN"),
    ):
        done = run("serve", data=tmp_path, **environment)
        assert done.returncode == 2
        assert message in done.stderr


def test_a_refused_line_gives_exit_code_5_and_says_where_it_went(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text('{"type":"Entity","name":"Invented","uscc":"9111010874883995"}\n')
    done = run("load", str(path), data=store.settings.data)
    assert done.returncode == 5
    assert "uscc: '9111010874883995' has 16 characters, a Unified Social Credit Code has 18" in done.stdout
    assert "correct them there and run `cscs load" in done.stdout


def test_a_port_in_use_is_named_before_anything_starts(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("serve", "--port", str(port), data=tmp_path / "data")
    assert done.returncode == 2
    assert f"port {port} on 127.0.0.1 cannot be used" in done.stderr
    assert not (tmp_path / "data").exists()


def test_serve_answers_and_sigterm_leaves_no_process(tmp_path: Path) -> None:
    data = tmp_path / "data"
    serving = subprocess.Popen(
        [str(cscs()), "--data", str(data), "serve", "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "CSCS_MEMORY": "256m"},
    )
    assert serving.stdout is not None
    address = serving.stdout.readline().split()[2].removesuffix("/graphql")
    with httpx.Client(base_url=address) as client:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                ready = client.get("/ready")
                break
            except httpx.ConnectError:
                time.sleep(0.05)
        assert ready.json() == {"status": "ready"}
        assert client.post("/graphql", json={"query": '{ agency(id: "nobody") { id } }'}).status_code == 200
        deep = '{ cascadingPunishment(subject: {party: "nobody"}, depth: 99) { asOf } }'
        (error,) = client.post("/graphql", json={"query": deep}).json()["errors"]
        assert error["message"].startswith("depth: 99 is more"), "in the words of GraphQL, not of a command line"
    child = server_pid(data)
    serving.send_signal(signal.SIGTERM)
    serving.wait(30)
    serving.stdout.close()
    assert not psutil.pid_exists(child)
    assert not (data / "server.json").exists()


def test_seed_writes_the_same_bytes_and_a_key(tmp_path: Path) -> None:
    for name in ("one", "two"):
        arguments = ("--companies", "20", "--seed", "3", "--out", str(tmp_path / name))
        done = run("seed", *arguments, data=tmp_path / "none", by=INSTALLED)
        assert done.returncode == 0, done.stderr
    for file in ("records.jsonl", "key.yaml"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    assert not (tmp_path / "none").exists(), "writing needs no server"
