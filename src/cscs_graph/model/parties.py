"""Companies, persons and what ties them together."""

import re
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, field_validator, model_validator
from stdnum.cn import ric

from cscs_graph.model.base import FactLink, Id, Refers, Text, Thing
from cscs_graph.model.codes import CodeFlag, ControlBasis, EntityKind, IdentityGrade, OfficerRole
from cscs_graph.model.identifiers import org_code_flags, read_org_code, read_reg_no, read_uscc
from cscs_graph.model.placeholders import names_among
from cscs_graph.model.time import PartialDate

OtherNames = Annotated[tuple[Text, ...], AfterValidator(names_among)]
"""Placeholders among them are left out."""
Share = Annotated[float, Field(ge=0, le=1)]


_PARTNERSHIP = re.compile(r"合伙(企业)?[)）]?$|合伙企业")


def names_partnership(name: str) -> bool:
    """Whether a name is a partnership's: it has to say so (Partnership Enterprise Law 2006, art. 15, 56 and 62)."""
    return bool(_PARTNERSHIP.search(name))


class Entity(Thing):
    """A registered organisation: company, branch, sole trader, institution, government body (§3, GB 32100-2015).

    `id` defaults to the USCC, else to `org:` and the organisation code, else to `reg:` and the registration number.
    A foreign company may have no USCC and then has no CSCS file (§3.3): give it an `id`.
    """

    labels: ClassVar = ("Entity", "Party")
    lookups: ClassVar = ("uscc", "org_code", "reg_no")
    type: Literal["Entity"] = "Entity"

    name: Text
    name_en: Text | None = None
    other_names: OtherNames = ()
    uscc: Text | None = None
    org_code: Text | None = None
    """Characters 9 to 17 of the USCC; the only code of many listings before 2018."""
    reg_no: Text | None = None
    """Legacy registration number."""
    other_codes: tuple[Text, ...] = ()
    """Codes that are none of these, kept as given."""
    kind: EntityKind = EntityKind.COMPANY
    """Absent: a partnership where the name says so, else a company."""
    region_code: Text | None = None
    """GB/T 2260 division of registration."""
    industry_code: Text | None = None
    address: Text | None = None
    registered_capital: Text | None = None
    registered_on: PartialDate | None = None
    state_holder: bool | None = None
    """A state-asset holder: a hub that linkage and contamination do not cross (Company Law 2023, art. 265)."""
    nominee_holder: bool | None = None
    """Holds shares for others in its own name, as a clearing house or custodian does: the votes are not its own."""
    stub: bool | None = None
    """Known only from a mention; a registration record replaces it."""
    flags: tuple[CodeFlag, ...] = ()
    """Doubts about its codes, and about fields that were left out."""
    source_id: Id | None = None

    @model_validator(mode="before")
    @classmethod
    def _derive(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        stated: dict[str, Any] = dict(data)  # pyright: ignore[reportUnknownArgumentType]
        flags: list[CodeFlag] = []
        if uscc := stated.get("uscc"):
            code = _named("uscc", read_uscc, str(uscc))
            flags += code.flags
            stated |= {"uscc": code.code}
            stated.setdefault("org_code", code.org_code)
            stated.setdefault("region_code", code.region_code)
        elif org_code := stated.get("org_code"):
            stated["org_code"] = _named("org_code", read_org_code, str(org_code))
            flags += org_code_flags(stated["org_code"])
        if isinstance(reg_no := stated.get("reg_no"), str):
            stated["reg_no"] = read_reg_no(reg_no)
        if not stated.get("id"):
            stated["id"] = next(
                (
                    prefix + str(stated[field])
                    for field, prefix in (("uscc", ""), ("org_code", "org:"), ("reg_no", "reg:"))
                    if stated.get(field)
                ),
                None,
            )
            if stated["id"] is None:
                raise ValueError("an Entity needs an id, a uscc, an org_code or a reg_no")
        if isinstance(name := stated.get("name"), str) and names_partnership(name.strip()):
            stated.setdefault("kind", EntityKind.PARTNERSHIP)
        if flags and isinstance(given := stated.get("flags", ()), list | tuple):
            stated["flags"] = (*given, *(flag for flag in flags if flag not in given))  # pyright: ignore[reportUnknownVariableType]
        return stated


def _named(field: str, read: Any, text: str) -> Any:
    try:
        return read(text)
    except ValueError as error:
        raise ValueError(f"{field}: {error}") from None


class Person(Thing):
    """A natural person. Never merged on name alone; ID numbers are never stored in clear."""

    labels: ClassVar = ("Person", "Party")
    type: Literal["Person"] = "Person"

    name: Text
    name_en: Text | None = None
    other_names: OtherNames = ()
    identity: IdentityGrade = IdentityGrade.NAME_ONLY
    """How sure it is that all records with this id mean one person."""
    source_id: Id | None = None

    @field_validator("id")
    @classmethod
    def _no_id_number(cls, value: str) -> str:
        if ric.is_valid(value.rpartition(":")[2]):
            raise ValueError("a person's id must not be an identity card number; use an id of your own or a keyed hash")
        return value


class LegalRepresentativeOf(FactLink):
    """The person who acts for the entity under its registration (Table 1, basic registration data)."""

    start_label: ClassVar = "Person"
    end_label: ClassVar = "Entity"
    identity: ClassVar = ("from_id", "to_id", "valid_from")
    type: Literal["LEGAL_REPRESENTATIVE_OF"] = "LEGAL_REPRESENTATIVE_OF"


class ExecutivePartnerOf(FactLink):
    """The partner, a person or an organisation, that acts for a partnership (Partnership Enterprise Law 2006, art. 26).

    Where that is an organisation, the person it sends (委派代表) is the partnership's `LEGAL_REPRESENTATIVE_OF`.
    """

    start_label: ClassVar = "Party"
    end_label: ClassVar = "Entity"
    identity: ClassVar = ("from_id", "to_id", "valid_from")
    type: Literal["EXECUTIVE_PARTNER_OF"] = "EXECUTIVE_PARTNER_OF"


class OfficerOf(FactLink):
    """A post in an entity: director, supervisor, manager, or directly responsible for a violation."""

    start_label: ClassVar = "Person"
    end_label: ClassVar = "Entity"
    identity: ClassVar = ("from_id", "to_id", "role", "valid_from")
    identity_if_stated: ClassVar = ("regarding",)
    type: Literal["OFFICER_OF"] = "OFFICER_OF"

    role: OfficerRole
    title: Text | None = None
    """The post as the source names it."""
    regarding: Annotated[Id | None, Refers("CreditList")] = None
    """Of a directly responsible person: the list in whose matter. What follows from another list does not reach the person by
    this fact. Absent: not stated. Somebody responsible in the matters of several lists has a fact for each."""

    @model_validator(mode="after")
    def _in_a_matter(self) -> Self:
        if self.regarding is not None and self.role is not OfficerRole.RESPONSIBLE_PERSON:
            raise ValueError(f"regarding: only a {OfficerRole.RESPONSIBLE_PERSON} is one in the matter of a list")
        return self


class Owns(FactLink):
    """A share of one entity held by a party (Table 1, equity information).

    Shares are fractions in [0, 1]. An unknown share is the interval [0, 1], never a guess.
    """

    start_label: ClassVar = "Party"
    end_label: ClassVar = "Entity"
    reflexive: ClassVar = True
    identity: ClassVar = ("from_id", "to_id", "valid_from")
    type: Literal["OWNS"] = "OWNS"

    share_min: Share = 0
    share_max: Share = 1
    votes_min: Share | None = None
    """Share of the votes, where it differs from that of the capital (Company Law 2023, art. 65 and 116). Absent: the same."""
    votes_max: Share | None = None
    nominee: bool | None = None
    """Held in this party's name for somebody else: it has neither the votes nor the shares."""

    @model_validator(mode="before")
    @classmethod
    def _exact(cls, data: Any) -> Any:
        if isinstance(data, dict) and "share" in data:
            stated: dict[str, Any] = dict(data)  # pyright: ignore[reportUnknownArgumentType]
            share = _fraction(stated.pop("share"))
            if not _number(stated.get("share_min"), 0) <= share <= _number(stated.get("share_max"), 1):
                raise ValueError(f"share: {share} is not within share_min and share_max; state one of both")
            return {**stated, "share_min": share, "share_max": share}
        return data  # pyright: ignore[reportUnknownVariableType]

    @model_validator(mode="after")
    def _interval(self) -> Self:
        for name, low, high in (
            ("share", self.share_min, self.share_max),
            ("votes", self.votes_min or 0, 1 if self.votes_max is None else self.votes_max),
        ):
            if low > high:
                raise ValueError(f"{name}_min {low} is greater than {name}_max {high}")
        if (self.votes_min is None) != (self.votes_max is None):
            raise ValueError("state votes_min and votes_max, or neither")
        return self


def _number(value: object, otherwise: float) -> float:
    return value if isinstance(value, int | float) else otherwise


def _fraction(value: object) -> float:
    """A share as it is stated. An unknown one is left out, or null."""
    try:
        if isinstance(value, int | float | str) and not isinstance(value, bool):
            return float(value)
    except ValueError:
        pass
    raise ValueError(
        f"share: {value!r} is no fraction of 1: write 0.51 for 51 %, and leave it out where it is not known"
    )


class ActuallyControls(FactLink):
    """Whoever directs the company: a person, a company or the state (§9.6)."""

    start_label: ClassVar = "Party"
    end_label: ClassVar = "Entity"
    identity: ClassVar = ("from_id", "to_id", "valid_from")
    type: Literal["ACTUALLY_CONTROLS"] = "ACTUALLY_CONTROLS"

    basis: ControlBasis = ControlBasis.DECLARED


class ActsInConcertWith(FactLink):
    """Two parties that have declared to vote as one (measures on the takeover of listed companies, art. 83).

    Stated once for a pair, in either direction. Parties that are tied by several facts form one concert.
    """

    start_label: ClassVar = "Party"
    end_label: ClassVar = "Party"
    identity: ClassVar = ("from_id", "to_id", "regarding", "valid_from")
    type: Literal["ACTS_IN_CONCERT_WITH"] = "ACTS_IN_CONCERT_WITH"

    regarding: Annotated[Id | None, Refers("Entity")] = None
    """The one company that it is about. Absent: every company in which they hold votes."""


class BranchOf(FactLink):
    """A branch is registered but legally part of its parent (Company Law 2023, art. 13)."""

    start_label: ClassVar = "Entity"
    end_label: ClassVar = "Entity"
    identity: ClassVar = ("from_id", "to_id", "valid_from")
    type: Literal["BRANCH_OF"] = "BRANCH_OF"
