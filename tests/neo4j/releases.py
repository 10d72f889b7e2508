"""The Neo4j releases that are tested, the Java each runs on, and their jars, fetched once from Maven Central."""

import fcntl
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

POM = Path(__file__).with_name("pom.xml")
CACHE = POM.parents[2] / "build" / "neo4j"
"""Git ignores it."""


class Unavailable(Exception):
    """No server of that release can be had here; says what is missing."""


@dataclass(frozen=True, slots=True)
class Release:
    """One release of the Community server."""

    version: str
    main: str
    """Class that starts it."""
    java: range
    """Major versions of Java that it runs on."""

    def jars(self) -> Path:
        """The folder of its jars. Raises Unavailable where they cannot be fetched."""
        folder = CACHE / self.version / "lib"
        folder.parent.mkdir(parents=True, exist_ok=True)
        with (folder.parent / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # another test process may be fetching them
            return folder if folder.is_dir() else self._fetched(folder)

    def _fetched(self, folder: Path) -> Path:
        if shutil.which("mvn") is None:
            raise Unavailable(f"the jars of Neo4j {self.version} are not there, nor is Maven (mvn) to fetch them")
        partial = folder.with_name("lib.partial")
        shutil.rmtree(partial, ignore_errors=True)
        command = ["mvn", "-q", "-B", "-f", str(POM), f"-Dneo4j.version={self.version}", "dependency:copy-dependencies"]
        try:
            subprocess.run([*command, f"-DoutputDirectory={partial}"], check=True, timeout=600)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            raise Unavailable(f"the jars of Neo4j {self.version} could not be fetched: {error}") from None
        partial.rename(folder)
        return folder

    def runtime(self) -> Path:
        """A Java that it runs on. Raises Unavailable where there is none."""
        for java in _javas():
            if _major(java) in self.java:
                return java
        wanted = f"Java {self.java.start} to {self.java.stop - 1}"
        raise Unavailable(f"Neo4j {self.version} needs {wanted}, which is not on this machine")


LTS = Release("5.26.30", "org.neo4j.server.CommunityEntryPoint", range(17, 22))
CALENDAR = Release("2026.09.0", "org.neo4j.server.Neo4jCommunity", range(21, 26))
RELEASES = {"neo4j-5.26": LTS, "neo4j-2026.09": CALENDAR}


def browser_jar() -> Path:
    """The jar of Neo4j Browser, fetched with the server. Raises Unavailable where it cannot be had."""
    return next(LTS.jars().glob("neo4j-browser-*.jar"))


def _javas() -> Iterator[Path]:
    """The user's choice first, then the one on the path, then those that Linux packages install."""
    if home := os.environ.get("JAVA_HOME"):
        yield Path(home) / "bin" / "java"
    if found := shutil.which("java"):
        yield Path(found)
    yield from sorted(Path("/usr/lib/jvm").glob("*/bin/java"))


def _major(java: Path) -> int:
    """Its major version, or 0 where it does not say."""
    try:
        said = subprocess.run([str(java), "-version"], capture_output=True, text=True, timeout=30, check=False).stderr
    except OSError:
        return 0
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0
