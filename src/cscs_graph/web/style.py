"""What pages look like, and the script of the editor: a closed list of files, none of them from elsewhere."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from fastapi.responses import Response

from cscs_graph.errors import NotFound

OWN = files("cscs_graph.web").joinpath("static")
FILES: dict[str, tuple[Traversable, str]] = {
    "page.css": (files("cscs_graph.export.pages"), "text/css"),
    "site.css": (OWN, "text/css"),
    "editor.css": (OWN, "text/css"),
    "editor.js": (OWN, "text/javascript"),
    "screen.js": (OWN, "text/javascript"),
    "picture.css": (OWN, "text/css"),
    "picture.js": (OWN, "text/javascript"),
    "icon.svg": (OWN, "image/svg+xml"),
}
"""Name: the folder that has it, and its media type."""


def style(name: str) -> Response:
    """A file by its name; 404 for any other."""
    if name not in FILES:
        return Response(NotFound.code, status_code=404, media_type="text/plain")
    kind = FILES[name][1]
    headers = {"cache-control": "public, max-age=300"}
    return Response(_read(name), media_type=f"{kind}; charset=utf-8", headers=headers)


@cache
def _read(name: str) -> bytes:
    return FILES[name][0].joinpath(name).read_bytes()
