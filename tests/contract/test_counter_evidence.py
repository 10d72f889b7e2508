"""Evidence against a listing stays visible wherever the listing is shown, and counts as the rules have it (§4.3, §9.7).

The cases are those of the scenario `credit_repair`: Traders H, whose objection of 1 June 2018 is upheld on the 20th; Potters I,
whose listing of 1 May 2019 is withdrawn on 10 July as void from the start; a namesake who disputes on 3 June 2019 to be meant.
"""

from datetime import date, datetime

import pytest

from cscs_graph.analysis.cascade.punishment import CascadingPunishment
from cscs_graph.analysis.contamination.filings import CrossContamination, IfJointlyFiled
from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.linkage.ties import PersonnelLinkage
from cscs_graph.analysis.parties.files import CreditFile
from cscs_graph.analysis.reference.listings import ListingById
from cscs_graph.cli.saying import texts
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import CascadeAnswer, ListingRef
from cscs_graph.model.codes import Certainty, CounterEffect, CounterTrigger
from cscs_graph.model.language import LanguageCode


async def _cascade(
    graph: Graph, party: str, day: date, known_at: datetime | None = None, minimum: Certainty | None = None
) -> CascadeAnswer:
    question = CascadingPunishment.of(party=party, as_of=day, known_at=known_at, minimum_certainty=minimum)
    return await ask(graph, question)


def _said(listings: tuple[ListingRef, ...]) -> list[tuple[str, bool, list[str]]]:
    return [(one.id, one.counts, [str(dispute.trigger) for dispute in one.disputes]) for one in listings]


@pytest.mark.parametrize(
    ("day", "counts", "triggers"),
    [
        (date(2018, 5, 31), True, []),
        (date(2018, 6, 1), True, ["objection_pending"]),
        (date(2018, 6, 19), True, ["objection_pending"]),
        (date(2018, 6, 20), False, ["objection_upheld"]),
    ],
)
async def test_a_pending_objection_changes_nothing_and_an_upheld_one_ends_the_consequences(
    graph: Graph, day: date, counts: bool, triggers: list[str]
) -> None:
    """Art. 12 of the provisions on court defaulters: reconsideration does not stop enforcement."""
    said = await _cascade(graph, "credit-repair-debtor", day)
    assert _said(said.listings) == [("credit-repair-listing-debtor", counts, triggers)]
    assert bool(said.consequences) == counts
    file = await ask(graph, CreditFile.of(party="credit-repair-debtor", as_of=day))
    assert _said(file.listings) == [("credit-repair-listing-debtor", counts, triggers)]


async def test_consequences_end_on_the_day_on_which_the_objection_was_upheld(graph: Graph) -> None:
    """As known later, the end of 10 June's consequences is 20 June; as known then, it is not known."""
    said = [
        await _cascade(graph, "credit-repair-debtor", date(2018, 6, 10), known_at)
        for known_at in (None, datetime(2018, 6, 24))
    ]
    ends = [{one.earliest_end for one in answer.consequences} for answer in said]
    assert ends == [{date(2018, 6, 20)}, {None}]


async def test_an_objection_names_the_rule_that_weighs_it(graph: Graph) -> None:
    (listing,) = (await ask(graph, CreditFile.of(party="credit-repair-debtor", as_of=date(2018, 6, 10)))).listings
    (dispute,) = listing.disputes
    assert dispute.trigger is CounterTrigger.OBJECTION_PENDING
    assert dispute.effect is CounterEffect.COUNTS
    assert (dispute.rule_id, dispute.section, dispute.since) == (
        "counter_objection_pending_court_defaulters",
        "art. 12",
        date(2018, 6, 1),
    )


async def test_a_listing_void_from_the_start_never_counted_once_that_is_known(graph: Graph) -> None:
    day = date(2019, 6, 1)
    then = await _cascade(graph, "credit-repair-potter", day, datetime(2019, 6, 15))
    now = await _cascade(graph, "credit-repair-potter", day)
    assert _said(then.listings) == [("credit-repair-listing-potter", True, [])]
    assert then.consequences
    assert _said(now.listings) == [("credit-repair-listing-potter", False, ["withdrawn_from_start"])]
    assert now.consequences == ()
    (english,), (chinese,) = (list(texts(now, code)) for code in (LanguageCode.EN, LanguageCode.ZH))
    assert english.endswith("for the evidence against that listing nothing follows from it.")
    assert chinese.endswith("该列入不产生后果。")


async def test_a_void_listing_taints_no_bid_and_is_shown(graph: Graph) -> None:
    day = date(2021, 2, 1)
    now = await ask(graph, CrossContamination.of(application="credit-repair-tender", as_of=day))
    (finding,) = now.findings
    assert (finding.contaminators, finding.clears) == ((), True)
    assert _said(finding.disregarded) == [("credit-repair-listing-potter", False, ["withdrawn_from_start"])]
    then = IfJointlyFiled.of(
        lead="credit-repair-lead", suppliers=("credit-repair-potter",), on=day, known_at=datetime(2019, 7, 9)
    )
    planned = await ask(graph, then)
    (tainted,) = planned.findings[0].contaminators
    assert tainted.party.id == "credit-repair-potter"
    assert planned.findings[0].disregarded == ()


async def test_a_disputed_identity_is_shown_and_carries_what_single_reports_carry(graph: Graph) -> None:
    day, person = date(2019, 7, 1), "credit-repair-namesake"
    usual = await _cascade(graph, person, day)
    assert _said(usual.listings) == [("credit-repair-listing-namesake", False, ["identity_disputed"])]
    assert usual.consequences == ()
    wide = await _cascade(graph, person, day, minimum=Certainty.ANECDOTAL)
    assert _said(wide.listings) == [("credit-repair-listing-namesake", True, ["identity_disputed"])]
    assert {one.certainty for one in wide.consequences} == {Certainty.ANECDOTAL}
    after = await _cascade(graph, person, date(2019, 9, 2))
    assert _said(after.listings) == [("credit-repair-listing-namesake", True, [])]


async def test_a_tie_shows_the_listing_that_is_set_aside(graph: Graph) -> None:
    said = await ask(graph, PersonnelLinkage.of(party="credit-repair-lead", as_of=date(2019, 7, 1)))
    (tie,) = [tie for tie in said.ties if tie.party.id == "credit-repair-namesake"]
    assert _said(tie.listings) == [("credit-repair-listing-namesake", False, ["identity_disputed"])]


async def test_a_listing_by_id_shows_what_contests_it(graph: Graph) -> None:
    ids = ("credit-repair-listing-dyer", "credit-repair-listing-namesake")
    found = [await ask(graph, ListingById.of(id=listing, as_of=date(2019, 7, 1))) for listing in ids]
    assert _said(tuple(found)) == [
        ("credit-repair-listing-dyer", True, []),
        ("credit-repair-listing-namesake", False, ["identity_disputed"]),
    ]
