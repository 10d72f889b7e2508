"""Arrows in the picture of a screening run the way that consequences do, whichever way the fact is stated (§9.3, §9.5)."""

from cscs_graph.export.picture.screened import reached_along
from cscs_graph.model.answers import ProofStep
from cscs_graph.model.codes import Certainty


def step(kind: str, start: str, end: str, channel: str | None = None) -> ProofStep:
    return ProofStep.model_construct(
        type=kind, from_id=start, to_id=end, channel=channel, certainty=Certainty.ANECDOTAL if channel else None
    )


def test_from_a_listed_person_to_the_company_and_on_to_its_branch() -> None:
    proof = (
        step("HAS_LISTING", "person", "list"),
        step("OFFICER_OF", "person", "company", "person_to_company"),
        step("BRANCH_OF", "branch", "company", "branch"),
        step("PARTICIPATES_IN", "branch", "bid", "joint_application"),
    )
    assert [(start, end) for _, start, end in reached_along(proof)] == [("person", "company"), ("company", "branch")]
