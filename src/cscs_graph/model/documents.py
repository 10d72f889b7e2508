"""Policies, provincial regulations and editions of the national catalogue: documents around the lists."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cscs_graph.model.base import Id, Link, Text
from cscs_graph.model.codes import RegulationStatus, RegulationSubject
from cscs_graph.model.rules import RuleThing


class Policy(RuleThing):
    """A national policy on social credit (Appendix II)."""

    labels: ClassVar = ("Policy",)
    type: Literal["Policy"] = "Policy"

    number: Annotated[int, Field(ge=1)]
    title_zh: Text
    title_en: Text
    says: Text
    """What it does, in a few words."""
    issued: Text
    """Date as the source states it, perhaps only a year."""
    draft: bool | None = None


class ProvincialRegulation(RuleThing):
    """A province and one of its social credit regulations, or that it has none (Appendix IV).

    `valid_from` is stated where the regulation is in force and its date is known.
    """

    labels: ClassVar = ("ProvincialRegulation",)
    type: Literal["ProvincialRegulation"] = "ProvincialRegulation"

    number: Annotated[int, Field(ge=1)]
    province: Text
    region: Annotated[Id, Link("IN_REGION", "Region")]
    title_zh: Text | None = None
    status: RegulationStatus
    subject: RegulationSubject | None = None
    interim: bool | None = None
    trial: bool | None = None
    event: Text | None = None
    """What happened, or is to happen, on the date."""
    dated: Text | None = None
    """Year or month as the source states it."""


class CatalogueEdition(RuleThing):
    """An edition of the national catalogue of public credit information."""

    labels: ClassVar = ("CatalogueEdition",)
    type: Literal["CatalogueEdition"] = "CatalogueEdition"

    title_zh: Text
    title_en: Text
    issued: Text | None = None
    regime: Id | None = None
    classes_stated: Annotated[int, Field(ge=1)] | None = None
    note: Text | None = None


class CatalogueClass(RuleThing):
    """One class of information that an edition of the catalogue admits."""

    labels: ClassVar = ("CatalogueClass",)
    type: Literal["CatalogueClass"] = "CatalogueClass"

    edition: Annotated[Id, Link("ADMITS", "CatalogueEdition", incoming=True)]
    number: Annotated[int, Field(ge=1)] | None = None
    """Its number in the edition. Absent: known to be in it, its place is not."""
    name_zh: Text
    name_en: Text
    note: Text | None = None
