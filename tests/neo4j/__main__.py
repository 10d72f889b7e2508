"""`make neo4j`: an empty Neo4j Community server with its Browser on loopback, until Ctrl-C.

Needs Java and Maven. The data lives in a temporary folder and is gone at the end.
"""

import signal
import sys
import tempfile
import time
from pathlib import Path

from tests.neo4j.releases import RELEASES, Unavailable
from tests.neo4j.server import running


def main(name: str) -> int:
    if name not in RELEASES:
        print(f"no release {name}; choose one of {', '.join(RELEASES)}", file=sys.stderr)
        return 2
    print(f"starting {name} ...", flush=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with tempfile.TemporaryDirectory(prefix="neo4j-") as folder:
            with running(RELEASES[name], Path(folder), browser=True) as server:
                print(f"Bolt:     {server.settings.uri}   user neo4j, password {server.password}")
                print(f"Browser:  {server.browser}")
                print(f"Use it:   export CSCS_URI={server.settings.uri} CSCS_PASSWORD={server.password}")
                print(
                    "          cscs demo   (loads the rules and the scenarios; Ctrl-C here stops the server)",
                    flush=True,
                )
                while not server.ended():
                    time.sleep(0.2)
                print("the server ended", file=sys.stderr)
                return 1
    except Unavailable as missing:
        print(missing, file=sys.stderr)
        return 4
    except KeyboardInterrupt:
        print("stopped")
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else next(iter(RELEASES))))
