"""A dossier: the questions that are asked of one party, answered together from one transaction (§3, §4, §9)."""

from dataclasses import replace
from typing import TypeVar

from cscs_graph.analysis.cascade.punishment import CascadingPunishment
from cscs_graph.analysis.contamination.filings import CrossContamination
from cscs_graph.analysis.control.controllers import ActualControllers
from cscs_graph.analysis.core.bounds import DEPTH, PARTIES, ROWS
from cscs_graph.analysis.core.question import (
    Depth,
    MaxParties,
    MaxRows,
    MinimumCertainty,
    PartyReference,
    Question,
    SupersededRules,
)
from cscs_graph.analysis.core.reading import Reading
from cscs_graph.analysis.linkage.roles import Roles
from cscs_graph.analysis.linkage.ties import PersonnelLinkage
from cscs_graph.analysis.parties.files import CreditFile, CreditRecords
from cscs_graph.analysis.repair.question import Repairs
from cscs_graph.errors import NotFound
from cscs_graph.model.answers import ActualControllersAnswer, DossierAnswer, PartyKind
from cscs_graph.model.codes import Certainty
from cscs_graph.model.time import CHINA

AnswerT = TypeVar("AnswerT")
TIE_DEPTH = 2
"""Posts between the party and somebody on a blacklist: its people, and their other companies."""


RECORDS = 200
"""Entries of the credit file that are shown."""


class Dossier(Question[DossierAnswer]):
    """Everything loaded of a party, of one moment: its file, what follows and for whom, bids, control, repair (§3, §4, §9)."""

    begins_with_listings = True

    party: PartyReference
    minimum_certainty: MinimumCertainty = Certainty.PRACTICE
    depth: Depth = DEPTH
    max_parties: MaxParties = PARTIES
    max_rows: MaxRows = ROWS
    superseded_rules: SupersededRules = False

    async def answer(self, reading: Reading) -> DossierAnswer:
        about = {"party": self.party}
        certain = {**about, "minimum_certainty": self.minimum_certainty}
        bounded = {**certain, "depth": self.depth, "max_parties": self.max_parties}
        ruled = {**bounded, "superseded_rules": self.superseded_rules}
        cascade = await _of(reading, CascadingPunishment.of(**ruled, max_rows=self.max_rows))
        filings = await _of(reading, CrossContamination.of(**ruled))
        roles = await _of(reading, Roles.of(**about))
        tied = {**certain, "max_parties": self.max_parties, "depth": TIE_DEPTH, "include_former": False}
        linkage = await _of(reading, PersonnelLinkage.of(**tied))
        control = await self._control(reading, cascade.subject.kind)
        kept = await CreditRecords.of(**about, first=RECORDS).answer(reading)
        parts = (cascade, filings, roles, linkage, *([control] if control else []))
        return DossierAnswer(
            **reading.metadata(self),
            regime=cascade.regime,
            coverage=cascade.coverage,
            truncated=next((part.truncated for part in parts if part.truncated), None),
            subject=cascade.subject,
            file=await _of(reading, CreditFile.of(**about)),
            records=kept.records,
            more_records=kept.more,
            cascade=cascade,
            filings=filings,
            roles=roles,
            linkage=linkage,
            control=control,
            repairs=await _of(reading, Repairs.of(**certain)),
        )

    async def _control(self, reading: Reading, kind: PartyKind) -> ActualControllersAnswer | None:
        """Nobody owns a person; without a rule on control nothing can be said."""
        if kind is PartyKind.PERSON:
            return None
        try:
            return await _of(reading, ActualControllers.of(party=self.party, max_parties=self.max_parties))
        except NotFound:
            return None


async def _of(reading: Reading, question: Question[AnswerT]) -> AnswerT:
    """What the question gives when it is asked alone: from the same transaction and of the same moment, within its own bounds."""
    scope = replace(question.scope(CHINA), moment=reading.moment)
    return await question.answer(replace(reading, scope=scope))
