"""Loads a world under a prefix of its own and asks it; answers are compared without the prefix."""

import itertools
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from cscs_graph.analysis.cascade.punishment import cascading_punishment
from cscs_graph.analysis.contamination.filings import cross_contamination
from cscs_graph.analysis.core.bounds import Bounds, Scope
from cscs_graph.analysis.linkage.posts import TraversalPolicy
from cscs_graph.analysis.linkage.ties import personnel_linkage
from cscs_graph.graph.connection import Graph
from cscs_graph.ingest import Outcome, Summary, load_items
from cscs_graph.ingest.items import Origin, items
from cscs_graph.model.answers import CascadeAnswer, ContaminationAnswer, LinkageAnswer, ProofStep
from cscs_graph.model.codes import Certainty
from cscs_graph.model.rules import Source
from tests.property.worlds import APPLICATION, DAYS, KNOWN, Line, World
from tests.servers import LEDGER

Answer = TypeVar("Answer", CascadeAnswer, LinkageAnswer, ContaminationAnswer)
_NUMBERS = itertools.count(1)
DEEP = Bounds.of(10)
NOW = Scope.of(DAYS[2], KNOWN[1], Certainty.PRACTICE, DEEP)
"""The day and time at which most laws are tried."""
OF_THE_STORE = {"coverage", "answer_id", "data_version"}
"""What an answer says of the whole store, in which other worlds stand as well."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A loaded world, and the questions that can be put to it; names are those of the world, with `@`."""

    graph: Graph
    prefix: str
    world: World

    async def cascade(self, party: str, scope: Scope = NOW) -> CascadeAnswer:
        return self._same(await cascading_punishment(self.graph, self.prefix + party[1:], scope), party, scope)

    async def linkage(self, party: str, scope: Scope = NOW, *, cross: bool = False) -> LinkageAnswer:
        found = await personnel_linkage(
            self.graph, self.prefix + party[1:], scope, crossing=TraversalPolicy(state_holders=cross)
        )
        return self._same(found, party, scope, cross)

    async def contamination(self, scope: Scope = NOW, application: str = APPLICATION) -> ContaminationAnswer:
        found = await cross_contamination(self.graph, scope, application_id=self.prefix + application[1:])
        return self._same(found, application, scope)

    def _same(self, answer: Answer, *asked: object) -> Answer:
        """The answer, which every server has to give about this world."""
        key = f"{type(answer).__name__} {asked} {self.world.lines}"
        LEDGER.same(self.graph, key, self.named(answer.model_dump_json(exclude=OF_THE_STORE)))
        return answer

    def named(self, identity: str) -> str:
        """An id of the store as the world writes it."""
        return identity.replace(self.prefix, "@")

    async def said(self, scope: Scope = NOW) -> str:
        """Every answer about this world as text, without the coverage, which counts the whole store."""
        answers = [
            *[await self.cascade(party, scope) for party in self.world.listed()],
            await self.linkage("@e0", scope),
            await self.linkage("@p0", scope),
            await self.contamination(scope),
        ]
        return self.named("\n".join(answer.model_dump_json(exclude=OF_THE_STORE) for answer in answers))


async def load(graph: Graph, lines: list[Line]) -> Summary:
    """Loads lines as one file; a refused line fails the test."""
    source = Source(id="law", title="Laws")
    with tempfile.TemporaryDirectory() as folder:
        found = items(lines, Origin("law", 1, ""))
        summary = await load_items(graph, found, source, Path(folder) / "law.rejected.jsonl")
    assert summary.total(Outcome.REFUSED) == 0, summary.message
    return summary


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
