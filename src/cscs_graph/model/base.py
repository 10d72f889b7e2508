"""What all records share: things, dated facts, and links between them.

A record is one line of the canonical format. A *thing* (a company, a list, an agency) is a node with an `id` that is
updated in place. A *fact* is dated and versioned: a correction closes the old version and adds a new one. A fact is a
relationship, or a node where several others hang on it (a listing, a credit record, a measure).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from hashlib import blake2b
from typing import Annotated, Any, ClassVar, Self, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from cscs_graph.model.identifiers import one_spelling
from cscs_graph.model.partial import after, bound_of, ends_of, first_of, not_before
from cscs_graph.model.time import (
    NEVER,
    OPEN_END,
    UNKNOWN_START,
    LastDay,
    PartialDate,
    RecordTime,
    partly,
    widen,
    widen_end,
)


def _spelt(value: object) -> object:
    return one_spelling(value) if isinstance(value, str) else value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Id = Annotated[str, BeforeValidator(_spelt), StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


_NO_DAYS = {str(None), str(UNKNOWN_START), str(OPEN_END)}
"""How an end reads that is not known, or open."""


@dataclass(frozen=True, slots=True)
class Link:
    """Marks a field that names other nodes: it becomes relationships of the record's node, not a property."""

    type: str
    label: str
    """Label of the node at the other end."""
    incoming: bool = False


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field of a relationship that names a third node: it is resolved as the ends are, and kept as that node's id."""

    label: str


class Record(BaseModel):
    """One line of the canonical format."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

    rule: ClassVar[bool] = False
    """A rule of the system, rather than something said of a party: it counts to the version of the rules."""

    directory: ClassVar[bool] = False
    """A name that rules and facts cite: it counts to the version of the directory."""
    lookups: ClassVar[tuple[str, ...]] = ()
    """Properties of its node that are looked up and need not be unique."""

    def links(self) -> Iterator[tuple[Link, str]]:
        """Every link that this record states, with the id at its other end."""
        for name, link in link_fields(type(self)).items():
            for target in targets_of(self, name):
                yield link, target

    def properties(self) -> dict[str, Any]:
        """What is stored on the node or relationship: every stated value but the links. Nulls are left out."""
        left_out = {"type", "from_id", "to_id", *link_fields(type(self))}
        return {
            name: list[Any](value) if isinstance(value, tuple) else value  # pyright: ignore[reportUnknownArgumentType]
            for name in type(self).model_fields
            if name not in left_out and (value := getattr(self, name)) is not None and value != ()
        }


def targets_of(record: Record, field: str) -> tuple[str, ...]:
    """The ids that a link field names: none, one or several."""
    value: str | tuple[str, ...] | None = getattr(record, field)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


@cache
def link_fields(record: type[Record]) -> dict[str, Link]:
    """The fields of a record class that are links."""
    return {
        name: marker
        for name, field in record.model_fields.items()
        for marker in field.metadata
        if isinstance(marker, Link)
    }


@cache
def references(record: type[Record]) -> dict[str, str]:
    """The fields of a record class that name a node without becoming a relationship, with its label."""
    return {
        name: marker.label
        for name, field in record.model_fields.items()
        for marker in field.metadata
        if isinstance(marker, Refers)
    }


class Thing(Record):
    """A node that is updated in place; what it said before is kept as a `Revision`."""

    labels: ClassVar[tuple[str, ...]]
    """The label to look it up by first, then further ones."""

    id: Id


class StatedDays(Record):
    """Days that may be known to a month or a year only: what is compared is a day, and what is known of it is kept beside it."""

    days_stated: Text | None = None
    """What is known of days that are not known to the day, as an interval of ISO 8601-2: `2016/2018`, `2016-09/..`. Follows from
    the days where those are stated as years or months. `[2020-03-05..]/..`: no start is stated, and none precedes that day."""

    @classmethod
    def earliest_start(cls, stated: Mapping[str, Any]) -> object:  # noqa: ARG003 - kinds that state such a day read it
        """A day that the start cannot precede, as a record states it: it bounds a start that is not stated to the day."""
        return None

    @model_validator(mode="before")
    @classmethod
    def _as_far_as_known(cls, data: Any) -> Any:
        if not isinstance(data, dict) or data.get("days_stated"):  # pyright: ignore[reportUnknownMemberType]
            return data  # pyright: ignore[reportUnknownVariableType]
        stated: dict[str, Any] = data  # pyright: ignore[reportUnknownVariableType]
        start, end = stated.get("valid_from"), stated.get("valid_until")
        began, ended = partly(start), partly(end)
        bound = cls.earliest_start(stated) if began or not start else None
        if not (began or ended or bound):
            return stated
        try:
            first, last, earliest = str(widen(start)), str(widen_end(end)), str(widen(bound))
        except ValueError:
            return stated  # what is no day is reported of its own field
        if bound and earliest < (
            str(OPEN_END) if last in _NO_DAYS else last
        ):  # else no day would be left: one of them errs
            if began is None:
                first, began = earliest, not_before(earliest)
            elif first < earliest < after(began).isoformat():
                first = earliest
        if not (began or ended):
            return stated
        known = [said or (".." if day in _NO_DAYS else day) for said, day in ((began, first), (ended, last))]
        return {**stated, **({"valid_from": first} if began else {}), "days_stated": "/".join(known)}


class Dated(StatedDays):
    """Validity, time of record and source of a statement."""

    valid_from: PartialDate = UNKNOWN_START
    """First day on which it holds; of a year or a month the first day of it. Absent: not known. Where `days_stated` gives a day
    that it does not precede, that day, and the start is not known."""
    valid_until: LastDay = OPEN_END
    """First day on which it no longer holds; of a year or a month the day after the last of it. Absent: open."""
    recorded_at: RecordTime | None = None
    """When it became known, UTC. Absent: the time of loading."""
    superseded_at: RecordTime = NEVER
    """When it was replaced by a correction. Set by the loader."""
    source_id: Id | None = None
    """Id of its Source. Absent: the file it was loaded from."""
    section: Text | None = None
    """Section of the report, or article of the document, that states it."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_from >= self.valid_until:
            raise ValueError(f"valid_from {self.valid_from} is not before valid_until {self.valid_until}")
        began, ended = ends_of(self.days_stated)
        bound = bound_of(self.days_stated)
        if bound and bound != self.valid_from.isoformat():
            raise ValueError(f"days_stated: {self.days_stated} does not begin when valid_from {self.valid_from} says")
        if began and not first_of(began) <= self.valid_from < after(began):
            raise ValueError(f"days_stated: {self.days_stated} does not begin when valid_from {self.valid_from} says")
        if ended and not first_of(ended) < self.valid_until <= after(ended):
            raise ValueError(f"days_stated: {self.days_stated} does not end when valid_until {self.valid_until} says")
        if self.recorded_at is not None and self.recorded_at >= self.superseded_at:
            raise ValueError(f"recorded_at {self.recorded_at} is not before superseded_at {self.superseded_at}")
        return self


