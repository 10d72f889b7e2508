"""Fields that hold an id and show what it names: a list, a memorandum, a body of rules, a channel.

An answer says which list it means by the id alone. What the list is called and who controls it is looked up in the rules of
the answer's day, which the process keeps: nothing has to be fetched for it, once the request has the rules in hand.
"""

from collections.abc import Mapping
from typing import Any

import strawberry
from pydantic import BaseModel
from strawberry.types.field import StrawberryField

from cscs_graph.model.answers import AgencyRef, ChannelRef, ListRef, MouRef, RegimeRef

OF: dict[str, type[BaseModel]] = {
    "lists": ListRef,
    "mous": MouRef,
    "regimes": RegimeRef,
    "channels": ChannelRef,
    "agencies": AgencyRef,
}
"""What an id of each sort names."""
NAMED = "cscs-named"
"""Key in the metadata of such a field: the attribute, and the sort of its ids."""


def named_field(attribute: str, what: str, shown: Any, name: str, description: str | None) -> StrawberryField:
    """The field that shows what the ids in an attribute name."""

    async def resolve(self: Any, info: strawberry.Info[Any, None]) -> Any:
        await info.context.rules(info)
        return resolved(getattr(self, attribute), info.context.things(info.context.place_of(info.path), what))

    resolve.__name__ = attribute
    resolve.__annotations__ = {"self": Any, "info": strawberry.Info, "return": shown}
    return strawberry.field(
        resolver=resolve, name=_camel(name), description=description, metadata={NAMED: (attribute, what)}
    )


def resolved(value: Any, things: Mapping[str, Any]) -> Any:
    """What an id names, or several do; null stays null."""
    if value is None:
        return None
    return things[value] if isinstance(value, str) else [things[one] for one in value]


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.title() for part in rest)
