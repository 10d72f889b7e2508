"""Loads a world under a prefix of its own and asks it; answers are compared without the prefix."""

import itertools
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from cscs_graph.analysis.cascade.punishment import CascadingPunishment
from cscs_graph.analysis.contamination.filings import CrossContamination, IfJointlyFiled
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.linkage.phoenix import PhoenixCompanies
from cscs_graph.analysis.linkage.ties import PersonnelLinkage
from cscs_graph.analysis.repair.question import Repair as RepairQuestion
from cscs_graph.graph.connection import Graph
from cscs_graph.ingest import Outcome, Summary, load_items
from cscs_graph.ingest.items import Origin, items
from cscs_graph.model.answers import (
    CascadeAnswer,
    ContaminationAnswer,
    ContaminationFinding,
    LinkageAnswer,
    PhoenixCompaniesAnswer,
    ProofStep,
    Repair,
)
from cscs_graph.model.codes import Certainty
from cscs_graph.model.rules import Source
from tests.property.worlds import APPLICATION, DAYS, KNOWN, Line, World
from tests.servers import LEDGER

Answer = TypeVar("Answer", CascadeAnswer, LinkageAnswer, ContaminationAnswer)
_NUMBERS = itertools.count(1)


@dataclass(frozen=True, slots=True)
class View:
    """From where a question looks: the day, the time of knowledge, the weakest certainty that counts, and how far."""

    as_of: date
    known_at: datetime | None
    minimum_certainty: Certainty
    depth: int

    @property
    def moment(self) -> dict[str, date | datetime | None]:
        return {"as_of": self.as_of, "known_at": self.known_at}

    @property
    def stated(self) -> dict[str, Any]:
        """As parameters of a question about consequences."""
        return asdict(self)


def on(
    day: date,
    known_at: datetime | None = KNOWN[1],
    minimum: Certainty = Certainty.PRACTICE,
    depth: int = 10,
) -> View:
    """The view of most laws: everything that these worlds hold is known, and nothing is too far."""
    return View(day, known_at, minimum, depth)


NOW = on(DAYS[2])
"""The day and time at which laws are tried that are not about time."""
OF_THE_STORE = {"coverage", "answer_id", "data_version"}
"""What an answer says of the whole store, in which other worlds stand as well."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A loaded world, and the questions that can be put to it; names are those of the world, with `@`."""

    graph: Graph
    prefix: str
    world: World

    async def cascade(self, party: str, view: View = NOW) -> CascadeAnswer:
        return self._same(await ask(self.graph, self._cascade(party, view)), party, view)

    async def linkage(self, party: str, view: View = NOW, *, cross: bool = False) -> LinkageAnswer:
        return self._same(await ask(self.graph, self._linkage(party, view, cross=cross)), party, view, cross)

    async def contamination(self, view: View = NOW, application: str = APPLICATION) -> ContaminationAnswer:
        return self._same(await ask(self.graph, self._contamination(view, application)), application, view)

    async def planned(self, parties: Sequence[str], view: View = NOW) -> ContaminationFinding:
        """What a filing by these parties would meet, each as a declared supplier of the first."""
        lead, *suppliers = map(self._id, parties)
        answer = await ask(self.graph, IfJointlyFiled.of(lead=lead, suppliers=tuple(suppliers), **view.stated))
        (finding,) = answer.findings
        return finding

    async def phoenix(self, party: str, view: View, months_before: int) -> PhoenixCompaniesAnswer:
        question = PhoenixCompanies.of(party=self._id(party), months_before=months_before, **view.moment)
        return await ask(self.graph, question)

    async def repair(self, listing: str, view: View) -> Repair:
        """Of a listing, which every server has to say alike; ids as the world writes them.

        The version of the listing is left out: it is a digest of ids as the store writes them.
        """
        answer = await ask(self.graph, RepairQuestion.of(listing=self._id(listing), **view.moment))
        said = self.named(answer.repair.model_dump_json(exclude={"listing": {"version"}}))
        LEDGER.same(self.graph, f"repair {view} {self.world.lines}", said)
        return Repair.model_validate_json(said)

    async def said(self, view: View = NOW) -> str:
        """Every answer about this world as text, without the coverage, which counts the whole store."""
        answers = [
            *[await ask(self.graph, self._cascade(party, view)) for party in self.world.listed()],
            *[await ask(self.graph, self._linkage(party, view)) for party in ("@e0", "@p0")],
            await ask(self.graph, self._contamination(view)),
        ]
        text = "\n".join(map(self._text, answers))
        LEDGER.same(self.graph, f"said {view} {self.world.lines}", text)
        return text

    def named(self, identity: str) -> str:
        """An id of the store as the world writes it."""
        return identity.replace(self.prefix, "@")

    def _cascade(self, party: str, view: View) -> CascadingPunishment:
        return CascadingPunishment.of(party=self._id(party), **view.stated)

    def _linkage(self, party: str, view: View, *, cross: bool = False) -> PersonnelLinkage:
        return PersonnelLinkage.of(party=self._id(party), cross_state_holders=cross, **view.stated)

    def _contamination(self, view: View, application: str = APPLICATION) -> CrossContamination:
        return CrossContamination.of(application=self._id(application), **view.stated)

    def _id(self, name: str) -> str:
        return self.prefix + name[1:]

    def _text(self, answer: BaseModel) -> str:
        """Without the sentences, which follow from what they are made of."""
        return self.named(answer.model_dump_json(exclude=OF_THE_STORE, exclude_computed_fields=True))

    def _same(self, answer: Answer, *asked: object) -> Answer:
        """The answer, which every server has to give about this world."""
        LEDGER.same(self.graph, f"{type(answer).__name__} {asked} {self.world.lines}", self._text(answer))
        return answer


async def load(graph: Graph, lines: list[Line]) -> Summary:
    """Loads lines as one file; a refused line fails the test."""
    source = Source(id="law", title="Laws")
    with tempfile.TemporaryDirectory() as folder:
        found = items(lines, Origin("law", 1, ""))
        summary = await load_items(graph, found, source, Path(folder) / "law.rejected.jsonl")
    assert summary.total(Outcome.REFUSED) == 0, summary.message
    return summary


async def stored(graph: Graph, worlds: Sequence[World]) -> list[Asked]:
    """The worlds, each under a new prefix, loaded as one file."""
    prefixes = [f"law{next(_NUMBERS):05}-" for _ in worlds]
    await load(graph, [line for prefix, world in zip(prefixes, worlds, strict=True) for line in world.named(prefix)])
    return [Asked(graph, prefix, world) for prefix, world in zip(prefixes, worlds, strict=True)]


async def loaded(graph: Graph, world: World, prefix: str = "") -> Asked:
    """The world, stored under a new prefix unless one is given."""
    prefix = prefix or f"law{next(_NUMBERS):05}-"
    await load(graph, world.named(prefix))
    return Asked(graph, prefix, world)


def proofs(*answers: CascadeAnswer | ContaminationAnswer) -> list[ProofStep]:
    """Every step of every proof."""
    steps: list[ProofStep] = []
    for answer in answers:
        if isinstance(answer, CascadeAnswer):
            bases = [basis for one in (*answer.consequences, *answer.rewards) for basis in one.bases]
            further = (*answer.ramifications, *answer.rewarded, *answer.applications_favoured)
            for part in (*bases, *answer.reached, *answer.applications, *further):
                steps += part.proof
        else:
            steps += [step for finding in answer.findings for one in finding.contaminators for step in one.proof]
    return steps
