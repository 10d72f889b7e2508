"""Proofs in PROV-JSON: read back by the `prov` package, and compared with the answer that they prove."""

import json
from typing import Any

import httpx
from prov.model import (
    ProvActivity,
    ProvAgent,
    ProvAttribution,
    ProvDerivation,
    ProvDocument,
    ProvEntity,
    ProvGeneration,
    ProvUsage,
)

from cscs_graph.analysis.cascade.punishment import CascadingPunishment, IfListed
from cscs_graph.analysis.contamination.filings import CrossContamination
from cscs_graph.analysis.core.asking import ask as put
from cscs_graph.analysis.linkage.ties import PersonnelLinkage
from cscs_graph.export import prov
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import Answer, ContaminationAnswer, StepKind
from tests.api.asking import ask

BID = """{ crossContamination(subject: {application: "joint-bid-bridge"}, asOf: "2018-06-01") {
  answerId dataVersion ruleVersion parameters prov
  findings { nodes { contaminators { nodes { sentenceEn sentenceZh prov proof { sentenceEn sentenceZh } } } } }
} }"""


async def of_bid(graph: Graph, application: str, day: str) -> ContaminationAnswer:
    return await put(graph, CrossContamination.of(application=application, as_of=day))


def read(text: str) -> ProvDocument:
    found: Any = ProvDocument.deserialize(content=text, format="json")
    return found


def named(document: ProvDocument, space: str) -> set[str]:
    return {
        str(record.identifier).removeprefix(f"cscs:{space}/")
        for record in document.get_records()
        if record.identifier is not None and str(record.identifier).startswith(f"cscs:{space}/")
    }


def ends(document: ProvDocument, kind: Any) -> set[tuple[str, str]]:
    """The two that every relation of a kind ties."""
    return {tuple(str(value) for _, value in record.formal_attributes[:2]) for record in document.get_records(kind)}  # pyright: ignore[reportReturnType]


async def several(graph: Graph) -> list[Answer]:
    return [
        await of_bid(graph, "joint-bid-hospital", "2019-06-03"),
        await put(graph, CascadingPunishment.of(party="shanghai-husi", as_of="2017-06-01")),
        await put(
            graph, IfListed.of(party="penalised-chain-head", list="food_drug", on="2020-06-15", as_of="2020-06-15")
        ),
        await put(graph, PersonnelLinkage.of(party="private-listing-company", as_of="2019-06-03")),
    ]


async def test_the_graph_of_one_bid(graph: Graph) -> None:
    """A supplier on a list endangers a bid: two facts of one source, one step along a channel, one conclusion."""
    answer = await of_bid(graph, "joint-bid-bridge", "2018-06-01")
    document = read(prov.text(prov.document(answer)))
    assert document.namespaces
    assert {str(space.uri) for space in document.namespaces} >= {"urn:cscs-graph:"}
    facts, (conclusion,), (reach,) = (named(document, space) for space in ("fact", "conclusion", "reach"))
    assert {fact.split("/")[0] for fact in facts} == {"HAS_LISTING", "PARTICIPATES_IN"}
    (listing,) = (f"cscs:fact/{fact}" for fact in facts if fact.startswith("HAS_LISTING"))
    (part,) = (f"cscs:fact/{fact}" for fact in facts if fact.startswith("PARTICIPATES_IN"))
    conclusion, reach, whole = f"cscs:conclusion/{conclusion}", f"cscs:reach/{reach}", f"cscs:answer/{answer.answer_id}"
    source = "cscs:source/scenario%3Ajoint_bid"
    assert ends(document, ProvDerivation) == {
        (listing, source),
        (part, source),
        (reach, part),
        (conclusion, listing),
        (conclusion, part),
        (conclusion, reach),
        (whole, conclusion),
    }
    concluding, inference, answering = (
        f"cscs:{space}/{next(iter(named(document, space)))}" for space in ("concluding", "inference", "answering")
    )
    assert ends(document, ProvGeneration) == {(conclusion, concluding), (reach, inference), (whole, answering)}
    assert ends(document, ProvUsage) == {
        (concluding, listing),
        (concluding, reach),
        (inference, part),
        (answering, conclusion),
    }
    assert ends(document, ProvAttribution) == {(listing, "cscs:agency/joint-bid-labour-office")}
    primary = [record for record in document.get_records(ProvDerivation) if "PrimarySource" in str(record.attributes)]
    assert len(primary) == 2


async def test_every_step_of_every_answer_is_there_with_its_source(graph: Graph) -> None:
    for answer in await several(graph):
        document = read(prov.text(prov.document(answer)))
        found = list(prov.conclusions(answer))
        assert len(named(document, "conclusion")) == len({one.sentence_en for one in found}) > 0
        steps = {step for one in found for step in one.proof}
        stored = sum(len(named(document, kind)) for kind in StepKind)
        assert stored == len({(step.kind, step.type, step.from_id, step.to_id, step.fact_id) for step in steps})
        assert len(named(document, "source")) == len({step.source.id for step in steps if step.source})


async def test_whatever_is_named_is_described(graph: Graph) -> None:
    for answer in await several(graph):
        document = read(prov.text(prov.document(answer)))
        described = {
            str(one.identifier) for kind in (ProvEntity, ProvActivity, ProvAgent) for one in document.get_records(kind)
        }
        relations = (ProvDerivation, ProvGeneration, ProvUsage, ProvAttribution)
        assert {end for kind in relations for pair in ends(document, kind) for end in pair} <= described
        generated = [entity for entity, _ in ends(document, ProvGeneration)]
        assert len(generated) == len(set(generated)), "an entity is generated once"


async def test_the_same_answer_gives_the_same_bytes(graph: Graph) -> None:
    first, second = [[prov.text(prov.document(answer)) for answer in await several(graph)] for _ in range(2)]
    assert first == second


async def test_over_graphql(api: httpx.AsyncClient, graph: Graph) -> None:
    said = (await ask(api, BID))["crossContamination"]
    answer = await of_bid(graph, "joint-bid-bridge", "2018-06-01")
    assert said["prov"] == prov.document(answer)
    assert (said["answerId"], said["dataVersion"], said["ruleVersion"], json.loads(said["parameters"])) == (
        answer.answer_id,
        answer.data_version,
        answer.rule_version,
        {
            "application": "joint-bid-bridge",
            "as_of": "2018-06-01",
            "depth": 3,
            "known_at": None,
            "max_parties": 2000,
            "minimum_certainty": "practice",
            "party": None,
            "superseded_rules": False,
        },
    )
    (shown,), (made,) = said["findings"][0]["contaminators"], answer.findings[0].contaminators
    assert shown["prov"] == prov.document_of(made)
    assert (shown["sentenceEn"], shown["sentenceZh"]) == (made.sentence_en, made.sentence_zh)
    assert [step["sentenceZh"] for step in shown["proof"]] == [step.sentence_zh for step in made.proof]


async def test_the_id_is_that_of_the_question_with_all_that_it_rests_on(graph: Graph) -> None:
    async def asked(day: str = "2018-06-01", application: str = "joint-bid-bridge") -> str:
        return (await of_bid(graph, application, day)).answer_id

    same, again = await asked(), await asked()
    assert same == again
    assert len({same, await asked(day="2018-06-02"), await asked(application="joint-bid-hospital")}) == 3