class Fact(Dated):
    """A dated statement with an identity of its own, so that it can be corrected."""

    identity: ClassVar[tuple[str, ...]]
    """Fields that tell one fact from another when a record states no `id`."""
    identity_if_stated: ClassVar[tuple[str, ...]] = ()
    """Further ones, which count where they are stated: a fact without them is named as before there were any."""
    rule: ClassVar[bool] = False
    """A rule is public: unless a record says otherwise, it is known from the day on which it begins to hold."""

    fact_id: Annotated[Id, Field(alias="id")] = ""
    """Identity of the fact. A record with the same id and other content is a correction of it."""

    @model_validator(mode="before")
    @classmethod
    def _derive_id(cls, data: Any) -> Any:
        if isinstance(data, dict) and not data.get("id") and not data.get("fact_id"):  # pyright: ignore[reportUnknownMemberType]
            stated: dict[str, Any] = data  # pyright: ignore[reportUnknownVariableType]
            aliases = {name: cls.model_fields[name].alias or name for name in cls.identity}
            values = {name: stated.get(alias, stated.get(name, "")) for name, alias in aliases.items()}
            parts = [str(_day(value) if name == "valid_from" else value) for name, value in values.items()]
            parts += [f"{name} {stated[name]}" for name in cls.identity_if_stated if stated.get(name)]
            digest = blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()
            return {**stated, "id": f"{stated.get('type', cls.__name__)}:{digest}"}
        return data  # pyright: ignore[reportUnknownVariableType]


def _day(value: object) -> object:
    """A day in its long form, so that a fact is the same however it is written; what is no day is reported elsewhere."""
    try:
        return widen(value)
    except ValueError:
        return value


class FactNode(Fact):
    """A fact on which other nodes hang: `(:Listing)`, `(:CreditRecord)`, `(:Measure)`."""

    lookups: ClassVar[tuple[str, ...]] = ("fact_id",)
    labels: ClassVar[tuple[str, ...]]


class FactLink(Fact):
    """A fact that is a relationship, read start to end."""

    start_label: ClassVar[str]
    end_label: ClassVar[str]
    reflexive: ClassVar[bool] = False
    """Whether both ends may be the same."""

    from_id: Annotated[Id, Field(alias="from")]
    to_id: Annotated[Id, Field(alias="to")]


def version_id(fact_id: str, recorded_at: datetime) -> str:
    """Key of one version of a fact node."""
    return f"{fact_id}@{recorded_at.isoformat()}"


def version_named(identity: str) -> tuple[str, datetime | None]:
    """The fact that an id of a version names, and when that version was recorded; an id of a fact is that fact."""
    fact, _, stated = identity.rpartition("@")
    try:
        return fact, datetime.fromisoformat(stated.partition("+")[0])
    except ValueError:
        return identity, None


def type_of(record: type[Record]) -> str:
    """The `type` that a line of this record states: a label, or a relationship type."""
    annotation = record.model_fields["type"].annotation
    if get_origin(annotation) is None:
        raise TypeError(f"{record.__name__} declares no literal type")
    return str(get_args(annotation)[0])


def stored(value: Any) -> Any:
    """A value as the graph keeps it: enumerations become their text."""
    if isinstance(value, list):
        return [stored(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, (date, datetime, bool, int, float)) or value is None:
        return value
    return str(value)
