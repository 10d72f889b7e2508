"""The Cypher files as checked objects."""

from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path

from cscs_graph.catalog.channel import ROUND_COLUMNS, Channel, End, Follows
from cscs_graph.catalog.channel_file import read_channel
from cscs_graph.catalog.export import export_statements
from cscs_graph.catalog.loading import load_statements
from cscs_graph.catalog.pictures import fill_picture
from cscs_graph.catalog.rendered import Rendered
from cscs_graph.catalog.rounds import render_round
from cscs_graph.catalog.statement import Kind, Starts, Statement, checked, read_statement, union
from cscs_graph.catalog.templates import Templates
from cscs_graph.errors import CatalogueError
from cscs_graph.resources import resource

__all__ = [
    "ROUND_COLUMNS",
    "Catalogue",
    "Channel",
    "End",
    "Follows",
    "Kind",
    "Starts",
    "Statement",
    "catalogue",
]


class Catalogue:
    """Every statement under a folder or rendered from its templates, by name, and the channels of its folder `channels`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._templates = Templates(folder / "templates")
        self._channels = {path.stem: read_channel(path) for path in sorted((folder / "channels").glob("*.cypher"))}
        self._rounds: dict[tuple[tuple[str, ...], End], Statement] = {}
        self._rendered = Rendered(folder, self._templates, (*load_statements(), *export_statements()))
        self._statements: dict[str, Statement] = {}
        for path in sorted(folder.rglob("*.cypher")):
            if {"channels", "templates"}.isdisjoint(path.relative_to(folder).parts):
                self._add(path)
        if not self._statements:
            raise CatalogueError(f"{folder} holds no Cypher files: the installation is incomplete")

    def _add(self, path: Path) -> None:
        statement = self._read(path)
        if statement.name in self._statements or statement.name in self._rendered:
            raise CatalogueError(
                f"{path}: the name {statement.name!r} is taken by another file, or by what is rendered"
            )
        self._statements[statement.name] = statement

    def _read(self, path: Path) -> Statement:
        match path.parent.name:
            case "browser":
                return checked(path, fill_picture(self._templates, self.channels(), path))
            case _:
                return read_statement(path)

    def __getitem__(self, name: str) -> Statement:
        try:
            return self._statements[name] if name in self._statements else self._rendered[name]
        except KeyError:
            raise CatalogueError(f"no statement is named {name!r}") from None

    @cached_property
    def posts(self) -> Statement:
        """The posts and other ties of parties that a personnel linkage follows: the facts of the channels between parties."""
        personal = (
            channel for channel in self.channels() if channel.linkage and channel.reached_label != "Application"
        )
        types = sorted({name for channel in personal for name in channel.types})
        return checked(self._folder / "posts.cypher", self._templates.fill("posts", types="|".join(types)))

    @cached_property
    def opening_with_listings(self) -> Statement:
        """`opening`, and the listings of those that its ids name, which most questions about a party begin with."""
        return union(self["opening"], self["listing_history"], name="opening_with_listings")

    def of_kind(self, kind: Kind) -> tuple[Statement, ...]:
        """In the order of their names."""
        stated = [statement for statement in self._statements.values() if statement.kind is kind]
        return tuple(sorted([*stated, *self._rendered.of_kind(kind)], key=lambda statement: statement.name))

    @property
    def rendered(self) -> Rendered:
        """What follows from the model: how every type of record is loaded, corrected and exported."""
        return self._rendered

    def channels(self) -> tuple[Channel, ...]:
        """In the order of their names."""
        return tuple(self._channels.values())

    def round(self, channels: Iterable[Channel], end: End) -> Statement:
        """One step along all of these channels in one statement, from a frontier at that end of them.

        Its parameters are `frontier` (ids of parties or applications, each once), `as_of` and `known_at`; its rows are those
        of ROUND_COLUMNS, in a total order. An id of the frontier from which a channel does not lead gives no row.
        """
        chosen = tuple(sorted({channel.name: channel for channel in channels}.values(), key=lambda each: each.name))
        names = tuple(channel.name for channel in chosen)
        if not names:
            raise CatalogueError("a round goes along one channel at least")
        if (names, end) not in self._rounds:
            title = f"{names[0] if len(names) == 1 else 'channels'}_from_{end}"
            self._rounds[names, end] = render_round(self._templates, self._folder / "rounds", chosen, end, title)
        return self._rounds[names, end]

    def rounds(self) -> tuple[Statement, ...]:
        """What is rendered from the channels, for whoever checks all statements: each by itself and all at once."""
        sets = [*((channel,) for channel in self.channels()), self.channels()]
        return tuple(self.round(channels, end) for channels in sets if channels for end in End)

    def composed(self) -> tuple[Statement, ...]:
        """What is put together of several files: the rounds, and the opening with listings."""
        return *self.rounds(), self.opening_with_listings


@cache
def catalogue() -> Catalogue:
    """The project's own statements."""
    return Catalogue(resource("cypher"))
