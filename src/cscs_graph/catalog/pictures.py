"""What the statements for a browser take from the channels, so that a channel is drawn as soon as its file is there.

A hole of such a statement is named after a template under `templates/browser`, which is filled once for each path along
channels; the parts are joined by UNION. A picture goes two steps at most; the API goes on.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from cscs_graph.catalog.channel import REACHED, SOURCE, Channel, End, renamed
from cscs_graph.catalog.statement import Starts
from cscs_graph.catalog.templates import Holes, Templates, filled
from cscs_graph.errors import CatalogueError
from cscs_graph.model import schema
from cscs_graph.model.codes import Certainty

DRAWN = Certainty.PRACTICE
"""The least certainty that is drawn: that of the API's default."""
LISTED = "listed"
"""Stands for a class of persons: what is legally part of the listed party is met as that party is."""
STANDING = "standing"
"""Stands for a class of persons: only the standing of the party is affected, and no measure follows."""
_APPLICATION = "Application"
_FACTS = ("first", "second")
_UNION = "\n  UNION\n"
_Path = Sequence[Channel]


def _between_parties(channels: Sequence[Channel]) -> Iterator[_Path]:
    """Paths of one step and of two. Only the first step may be along a channel that starts at the listed alone."""
    among = [each for each in channels if _APPLICATION not in (each.source_label, each.reached_label)]
    for first in among:
        yield (first,)
        for second in among:
            if second.starts is Starts.REACHED and schema.may_be_one_node(first.reached_label, second.source_label):
                yield first, second


def _into_applications(channels: Sequence[Channel]) -> Iterator[_Path]:
    return ((each,) for each in channels if each.reached_label == _APPLICATION)


@dataclass(frozen=True, slots=True)
class _Part:
    """A template for pictures: which paths fill it, from which end they are read, and how it calls their ends."""

    paths: Callable[[Sequence[Channel]], Iterator[_Path]]
    end: End
    near: str
    far: str


_PARTS = {
    "ways_from_source": _Part(_between_parties, End.SOURCE, SOURCE, REACHED),
    "ways_to_reached": _Part(_between_parties, End.REACHED, REACHED, SOURCE),
    "applications_of_reached": _Part(_into_applications, End.SOURCE, REACHED, "application"),
    "applications_of_parties": _Part(_into_applications, End.SOURCE, "party", "application"),
    "participants": _Part(_into_applications, End.REACHED, "application", "participant"),
}


def fill_picture(templates: Templates, channels: Sequence[Channel], path: Path) -> str:
    """The text of a statement for a browser with its holes filled from the channels."""
    drawn = [channel for channel in channels if DRAWN.admits(channel.raised_to)]
    return filled(Holes(path.read_text("utf-8")), path.name, _Filled(templates, drawn))


class _Filled(Mapping[str, str]):
    """The parts by name, made when a picture asks for one."""

    def __init__(self, templates: Templates, channels: Sequence[Channel]) -> None:
        self._templates = templates
        self._channels = channels

    def __getitem__(self, name: str) -> str:
        part = _PARTS[name]
        paths = [_filled_path(self._templates, name, part, path) for path in part.paths(self._channels)]
        if not paths:
            raise CatalogueError(f"no channel fills ${{{name}}}")
        return _UNION.join(paths)

    def __iter__(self) -> Iterator[str]:
        return iter(_PARTS)

    def __len__(self) -> int:
        return len(_PARTS)


def _filled_path(templates: Templates, name: str, part: _Part, path: _Path) -> str:
    """The template of a part for one path."""
    stops = (part.near, part.far) if len(path) == 1 else (part.near, "between", part.far)
    steps = path if part.end is End.SOURCE else path[::-1]
    read = [
        _Step(step, part.end, *ends, fact) for step, ends, fact in zip(steps, pairwise(stops), _FACTS, strict=False)
    ]
    conditions = [step.condition for step in read if step.condition]
    if not read[0].channel.implied(part.end):
        conditions.insert(0, f"{part.near}:{read[0].channel.ends(part.end)[0]}")
    if len(path) > 1:
        conditions.insert(0, f"{part.near}.id <> {part.far}.id")
    via = _class_of(path[0])
    holes = {
        "path": _pattern(templates, read),
        "where": f"WHERE {' AND '.join(conditions)}" if conditions else "",
        "via": via,
        "class": STANDING if path[-1].target is None else via,
        "detail": read[0].detail,
        "matter": (read[0] if part.end is End.SOURCE else read[-1]).matter,
    }
    return templates.fill(f"browser/{name}", **holes)


def _class_of(channel: Channel) -> str:
    """The class of persons in which a channel leaves the listed party."""
    if channel.target is None:
        return STANDING
    return LISTED if channel.starts is Starts.REACHED else channel.target


@dataclass(frozen=True, slots=True)
class _Step:
    """A step of a path in a picture, which calls its ends and its fact by names of its own."""

    channel: Channel
    end: End
    near: str
    far: str
    fact: str

    @property
    def condition(self) -> str:
        return f"({self._renamed(self.channel.condition)})" if self.channel.condition else ""

    @property
    def detail(self) -> str:
        return self._renamed(self.channel.detail)

    @property
    def matter(self) -> str:
        """The list in whose matter it leads on; empty for any."""
        return f"coalesce({self._renamed(self.channel.matter)}, '')" if self.channel.matter else "''"

    def _renamed(self, expression: str) -> str:
        source, reached = (self.near, self.far) if self.end is End.SOURCE else (self.far, self.near)
        return renamed(expression, {SOURCE: source, REACHED: reached, self.channel.fact: self.fact})


def _pattern(templates: Templates, steps: Sequence[_Step]) -> str:
    """The pattern of a path, from where it is read."""
    first, last = steps[0], steps[-1]
    relationships = [step.channel.relationship(templates, step.end, step.fact) for step in steps]
    holes = {
        "near": first.near,
        "between_label": schema.narrower(first.channel.ends(first.end)[1], last.channel.ends(last.end)[0]),
        "far": last.far,
        "far_label": last.channel.ends(last.end)[1],
        "first": relationships[0],
        "second": relationships[-1],
    }
    return templates.fill("browser/one_step" if len(steps) == 1 else "browser/two_steps", **holes)
