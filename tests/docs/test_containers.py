"""The container files keep their promises: pinned, on loopback, without secrets, as a user who is not root."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from cscs_graph.settings import Settings
from tests.docs.pages import ROOT
from tests.neo4j.releases import LTS

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("api", "seed")
SECRETS = ("NEO4J_PASSWORD", "CSCS_API_TOKEN")
_REQUIRED = r"\$\{%s:\?[^}]+\}"


def test_neo4j_is_the_release_that_is_tested() -> None:
    assert SERVICES["neo4j"]["image"] == f"neo4j:{LTS.version}-community"


def test_every_port_is_published_on_loopback_only() -> None:
    ports = {name: [str(port) for port in service.get("ports", [])] for name, service in SERVICES.items()}
    assert {name: len(found) for name, found in ports.items()} == {"neo4j": 2, "api": 1, "seed": 0}
    assert [port for found in ports.values() for port in found if not port.startswith("127.0.0.1:")] == []


def test_every_secret_comes_from_the_environment_and_is_required() -> None:
    neo4j = SERVICES["neo4j"]["environment"]["NEO4J_AUTH"]
    assert re.fullmatch("neo4j/" + _REQUIRED % "NEO4J_PASSWORD", neo4j)
    for name in OURS:
        assert re.fullmatch(_REQUIRED % "NEO4J_PASSWORD", SERVICES[name]["environment"]["CSCS_PASSWORD"])
    assert re.fullmatch(_REQUIRED % "CSCS_API_TOKEN", SERVICES["api"]["environment"]["CSCS_API_TOKEN"])


def test_the_example_names_every_secret_and_states_none() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()
    stated = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    assert stated == dict.fromkeys(SECRETS, "")
    assert ".env" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


def test_every_variable_of_ours_is_a_setting() -> None:
    known = {f"CSCS_{name.upper()}" for name in Settings.model_fields}
    used = {name for service in OURS for name in SERVICES[service]["environment"]}
    built = set(re.findall(r"\b(CSCS_[A-Z_]+)=", re.sub("^#.*$", "", DOCKERFILE, flags=re.MULTILINE)))
    assert (used - known, built - known) == (set(), set())
    assert built == {"CSCS_DATA"}


def test_the_settings_of_the_api_are_valid_and_those_of_the_seed_need_no_token() -> None:
    for name in OURS:
        stated = SERVICES[name]["environment"].items()
        environment = {
            key: re.sub(r"\$\{\w+:-(.*)\}", r"\1", str(value)) for key, value in stated
        }  # as Compose fills in
        settings = Settings.from_environment(environment)
        assert settings.uri == "bolt://neo4j:7687"
    assert "CSCS_API_TOKEN" not in SERVICES["seed"]["environment"]


def test_no_container_runs_as_root_or_may_become_more_than_it_is() -> None:
    *_, final = re.split(r"^FROM ", DOCKERFILE, flags=re.MULTILINE)
    user = re.findall(r"^USER (\S+)$", final, re.MULTILINE)
    assert user == ["10001:10001"]
    assert SERVICES["neo4j"]["user"] == "7474:7474"
    for service in SERVICES.values():
        assert (service["cap_drop"], service["security_opt"]) == (["ALL"], ["no-new-privileges:true"])
        assert "privileged" not in service
    for name in OURS:
        assert SERVICES[name]["read_only"] is True
        assert "user" not in SERVICES[name], "the image says who runs it"


def test_the_api_waits_for_a_neo4j_that_answers() -> None:
    for name in OURS:
        assert SERVICES[name]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert SERVICES["seed"]["profiles"] == ["seed"], "the demo is loaded on request only"
    assert SERVICES["seed"]["command"] == ["demo"]


def test_the_health_of_neo4j_is_a_query_whose_password_no_process_list_shows(tmp_path: Path) -> None:
    """The log-in is no variable of the container: the image would take it for a setting, and Neo4j would not start."""
    assert {"NEO4J_USERNAME", "NEO4J_PASSWORD"} & SERVICES["neo4j"]["environment"].keys() == set()
    kind, script = SERVICES["neo4j"]["healthcheck"]["test"]
    assert kind == "CMD-SHELL"
    shell = tmp_path / "cypher-shell"
    shell.write_text(
        '#!/bin/sh\necho "$NEO4J_USERNAME $NEO4J_PASSWORD"; for word; do echo "$word"; done; exit 3\n', "utf-8"
    )
    shell.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "NEO4J_AUTH": "neo4j/a b&c'd=/e"}
    command = ["/bin/sh", "-c", script.replace("$$", "$")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, check=False)
    user, *words = done.stdout.splitlines()
    assert (user, done.returncode) == ("neo4j a b&c'd=/e", 3)
    assert "RETURN 1" in words
    assert not any("b&c" in word for word in words)


@pytest.fixture
def health() -> Iterator[tuple[HTTPServer, list[str]]]:
    """A server on loopback that answers /health, and the paths it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200 if self.path == "/health" else 404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server, asked
        server.shutdown()
        thread.join()


