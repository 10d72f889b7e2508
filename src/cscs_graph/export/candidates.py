"""Whom a search found, in words: what tells each from its namesakes."""

from dataclasses import dataclass
from typing import Self

from cscs_graph.export import words
from cscs_graph.export.dossier import codes
from cscs_graph.model.answers import PartyKind, SearchHit, TieStep
from cscs_graph.model.answers.candidates import Candidate
from cscs_graph.model.phrases import phrase


@dataclass(frozen=True, slots=True)
class CandidateInWords:
    """One candidate. What is not known is empty."""

    found_by: str
    """The name that was found, where it is not the one shown."""
    kind: str
    code: str
    registered: str
    """When and where."""
    status: str
    posts: str

    @classmethod
    def of(cls, one: Candidate) -> Self:
        hit, party, details = one.hit, one.hit.party, one.details
        place = [details.region_code, details.address] if details else []
        since = [words.day(details.registered_on)] if details and details.registered_on else []
        return cls(
            found_by=hit.matched_name if hit.matched_name not in (party.name, party.name_en) else "",
            kind=_kind(hit),
            code=party.uscc or "",
            registered=words.listed([one for one in (*since, *place) if one]),
            status=codes.status(details.status) if details and details.status else "",
            posts=words.listed([_post(post, party.id) for post in one.posts]),
        )


def nobody() -> str:
    """What is said where nobody was found."""
    return phrase(
        "Nobody is found by that. Try a part of the name, its Chinese characters, or the Unified Social Credit Code. That "
        "nobody is found is not to say that nothing is the matter: only what is loaded can be found."
    )


def _post(one: TieStep, party: str) -> str:
    other = one.entity if one.holder.id == party else one.holder
    ended = words.enclosed(phrase("ended")) if one.former else ""
    return words.labelled(words.role(one.type, one.role), f"{words.party(other)}{ended}")


def _kind(hit: SearchHit) -> str:
    party = hit.party
    if party.kind is PartyKind.PERSON:
        grade = words.enclosed(codes.identity(party.identity)) if party.identity else ""
        return f"{phrase('person')}{grade}"
    return codes.kind(party.entity_kind) if party.entity_kind else phrase("organisation")
