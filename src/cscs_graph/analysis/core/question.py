"""A question: its parameters with their bounds and words, and the coroutine that answers it, in one object.

The arguments of a GraphQL field, the options of a command, the asks of a scenario, the canonical parameters and with them
the id of an answer all follow from the fields of a class:

    class CascadingPunishment(Question[CascadeAnswer]):
        \"""What follows from the lists that a party is on, or from one listing (§4.2).\"""

        party: OneParty = None
        depth: Depth = 3

        async def answer(self, reading: Reading) -> CascadeAnswer: ...

    answer = await ask(graph, CascadingPunishment.of(party="91110108748838950X"))
"""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, Self, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator
from pydantic.alias_generators import to_camel

from cscs_graph.analysis.core.bounds import DEPTH, PARTIES, ROWS, Bounds, Outlets, Scope, check_day, check_known
from cscs_graph.errors import BadInput, LimitExceeded, Message, Misstated, Parameter
from cscs_graph.model.codes import Certainty, IdentityGrade
from cscs_graph.model.time import PartialDate, RecordTime

if TYPE_CHECKING:
    from cscs_graph.analysis.core.reading import Reading

AnswerT_co = TypeVar("AnswerT_co", covariant=True)
MAX_DEPTH = 10
MAX_PARTIES = 10_000
MAX_ROWS = 20_000
MAX_TEXT = 200
"""Characters of a reference."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field that names a party by whatever identifies it; `Reading` has its id before the question is answered."""


PARTY = Reference()
_PARTY_WORDS = "Id, USCC, organisation code or legacy number of a party."
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TEXT)]
PartyReference = Annotated[Text, PARTY, Field(description=_PARTY_WORDS)]
OneParty = Annotated[Text | None, PARTY, Field(description=_PARTY_WORDS)]
SeveralParties = Annotated[tuple[Text, ...], PARTY]
AsOf = Annotated[PartialDate | None, Field(description="The day asked about; by default the day that it is in China.")]
KnownAt = Annotated[
    RecordTime | None, Field(description="Answer by what was known then, in UTC; by default by what is known now.")
]
MinimumCertainty = Annotated[
    Certainty, Field(description="The weakest certainty of a channel, rule or consequence that counts.")
]
Depth = Annotated[int, Field(ge=1, le=MAX_DEPTH, description="Steps from party to party that are followed.")]
MaxParties = Annotated[int, Field(ge=1, le=MAX_PARTIES, description="Parties after which the answer is cut short.")]
MaxRows = Annotated[int, Field(ge=1, le=MAX_ROWS, description="Rows that the answer holds of each kind at most.")]
SupersededRules = Annotated[
    bool,
    Field(description="Also what follows by documents that no longer rule on the day; each consequence says so."),
]
MaxDegree = Annotated[
    int, Field(ge=1, description="A party tied to more others is a hub: it is shown, and not crossed.")
]
MinimumIdentity = Annotated[
    IdentityGrade, Field(description="A person whose identity is less sure is shown, and not crossed.")
]
CrossStateHolders = Annotated[
    bool, Field(description="Cross state-asset holders too, though a common one makes no two firms related.")
]