def test_the_health_of_the_image_is_that_of_the_api(health: tuple[HTTPServer, list[str]]) -> None:
    server, asked = health
    found = re.search(r"^HEALTHCHECK [^\[]*CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)
    assert found is not None
    python, *arguments = json.loads(found[1])
    assert python == "python"
    command = [sys.executable, *arguments]
    environment = {**os.environ, "CSCS_PORT": str(server.server_port)}
    assert subprocess.run(command, env=environment, timeout=30, check=False).returncode == 0
    assert asked == ["/health"]


def test_the_image_runs_a_python_that_is_supported_and_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    least = tuple(int(part) for part in project["requires-python"].removeprefix(">=").split("."))
    pinned = re.search(r"^ARG PYTHON=(\d+)\.(\d+)\.(\d+)-slim-\w+$", DOCKERFILE, re.MULTILINE)
    assert pinned is not None
    assert least <= (int(pinned[1]), int(pinned[2])) <= (3, 14)
    assert re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE) == ["python:${PYTHON}", "python:${PYTHON}"]


def test_every_file_that_the_image_is_built_from_is_sent_to_the_builder() -> None:
    first, *ignored = [line for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line[:1] != "#"]
    allowed = [line[1:] for line in ignored if line.startswith("!")]
    assert first == "*", "what is not named stays here: .git, data, .env"
    copied = [
        name for names in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE) for name in names.split()
    ]
    assert sorted(copied) == sorted(allowed)
    assert [name for name in copied if not (ROOT / name).exists()] == []


def locked(name: str) -> dict[str, set[str]]:
    """Each pin of a lock file with its hashes."""
    text = (ROOT / name).read_text("utf-8")
    pins = re.findall(r"^(\S+==[^\s;]+).*?\n((?:    --hash=.*\n)+)", text, re.MULTILINE)
    return {pin: set(re.findall(r"sha256:\w+", hashes)) for pin, hashes in pins}


@pytest.mark.parametrize("name", ["requirements-runtime.txt", "requirements-build.txt"])
def test_the_locks_of_the_image_agree_with_the_lock_of_the_project(name: str) -> None:
    whole = locked("requirements.txt")
    assert {pin: hashes for pin, hashes in locked(name).items() if whole.get(pin) != hashes} == {}, "run `make lock`"


def test_the_image_holds_every_run_time_dependency_but_the_embedded_server() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {re.split(r"[<>=]", dependency)[0] for dependency in project["dependencies"]}
    held = {pin.split("==")[0] for pin in locked("requirements-runtime.txt")}
    assert wanted - held == {"arcadedb-embedded"}
    assert held & {"pytest", "ruff", "uv", "jpype1", "hatchling"} == set()


@pytest.fixture(scope="module")
def client() -> list[str]:
    """`docker compose`, which needs no engine to check a file. Skips, saying so, where it is missing."""
    docker = shutil.which("docker")
    if docker is None:
        pytest.skip("docker-compose.yml is not checked by Docker: there is no client on this machine")
    command = [docker, "compose", "--project-directory", str(ROOT)]
    if subprocess.run([*command, "version"], capture_output=True, timeout=60, check=False).returncode:
        pytest.skip("docker-compose.yml is not checked by Docker: its client has no plugin `compose`")
    return command


def configured(client: list[str], folder: Path, values: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The file with a copy of the example of which these values are filled in."""
    text = (ROOT / ".env.example").read_text("utf-8")
    for name, value in values.items():
        text = text.replace(f"\n{name}=\n", f"\n{name}={value}\n")
    filled = folder / "filled.env"
    filled.write_text(text, "utf-8")
    environment = {name: value for name, value in os.environ.items() if name not in SECRETS}
    command = [*client, "--env-file", str(filled), "--profile", "seed", "config", "--format", "json"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_docker_compose_takes_the_file_with_the_example_filled_in(client: list[str], tmp_path: Path) -> None:
    done = configured(client, tmp_path, dict.fromkeys(SECRETS, "not-a-secret-1"))
    assert (done.returncode, done.stderr) == (0, "")
    services = json.loads(done.stdout)["services"]
    assert services.keys() == {"neo4j", "api", "seed"}
    assert services["neo4j"]["environment"]["NEO4J_AUTH"] == "neo4j/not-a-secret-1"
    assert services["api"]["environment"]["CSCS_PASSWORD"] == "not-a-secret-1"


@pytest.mark.parametrize("missing", SECRETS)
def test_docker_compose_refuses_to_start_without_a_secret_and_names_it(
    client: list[str], tmp_path: Path, missing: str
) -> None:
    done = configured(client, tmp_path, {name: "not-a-secret-1" for name in SECRETS if name != missing})
    assert done.returncode != 0
    assert f"required variable {missing} is missing" in done.stderr
