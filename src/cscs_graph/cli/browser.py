"""`cscs browser`: where to connect Neo4j Browser to, and Browser itself on loopback where its jar is at hand."""

import asyncio
import re
import socket
import zipfile
from dataclasses import dataclass
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote, urlsplit

import typer

from cscs_graph.errors import BadInput
from cscs_graph.graph.endpoint import Endpoint
from cscs_graph.model.phrases import phrase

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

    from cscs_graph.cli.run import Session
    from cscs_graph.settings import Settings

PORT = 8766
"""A fixed port by default: Browser keeps style and saved queries by the address that it was opened at."""
ROOT = Path(__file__).parents[3]
_ENTRY = "browser/"
"""Folder of Browser's files, inside the jar and in the address."""
_NO_JAR = """\
Neo4j Browser is not at hand. It comes as a jar from Maven Central, org.neo4j.client:neo4j-browser:5.24.0; name it with
--jar or CSCS_BROWSER_JAR. A Neo4j Browser or Desktop of your own connects as well, with what is said above."""


def register(app: typer.Typer) -> None:
    app.command()(browser)


@dataclass(frozen=True, slots=True)
class Door:
    """What Browser's connect form asks for, and where the password stands."""

    bolt: str
    database: str
    user: str
    password: str
    kept_in: str

    @property
    def query(self) -> str:
        """Fills in the form, all but the password."""
        scheme, _, address = self.bolt.partition("://")
        return f"?dbms={scheme}://{quote(self.user)}@{address}&db={quote(self.database)}"

    @property
    def policy(self) -> str:
        """The page may load what the jar holds and talk to this one server; nothing else, so that no use is reported."""
        server = urlsplit(self.bolt)
        address = f"{server.hostname}:{server.port or 7687}"
        return "; ".join(
            (
                "default-src 'self'",
                f"connect-src 'self' ws://{address} wss://{address} http://{address} https://{address}",
                "script-src 'self'",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:",
                "font-src 'self' data:",
                "worker-src 'self' blob:",
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
            )
        )


def browser(
    context: typer.Context,
    jar: Annotated[
        Path | None, typer.Option(envvar="CSCS_BROWSER_JAR", help="Jar of Neo4j Browser to serve.", show_default=False)
    ] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to serve it on; 0 takes any free one.")] = PORT,
    show_password: Annotated[bool, typer.Option("--show-password", help="Print the password as well.")] = False,
    kit: Annotated[
        Path | None, typer.Option(help="Write the style sheet and the saved queries into this folder, and end.")
    ] = None,
) -> None:
    """Say how Neo4j Browser connects; serve it until Ctrl-C where its jar is at hand."""
    from cscs_graph.cli.run import run

    if kit is not None:
        return write_kit(kit)
    if jar is not None and not zipfile.is_zipfile(jar):
        raise BadInput("--jar: {jar} is not a jar", jar=jar)
    session: Session = context.obj
    settings = session.settings()
    if settings.embedded:
        return run(_embedded(settings, jar or newest_jar(ROOT / "build" / "neo4j"), port, show_password))
    door = _neo4j(settings)
    _say(door, show_password)
    if jar is not None:
        return run(_serve(door, jar, port))
    address = f"{_own_browser(settings)}{door.query}"
    said = "Browser:   {address}\n           if the server serves it at its default port"
    return typer.echo(phrase(said, address=address))


def write_kit(folder: Path) -> None:
    """Copies what is dropped onto Browser's window."""
    from cscs_graph.catalog import browser as source

    folder.mkdir(parents=True, exist_ok=True)
    for name in ("style.grass", "saved_queries.zip"):
        (folder / name).write_bytes((source.kit() / name).read_bytes())
    written = {"style": folder / "style.grass", "queries": folder / "saved_queries.zip"}
    typer.echo(phrase("{style} and {queries} are written: drop them onto Browser's window", **written))


def newest_jar(cache: Path) -> Path | None:
    """The newest Browser among jars that were fetched with a server, or None."""
    jars = cache.glob("*/lib/neo4j-browser-*.jar")
    return max(jars, key=lambda jar: [int(number) for number in re.findall(r"\d+", jar.stem)], default=None)


async def _embedded(settings: "Settings", jar: Path | None, port: int, show_password: bool) -> None:
    """Keeps the embedded server running for Browser, also where somebody else's Browser is used."""
    from cscs_graph.graph.opening import open_graph

    async with open_graph(settings) as graph:
        door = _reader(graph.endpoint, settings.data)
        _say(door, show_password)
        if jar is not None:
            await _serve(door, jar, port)
        else:
            typer.echo(phrase(_NO_JAR))
            typer.echo(phrase("The server runs until Ctrl-C."))
            await asyncio.Event().wait()


def _reader(endpoint: Endpoint, data: Path) -> Door:
    """The user who can read and nothing else: exploring needs no more."""
    user, password = endpoint.reader
    return Door(
        endpoint.bolt,
        endpoint.database,
        user,
        password,
        phrase("{path}, under {user!r}", path=data / "credentials.json", user=user),
    )


def _neo4j(settings: "Settings") -> Door:
    password = settings.password.get_secret_value() if settings.password else ""
    return Door(settings.uri or "", settings.database, settings.user, password, "CSCS_PASSWORD")


def _own_browser(settings: "Settings") -> str:
    server = urlsplit(settings.uri or "")
    secure = "+" in server.scheme
    return f"{'https' if secure else 'http'}://{server.hostname}:{7473 if secure else 7474}/{_ENTRY}"


def _say(door: Door, show_password: bool) -> None:
    form = {"bolt": door.bolt, "database": door.database, "user": door.user}
    typer.echo(phrase("Connect:   {bolt}\nDatabase:  {database}\nUser:      {user}", **form))
    kept = phrase("stands in {place}; --show-password prints it", place=door.kept_in)
    typer.echo(phrase("Password:  {password}", password=door.password if show_password else kept))


async def _serve(door: Door, jar: Path, port: int) -> None:
    import uvicorn

    listener = _listener(port)
    with zipfile.ZipFile(jar) as archive:
        config = uvicorn.Config(site(archive, door), log_level="warning", lifespan="off", access_log=False)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        typer.echo(phrase("Browser:   {address}  ({jar}; Ctrl-C stops)", address=address, jar=jar.name))
        await uvicorn.Server(config).serve(sockets=[listener])


def _listener(port: int) -> socket.socket:
    """Loopback only, whatever the settings of the API say."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError as error:
        listener.close()
        raise BadInput(
            "port {port} cannot be used ({strerror}); choose another with --port", port=port, strerror=error.strerror
        ) from None
    return listener


def site(archive: zipfile.ZipFile, door: Door) -> "Starlette":
    """Browser's files out of its jar. A path is looked up among the names in the jar, so it leads nowhere else."""
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.responses import PlainTextResponse, RedirectResponse, Response
    from starlette.routing import Route

    names = {name for name in archive.namelist() if name.startswith(_ENTRY) and not name.endswith("/")}

    def start(_: "Request") -> "Response":
        return RedirectResponse(f"/{_ENTRY}{door.query}")

    def file(request: "Request") -> "Response":
        name = _ENTRY + (request.path_params["path"] or "index.html")
        if name not in names:
            return PlainTextResponse("not found", status_code=404)
        headers = {"Content-Security-Policy": door.policy, "X-Content-Type-Options": "nosniff"}
        return Response(
            archive.read(name), media_type=guess_type(name)[0] or "application/octet-stream", headers=headers
        )

    return Starlette(
        routes=[Route("/", start), Route(f"/{_ENTRY}{{path:path}}", file)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])],
    )