class Question(BaseModel, Generic[AnswerT_co]):
    """What a reader asks of the graph. Frozen; equal questions have equal answers over the same data and rules."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: ClassVar[str]
    """As the API, an answer and its id call it; the name of the class in camelCase unless the class says otherwise."""
    either: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """Fields of which exactly one is stated, by what they have in common."""
    begins_with_listings: ClassVar[bool] = False
    """Whether it first asks for the listings of the parties that it names: they are read as these are looked up."""

    as_of: AsOf = None
    known_at: KnownAt = None

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if "name" not in vars(cls):
            cls.name = to_camel(cls.__name__[0].lower() + cls.__name__[1:])

    @abstractmethod
    async def answer(self, reading: "Reading") -> AnswerT_co:
        """The answer, from one transaction. The references of the question are ids by now."""

    @classmethod
    def of(cls, **stated: Any) -> Self:
        """The question with these parameters, those that are None left out.

        Raises LimitExceeded for a bound above what is answered, BadInput for whatever else is malformed; the message names
        the parameter.
        """
        try:
            return cls.model_validate({name: value for name, value in stated.items() if value is not None})
        except ValidationError as error:
            raise _refusal(error) from None

    @model_validator(mode="after")
    def _well_formed(self) -> Self:
        for fields in self.either.values():
            if sum(getattr(self, field) is not None for field in fields) != 1:
                raise Misstated("name either {one} or {other}", **_spoken(fields))
        for name, day in (("as_of", self.as_of), ("on", getattr(self, "on", None))):
            if day is not None:
                check_day(name, day)
        if self.known_at is not None:
            check_known(self.known_at)
        return self

    @classmethod
    def reference_fields(cls) -> Iterator[str]:
        """The fields that name parties."""
        return (name for name, field in cls.model_fields.items() if PARTY in field.metadata)

    def references(self) -> tuple[str, ...]:
        """Every reference to a party, in the order of the fields."""
        found: list[str] = []
        for name in self.reference_fields():
            value: str | tuple[str, ...] | None = getattr(self, name)
            found += [] if value is None else [value] if isinstance(value, str) else list(value)
        return tuple(dict.fromkeys(found))

    def resolved(self, ids: Mapping[str, str]) -> Self:
        """The same question with ids in place of references."""
        stated: dict[str, object] = {}
        for name in self.reference_fields():
            value: str | tuple[str, ...] | None = getattr(self, name)
            if value is not None:
                stated[name] = ids[value] if isinstance(value, str) else tuple(ids[one] for one in value)
        return self.model_copy(update=stated)

    def scope(self, zone: ZoneInfo) -> Scope:
        """How it looks at the graph; a bound that it does not take is at its default."""
        stated = {name: getattr(self, name) for name in type(self).model_fields}
        return Scope.at(
            self.as_of or self.day_by_default,
            self.known_at,
            stated.get("minimum_certainty", Certainty.PRACTICE),
            Bounds(stated.get("depth", DEPTH), stated.get("max_parties", PARTIES), stated.get("max_rows", ROWS)),
            Outlets(stated.get("outlet_threshold"), stated.get("outlet_window_months")),
            zone,
            superseded_rules=stated.get("superseded_rules", False),
        )

    @property
    def day_by_default(self) -> date | None:
        """The day that the question is about where it names none; None: today."""
        return None


def _spoken(fields: tuple[str, ...]) -> dict[str, Message]:
    """Two fields of which one is stated, as a sentence names them."""
    names = [f"{'an' if field[0] in 'aeiou' else 'a'} {field.replace('_', ' ')}" for field in fields]
    return {"one": Message(names[0]), "other": Message(names[1])}


def _refusal(error: ValidationError) -> BadInput | LimitExceeded:
    """The first fault, named as the asker wrote the parameter."""
    fault = error.errors(include_url=False)[0]
    first, *below = fault["loc"] or ("",)
    place = Parameter(str(first), "".join(f".{part}" for part in below)) if first else None
    given = repr(fault.get("input"))
    context = fault.get("ctx", {})
    if fault["type"] == "less_than_equal":
        return LimitExceeded(
            "{place}: {given} is more than {le}, the most that is answered", place=place, given=given, le=context["le"]
        )
    values = {"given": given, "bound": context.get("ge"), "maximum": context.get("max_length")}
    pattern = {
        "greater_than_equal": "{given} is less than {bound}",
        "extra_forbidden": "this question takes no such parameter",
        "string_too_short": "state at least one character",
        "string_too_long": "more than {maximum} characters",
        "too_long": "more than {maximum} items",
        "missing": "has to be stated",
    }.get(fault["type"])
    error_of_ours = context.get("error")
    if isinstance(error_of_ours, Misstated):
        message = error_of_ours.message
    elif pattern is not None:
        message = Message(pattern, values)
    elif fault["type"] == "value_error":
        message = Message(fault["msg"].removeprefix("Value error, "))
    else:
        message = Message("{given}: {fault}", {"given": given, "fault": fault["msg"][:1].lower() + fault["msg"][1:]})
    return (
        BadInput("{place}: {message}", place=place, message=message)
        if place
        else BadInput("{message}", message=message)
    )
