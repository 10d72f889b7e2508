"""The statements that are rendered from channels: one step along any set of them, from either end."""

from collections.abc import Sequence
from pathlib import Path

from cscs_graph.catalog.channel import REACHED, SOURCE, Channel, End
from cscs_graph.catalog.statement import Statement, checked
from cscs_graph.catalog.templates import Templates

_FROM = {
    End.SOURCE: "on whom consequences fall from the frontier",
    End.REACHED: "whom consequences on the frontier come from",
}
_BETWEEN = "\nUNION ALL\n"


def render_round(templates: Templates, folder: Path, channels: Sequence[Channel], end: End, name: str) -> Statement:
    """One statement for all of these channels, read from a frontier of sources or of whom they reach."""
    labels = {channel.ends(end)[0] for channel in channels}
    told = ", ".join(channel.name for channel in channels)
    text = templates.fill(
        "round",
        name=name,
        says=f"One step along {told}: {_FROM[end]}.",
        section=", ".join(dict.fromkeys(part for channel in channels for part in channel.section.split(", "))),
        frontier=_frontier(labels),
        channels=_BETWEEN.join(_part(templates, channel, end) for channel in channels),
    )
    return checked(folder / f"{name}.cypher", text)


def _frontier(labels: set[str]) -> str:
    """What the ids of a frontier are ids of."""
    kinds = {"application" if label == "Application" else "party" for label in labels}
    return " or ".join(sorted(kinds, reverse=True))


def _part(templates: Templates, channel: Channel, end: End) -> str:
    near, far = (SOURCE, REACHED) if end is End.SOURCE else (REACHED, SOURCE)
    near_label, far_label = channel.ends(end)
    start, finish = channel.fact_ends()
    return templates.fill(
        "channel",
        channel=channel.name,
        near=near,
        near_label=near_label,
        far=far,
        far_label=far_label,
        relationship=channel.relationship(templates, end),
        where=channel.where(),
        fact=channel.fact,
        detail=channel.detail,
        matter=f"coalesce({channel.matter}, '')" if channel.matter else "''",
        **{"from": start, "to": finish},
    )
