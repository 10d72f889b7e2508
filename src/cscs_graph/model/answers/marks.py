"""What a field of an answer says beside its type: that its list can be long, that its text names something, that only the
analysis needs it."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeVar


@dataclass(frozen=True, slots=True)
class Long:
    """Marks a list that can be long: clients read it a page at a time, `first` items unless they ask otherwise."""

    first: int = 50


class Identifier:
    """Marks text that names something, where the name of its field does not end in `id`."""


class Hidden:
    """Marks a field that only the analysis needs."""


@dataclass(frozen=True, slots=True)
class Named:
    """Marks an id of something that is kept beside the answer: a client of the API sees what it names, of the answer's day."""

    what: Literal["lists", "mous", "regimes", "channels", "agencies"]


Item = TypeVar("Item")
Paged = Annotated[tuple[Item, ...], Long()]
Name = Annotated[str, Identifier]
Key = Annotated[str, Hidden]
ListKey = Annotated[str, Named("lists")]
MouKey = Annotated[str, Named("mous")]
RegimeKey = Annotated[str, Named("regimes")]
ChannelKey = Annotated[str, Named("channels")]
AgencyKey = Annotated[str, Named("agencies")]
