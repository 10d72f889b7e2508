"""A proof as W3C PROV in JSON (PROV-JSON, W3C Member Submission of 24 April 2013).

Facts, rules, suppositions and sources are entities; each step along a channel, the conclusion and the answer are activities; who
decided and who published are agents. Names are in one namespace, so that the same fact has the same name in every proof, and the
same answer gives the same bytes.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel

from cscs_graph.model.answers import Answer, Conclusion, ProofStep, TiePath
from cscs_graph.model.answers.within import within
from cscs_graph.model.partial import said_of

NAMESPACE = "urn:cscs-graph:"
AnyConclusion = Conclusion | TiePath
Attributes = dict[str, Any]


def document(
    answer: Answer, chosen: Iterable[AnyConclusion] | None = None, grounds: Iterable[ProofStep] = ()
) -> dict[str, Any]:
    """Every conclusion of an answer, or those chosen, and the answer that was drawn from them; and single facts and rules."""
    graph = _Graph()
    name = graph.entity(
        "answer",
        answer.answer_id,
        "Answer",
        answer.question,
        {
            "cscs:parameters": answer.parameters,
            "cscs:dataVersion": answer.data_version,
            "cscs:ruleVersion": answer.rule_version,
        },
    )
    activity = graph.activity("answering", answer.answer_id, "Answering", answer.question)
    graph.relation("wasGeneratedBy", {"prov:entity": name, "prov:activity": activity})
    program = graph.agent("program", "cscs-graph", "prov:SoftwareAgent", "cscs-graph")
    graph.relation("wasAssociatedWith", {"prov:activity": activity, "prov:agent": program})
    for conclusion in conclusions(answer) if chosen is None else chosen:
        drawn = graph.conclusion(conclusion)
        graph.relation("used", {"prov:activity": activity, "prov:entity": drawn})
        graph.relation("wasDerivedFrom", {"prov:generatedEntity": name, "prov:usedEntity": drawn})
    for step in grounds:
        graph.relation("used", {"prov:activity": activity, "prov:entity": graph.step(step)})
    return graph.json()


def document_of(conclusion: AnyConclusion) -> dict[str, Any]:
    """One conclusion by itself."""
    graph = _Graph()
    graph.conclusion(conclusion)
    return graph.json()


def text(found: dict[str, Any]) -> str:
    """The document as it is written to a file: the same bytes for the same answer."""
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def conclusions(part: BaseModel) -> Iterator[AnyConclusion]:
    """Everything in an answer that has a proof, in its order, whatever the kind of answer."""
    return within(part, Conclusion, TiePath)


class _Graph:
    """The document under construction. What is stated twice is kept once."""

    def __init__(self) -> None:
        self._records: dict[str, dict[str, Attributes]] = {}

    def json(self) -> dict[str, Any]:
        prefixes = {"cscs": NAMESPACE, "xsd": "http://www.w3.org/2001/XMLSchema#"}
        return {"prefix": prefixes, **{kind: dict(sorted(found.items())) for kind, found in self._records.items()}}

    def entity(self, space: str, key: str, kind: str, label: str, attributes: Attributes) -> str:
        return self._record("entity", space, key, f"cscs:{kind}", label, attributes)

    def activity(self, space: str, key: str, kind: str, label: str) -> str:
        return self._record("activity", space, key, f"cscs:{kind}", label, {})

    def agent(self, space: str, key: str, kind: str, label: str) -> str:
        return self._record("agent", space, key, kind, label, {})

    def relation(self, kind: str, attributes: Attributes) -> None:
        """Its identifier follows from what it states, since blank nodes have no order."""
        digest = _digest(kind, json.dumps(attributes, sort_keys=True))
        self._records.setdefault(kind, {})[f"_:{digest}"] = attributes

    def conclusion(self, conclusion: AnyConclusion) -> str:
        """The conclusion with its proof: the ground that it sets out from, each step along a channel, and the rules."""
        key = _digest(type(conclusion).__name__, conclusion.sentence_en)
        name = self.entity(
            "conclusion",
            key,
            type(conclusion).__name__,
            conclusion.sentence_en,
            {"prov:value": {"$": conclusion.sentence_zh, "lang": "zh"}},
        )
        drawing = self.activity("concluding", key, "Concluding", type(conclusion).__name__)
        self.relation("wasGeneratedBy", {"prov:entity": name, "prov:activity": drawing})
        before: str | None = None
        for place, step in enumerate(conclusion.proof):
            ground = self.step(step)
            self.relation("wasDerivedFrom", {"prov:generatedEntity": name, "prov:usedEntity": ground})
            if step.channel is None:
                self.relation("used", {"prov:activity": drawing, "prov:entity": ground})
            else:
                before = self._travelled(f"{key}/{place}", step, ground, before)
        if before is not None:
            self.relation("used", {"prov:activity": drawing, "prov:entity": before})
            self.relation("wasDerivedFrom", {"prov:generatedEntity": name, "prov:usedEntity": before})
        return name

    def _travelled(self, key: str, step: ProofStep, ground: str, before: str | None) -> str:
        """One step along a channel: how far the consequences have come by it."""
        reach = self.entity(
            "reach",
            key,
            "Reach",
            step.sentence_en,
            {"cscs:channel": step.channel, "cscs:certainty": str(step.certainty)},
        )
        inference = self.activity("inference", key, "Inference", str(step.channel))
        self.relation("wasGeneratedBy", {"prov:entity": reach, "prov:activity": inference})
        for used in (ground, before):
            if used is not None:
                self.relation("used", {"prov:activity": inference, "prov:entity": used})
                self.relation("wasDerivedFrom", {"prov:generatedEntity": reach, "prov:usedEntity": used})
        return reach

    def step(self, step: ProofStep) -> str:
        """A fact, a rule or a supposition, who decided it, and where it is stated."""
        stated = {
            "cscs:relationship": step.type,
            "cscs:from": step.from_id,
            "cscs:to": step.to_id,
            "cscs:factId": step.fact_id,
            "cscs:documentNo": step.document_no,
            "cscs:section": step.section,
            "cscs:validFrom": step.since and _day(step.since),
            "cscs:validUntil": step.until and _day(step.until),
        }
        key = "/".join((step.type, step.from_id, step.to_id, step.fact_id or "supposed"))
        attributes = {attribute: value for attribute, value in stated.items() if value is not None}
        name = self.entity(step.kind, key, step.kind.title(), step.sentence_en, attributes)
        if step.decided_by is not None:
            agency = self.agent("agency", step.decided_by.id, "prov:Organization", step.decided_by.called)
            self.relation("wasAttributedTo", {"prov:entity": name, "prov:agent": agency})
        if step.source is not None:
            self._source(name, step)
        return name

    def _source(self, name: str, step: ProofStep) -> None:
        source = step.source
        if source is None:
            return
        stated = {"cscs:url": source.url, "cscs:licence": source.licence}
        attributes = {attribute: value for attribute, value in stated.items() if value is not None}
        stating = self.entity("source", source.id, "Source", source.title, attributes)
        primary = {"$": "prov:PrimarySource", "type": "prov:QUALIFIED_NAME"}
        self.relation(
            "wasDerivedFrom", {"prov:generatedEntity": name, "prov:usedEntity": stating, "prov:type": primary}
        )
        if source.publisher is not None:
            publisher = self.agent("publisher", source.publisher, "prov:Organization", source.publisher)
            self.relation("wasAttributedTo", {"prov:entity": stating, "prov:agent": publisher})

    def _record(self, record: str, space: str, key: str, kind: str, label: str, attributes: Attributes) -> str:
        name = f"cscs:{space}/{quote(key, safe='/-._~')}"
        typed = {"$": kind, "type": "prov:QUALIFIED_NAME"}
        self._records.setdefault(record, {})[name] = {"prov:type": typed, "prov:label": label, **attributes}
        return name


def _day(day: date) -> Attributes:
    """A day, or the month or year in which it is."""
    said = said_of(day)
    kind = "date" if said is None else "gYearMonth" if "-" in said else "gYear"
    return {"$": said or day.isoformat(), "type": f"xsd:{kind}"}


def _digest(*parts: str) -> str:
    return blake2b("\x1f".join(parts).encode(), digest_size=12).hexdigest()
