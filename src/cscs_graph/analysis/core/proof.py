"""Turns evidence by ids into proof steps with names and sources, once the names are known."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypedDict, TypeVar

from cscs_graph.analysis.core.lookup import Lookup
from cscs_graph.errors import Message, Pair
from cscs_graph.model.answers import ListRef, ProofStep, SourceRef, StepKind
from cscs_graph.model.evidence import DocumentTitle, Evidence
from cscs_graph.model.phrases import in_both, pair
from cscs_graph.model.time import none_if_open

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called: as `fromName` and `toName` show it, and in English and Chinese where that is another name."""

    shown: str
    en: str | None = None
    zh: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Names and sources of whatever a proof mentions, as far as they were looked up. A name that is not known is the id."""

    lookup: Lookup
    _made: dict[int, tuple[object, Any]] = field(
        default_factory=dict[int, tuple[object, Any]], repr=False, compare=False
    )
    """Steps by the id of what they are made of, which is held with them so that the id stays its own."""

    def once(self, thing: object, make: Callable[[], Made]) -> Made:
        """What is made of a thing: once an answer, since most of its proofs have a listing and a path in common."""
        if id(thing) not in self._made:
            self._made[id(thing)] = thing, make()
        return self._made[id(thing)][1]

    def name(self, identity: str) -> Name:
        if (filing := self.lookup.applications_known.get(identity)) is not None:
            return Name(filing.title, en=filing.title_en)
        if (party := self.lookup.parties_known.get(identity)) is not None:
            return Name(party.name, en=party.name_en)
        if (agency := self.lookup.rules.agencies.get(identity)) is not None:
            return Name(agency.called, zh=agency.name_zh)
        if (credit_list := self.lookup.rules.lists.get(identity)) is not None:
            return of_list(credit_list)
        return Name(identity)

    def source(self, source_id: str | None) -> SourceRef | None:
        """A source that is not loaded is named by its id."""
        if source_id is None:
            return None
        return self.lookup.source(source_id) or SourceRef(id=source_id, title=source_id)


def of_evidence(step: Evidence, names: Names) -> ProofStep:
    """A recorded fact."""
    return names.once(step, lambda: _of_evidence(step, names))


def _of_evidence(step: Evidence, names: Names) -> ProofStep:
    end = Name(step.to_name) if step.to_name else names.name(step.to_id)
    start = names.name(step.from_id)
    return ProofStep(
        kind=StepKind.FACT,
        type=step.type,
        **from_end(step.from_id, start),
        **to_end(step.to_id, end),
        **(pair(step.said, "detail") if step.said else {"detail": step.detail or None}),
        document_no=step.document_no,
        fact_id=step.fact_id,
        since=none_if_open(step.span.start),
        until=none_if_open(step.span.end),
        channel=step.channel,
        certainty=step.certainty,
        **laid_down(step.laid_down_in),
        section=step.section,
        source=names.source(step.source_id),
        **(pair(in_both(step.drawn_from), "drawn_from") if step.drawn_from else {}),
        **_in_the_matter(step, names),
    )


def laid_down(document: DocumentTitle | None) -> dict[str, Any]:
    """The document that itself says that consequences travel along a link, by its titles."""
    if document is None:
        return {}
    return {"laid_down_in": document.id, "laid_down_en": document.en, "laid_down_zh": document.zh}


def _in_the_matter(step: Evidence, names: Names) -> dict[str, Any]:
    """Of a tie that carries what follows from one list only: which one, or that it does not say."""
    if step.matter is None:
        return {}
    if not step.matter:
        return pair(Message("in the matter of which list is not stated"), "note")
    named = names.name(step.matter)
    of = Pair(named.shown, named.zh or named.shown)
    return {"regarding": step.matter, **pair(Message("in the matter of the list “{list}”", {"list": of}), "note")}


class _From(TypedDict):
    from_id: str
    from_name: str
    from_name_en: str | None
    from_name_zh: str | None


class _To(TypedDict):
    to_id: str
    to_name: str
    to_name_en: str | None
    to_name_zh: str | None


def from_end(identity: str, name: Name) -> _From:
    """Where a step begins, as its fields."""
    return {"from_id": identity, "from_name": name.shown, "from_name_en": name.en, "from_name_zh": name.zh}


def to_end(identity: str, name: Name) -> _To:
    """Where a step ends, as its fields."""
    return {"to_id": identity, "to_name": name.shown, "to_name_en": name.en, "to_name_zh": name.zh}


def of_list(credit_list: ListRef) -> Name:
    """What a list is called."""
    return Name(credit_list.name_en, zh=credit_list.name_zh)
