"""Options of Java with which the servers of tests start sooner and cost less."""

import os
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
QUICK = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m"
"""Servers of tests end before better machine code would pay. What there is needs more room than the 48 MB that this leaves it:
a Neo4j has filled most of them once the store is loaded."""
TRUSTING = ("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote")
"""For jars that their makers have tested; not together with LEARNED."""
LEARNED = ROOT / "build" / f"arcadedb-{version('arcadedb-embedded')}.aot"
"""The classes of the embedded server as one start of it has linked them. Java passes over what another Java or jar has left."""
FOR_TESTS, FOR_EMBEDDED = "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"


def set_options() -> None:
    """For every server that this process and its children start."""
    os.environ.setdefault(FOR_TESTS, QUICK)
    if LEARNED.exists():
        os.environ.setdefault(FOR_EMBEDDED, _option("AOTCache", LEARNED))


def learn() -> None:
    """Starts the embedded server once with a little work, and keeps what its Java has learned, where that Java can."""
    if LEARNED.exists():
        return
    LEARNED.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="cscs-learning-", dir=LEARNED.parent) as folder:
        written = Path(folder) / LEARNED.name
        work = ROOT / "seed" / "scenarios" / "joint_bid" / "records.jsonl"
        subprocess.run(
            [sys.executable, "-m", "cscs_graph", "--data", f"{folder}/data", "load", str(work)],
            env={**os.environ, FOR_TESTS: QUICK, FOR_EMBEDDED: _option("AOTCacheOutput", written)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )
        if written.exists():
            written.rename(LEARNED)


def _option(name: str, path: Path) -> str:
    return f"-XX:+IgnoreUnrecognizedVMOptions -XX:{name}={path}"
