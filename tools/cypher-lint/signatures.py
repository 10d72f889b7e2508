"""Writes signatures.json anew: the functions and procedures of the Neo4j that CSCS_URI names, without their descriptions.

Run it on the oldest release that is supported, so that nothing newer is taken for known.
"""

import json
import os
from pathlib import Path
from typing import Any

from neo4j import GraphDatabase

from cscs_graph.settings import Settings

SIGNATURES = Path(__file__).with_name("signatures.json")
_FUNCTION = ("name", "argumentDescription", "returnDescription", "aggregating", "isBuiltIn", "isDeprecated")
_PROCEDURE = ("name", "mode", "argumentDescription", "returnDescription", "option")


def main() -> None:
    settings = Settings.from_environment(os.environ)
    if settings.uri is None or settings.password is None:
        raise SystemExit("set CSCS_URI and CSCS_PASSWORD")
    with GraphDatabase.driver(settings.uri, auth=(settings.user, settings.password.get_secret_value())) as driver:
        (server, *_), _, _ = driver.execute_query("CALL dbms.components() YIELD versions RETURN versions[0]")
        functions, _, _ = driver.execute_query("SHOW FUNCTIONS YIELD *")
        procedures, _, _ = driver.execute_query("SHOW PROCEDURES YIELD *")
    written = {
        "server": server[0],
        "functions": [_plain(row, _FUNCTION) for row in functions],
        "procedures": [_plain(row, _PROCEDURE) for row in procedures],
    }
    SIGNATURES.write_text(_one_a_line(written), "utf-8")


def _plain(row: Any, fields: tuple[str, ...]) -> dict[str, Any]:
    return {name: _undescribed(row[name]) for name in fields}


def _undescribed(value: Any) -> Any:
    """Arguments and returns without their prose and defaults' Java names; anything else as it is."""
    if not isinstance(value, list):
        return value
    return [
        {"name": item["name"], "type": item["type"], "isDeprecated": item["isDeprecated"]}
        | ({"default": item["default"]} if "default" in item else {})
        for item in value
    ]


def _one_a_line(written: dict[str, Any]) -> str:
    """A signature a line, so that a difference can be read."""
    parts = [f' "server": {json.dumps(written["server"])}']
    for kind in ("functions", "procedures"):
        lines = ",\n".join(f"  {json.dumps(signature)}" for signature in written[kind])
        parts.append(f' "{kind}": [\n{lines}\n ]')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    main()
