"""A picture claims what the answer says: the same parties, listings, measures and agencies, by the channels of the API."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import product
from typing import Any

import pytest
from neo4j.graph import Path
from pydantic.alias_generators import to_snake

from cscs_graph.analysis.cascade.punishment import CascadingPunishment
from cscs_graph.analysis.contamination.filings import CrossContamination
from cscs_graph.analysis.core.asking import ask as answer
from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.analysis.parties.files import CreditFile, CreditRecords
from cscs_graph.analysis.repair.question import Repairs
from cscs_graph.api.query import Query
from cscs_graph.catalog import Kind, catalogue
from cscs_graph.graph.connection import Graph
from cscs_graph.model.answers import CascadeAnswer, ContaminationAnswer, LinkageAnswer
from cscs_graph.model.codes import Certainty
from cscs_graph.model.time import CHINA
from cscs_graph.scenarios import Ask
from tests.contract.running import ask as run
from tests.contract.running import column
from tests.reference import scenarios

EVER = datetime(9999, 1, 1)
NO_PICTURE = {
    *("agencies", "credit_lists", "mous", "reference_report", "record_categories", "report_facts", "decode_uscc"),
    "dossier",
}
"""Pages of ids, for who wants to go through all: the pictures of one are those of `agency` and `credit_list`. The report
on the rules is numbers, the 19 categories are a table, facts of the report are sentences, and what a code says of itself
is in no graph. A dossier is several answers, each of which has its own."""
ON_PURPOSE = {"credit_file", "roles", "phoenix_companies"}
"""Pictures that draw what has ended, and say so."""
CASES = scenarios()


def _asks(question: str) -> list[Any]:
    """Those that a picture can draw: of parties, by the channels that the API takes by default."""
    return [
        pytest.param(ask, id=f"{name}-{place}")
        for name, case in CASES.items()
        for place, ask in enumerate(case.asks)
        if ask.question == question and "listing" not in ask.parameters
        if _scope(ask).minimum_certainty is Certainty.PRACTICE
        if not _scope(ask).outlets.supposed
    ]


def _scope(ask: Ask) -> Scope:
    return ask.asked().scope(CHINA)


def _identity(node: Any) -> str:
    return str(node.get("id") or node.get("fact_id"))


async def _drawn(graph: Graph, twin: str, scope: Scope, **parameters: Any) -> list[dict[str, Path | None]]:
    """The rows of a picture by column."""
    statement = catalogue()[twin]
    known_at = EVER if scope.moment.known_now else scope.moment.known_at
    reply = await run(graph, statement.text, {**parameters, "as_of": scope.moment.as_of, "known_at": known_at})
    return [dict(zip(statement.returns, row, strict=True)) for row in reply.rows]


def _end(path: Path | None) -> str:
    assert path is not None
    return _identity(path.nodes[-1])


def _listing(stay: Path) -> str:
    return next(_identity(node) for node in stay.nodes if "Listing" in node.labels)


def _leads_to(onward: Path | None, kind: str) -> bool:
    return onward is not None and onward.relationships[-1].type == kind


def _bearers(rows: Iterable[dict[str, Path | None]]) -> dict[str, set[str]]:
    """Per measure the agencies at which the drawn successions end."""
    paths = [row["imposed"] for row in rows if row["imposed"]]
    passed = {(_identity(path.nodes[0]), _identity(node)) for path in paths if path for node in path.nodes[1:-1]}
    ends: dict[str, set[str]] = {}
    for path in paths:
        if path and (_identity(path.nodes[0]), _end(path)) not in passed:
            ends.setdefault(_identity(path.nodes[0]), set()).add(_end(path))
    return ends


def _same_cascade(rows: list[dict[str, Path | None]], said: CascadeAnswer, *, supposed: bool = False) -> None:
    """Measures with whom they meet and why, whom the listing reaches, applications at risk, and who imposes."""

    def why(row: dict[str, Path | None]) -> str:
        return f"if:{said.subject.id}:" if supposed else _listing(row["stay"])  # pyright: ignore[reportArgumentType]

    def said_why(listing: str) -> str:
        return listing[: listing.rindex(":") + 1] if supposed else listing

    measures = {(_end(r["way"]), why(r), _end(r["onward"])) for r in rows if _leads_to(r["onward"], "STIPULATES")}
    assert measures == {
        (c.target.party.id, said_why(b.listing.id), b.measure.id) for c in said.consequences for b in c.bases
    }
    reached = {(_end(row["way"]), why(row)) for row in rows if row["way"] and len(row["way"])}
    assert reached == {(arrival.party.id, said_why(arrival.listing.id)) for arrival in said.reached}
    risks = {(_end(r["way"]), why(r), _end(r["onward"])) for r in rows if _leads_to(r["onward"], "PARTICIPATES_IN")}
    assert risks == {(risk.party.id, said_why(risk.listing.id), risk.application.id) for risk in said.applications}
    imposed = {
        b.measure.id: {agency.id for agency in b.imposed_by} for c in said.consequences for b in c.bases if b.imposed_by
    }
    assert _bearers(rows) == imposed


@pytest.mark.parametrize("ask", _asks("cascading_punishment"))
async def test_the_picture_of_a_cascade_is_its_answer(graph: Graph, ask: Ask) -> None:
    said = await answer(graph, ask.asked())
    assert isinstance(said, CascadeAnswer)
    _same_cascade(await _drawn(graph, "cascading_punishment", _scope(ask), parties=[ask.parameters["party"]]), said)


async def test_so_it_is_for_every_listed_party_of_the_seeded_graph(graph: Graph) -> None:
    listed = await column(graph, "MATCH (p:Party)-[:HAS_LISTING]->(:Listing) RETURN DISTINCT p.id AS id ORDER BY id")
    day = date(2018, 6, 1)
    met = 0
    for party in listed:
        rows = await _drawn(graph, "cascading_punishment", Scope.at(day), parties=[party])
        said = await answer(graph, CascadingPunishment.of(party=party, as_of=day))
        _same_cascade(rows, said)
        met += len(said.consequences)
    assert met > 50, "the seeded graph has too few consequences to tell anything"


@pytest.mark.parametrize("ask", _asks("if_listed"))
async def test_the_picture_of_a_supposed_listing_is_its_answer(graph: Graph, ask: Ask) -> None:
    said = await answer(graph, ask.asked())
    assert isinstance(said, CascadeAnswer)
    rows = await _drawn(graph, "if_listed", _scope(ask), parties=[ask.parameters["party"]], list=ask.parameters["list"])
    _same_cascade(rows, said, supposed=True)


@pytest.mark.parametrize("ask", _asks("personnel_linkage"))
async def test_the_picture_of_a_linkage_is_its_answer(graph: Graph, ask: Ask) -> None:
    if {"cross_state_holders", "max_degree", "minimum_identity", "depth"} & ask.parameters.keys():
        pytest.skip("the picture crosses hubs, but no state-asset holder, and is three posts deep")
    said = await answer(graph, ask.asked())
    assert isinstance(said, LinkageAnswer)
    rows = await _drawn(graph, "personnel_linkage", _scope(ask), parties=[ask.parameters["party"]])
    assert {_end(row["way"]) for row in rows} == {tie.party.id for tie in said.ties}
    stays = {(_end(row["way"]), _listing(row["stay"])) for row in rows if row["stay"]}
    assert stays == {(tie.party.id, listing.id) for tie in said.ties for listing in tie.listings if not listing.implied}


@pytest.mark.parametrize("ask", _asks("cross_contamination"))
async def test_the_picture_of_a_contamination_is_its_answer(graph: Graph, ask: Ask) -> None:
    said = await answer(graph, ask.asked())
    assert isinstance(said, ContaminationAnswer)
    named, parties = ([ask.parameters[name]] if name in ask.parameters else [] for name in ("application", "party"))
    rows = await _drawn(graph, "cross_contamination", _scope(ask), applications=named, parties=parties)
    drawn = {(_identity(row["part"].nodes[0]), _end(row["part"])) for row in rows if row["part"]}
    assert drawn == {(finding.application.id, party.id) for finding in said.findings for party in finding.participants}
    tainted = {
        (_identity(r["part"].nodes[0]), _end(r["part"]), _listing(r["stay"])) for r in rows if r["part"] and r["stay"]
    }
    assert tainted == {
        (finding.application.id, contaminator.party.id, listing.id)
        for finding in said.findings
        for contaminator in finding.contaminators
        for listing in contaminator.listings
    }


async def test_so_it_is_for_every_application_of_the_seeded_graph(graph: Graph) -> None:
    applications = await column(graph, "MATCH (a:Application) RETURN a.id AS id ORDER BY id")
    found = 0
    for year, application in product(range(2017, 2021), applications):
        day = date(year, 6, 3)
        said = await answer(graph, CrossContamination.of(application=application, as_of=day))
        rows = await _drawn(graph, "cross_contamination", Scope.at(day), applications=[application], parties=[])
        tainted = {(_end(row["part"]), _listing(row["stay"])) for row in rows if row["stay"]}
        contaminators = [contaminator for finding in said.findings for contaminator in finding.contaminators]
        assert tainted == {(each.party.id, listing.id) for each in contaminators for listing in each.listings}
        found += len(contaminators)
    assert found > 3, "the seeded graph has too few contaminators to tell anything"


@pytest.mark.parametrize("ask", _asks("if_jointly_filed"))
async def test_the_picture_of_a_planned_consortium_is_its_answer(graph: Graph, ask: Ask) -> None:
    said = await answer(graph, ask.asked())
    assert isinstance(said, ContaminationAnswer)
    stated = ask.parameters
    members = [stated["lead"], *stated.get("co_bidders", ()), *stated.get("suppliers", ())]
    rows = await _drawn(graph, "if_jointly_filed", _scope(ask), members=members)
    assert {_end(row["member"]) for row in rows} == {*members}
    (finding,) = said.findings
    assert {(_end(row["member"]), _listing(row["stay"])) for row in rows if row["stay"]} == {
        (contaminator.party.id, listing.id)
        for contaminator in finding.contaminators
        for listing in contaminator.listings
    }


@pytest.mark.parametrize("year", [2015, 2019])
@pytest.mark.parametrize("party", ["shanghai-husi", "shanghai-husi-quality-supervisor", "joint-bid-concrete"])
async def test_the_picture_of_a_credit_file_holds_its_listings_and_records(graph: Graph, party: str, year: int) -> None:
    asked: dict[str, Any] = {"party": party, "as_of": date(year, 6, 1)}
    file, page = await answer(graph, CreditFile.of(**asked)), await answer(graph, CreditRecords.of(**asked))
    rows = await _drawn(graph, "credit_file", Scope.at(date(year, 6, 1)), parties=[party])
    drawn = {_identity(row["entry"].nodes[1]) for row in rows if row["entry"] and len(row["entry"]) > 1}
    listed = {listing.id for listing in (*file.listings, *file.former_listings)}
    assert drawn == {*listed, *(record.id for record in page.records)}


@pytest.mark.parametrize("party", ["credit-repair-dyer", "credit-repair-tanner", "credit-repair-baker"])
@pytest.mark.parametrize("day", [date(2018, 3, 26), date(2020, 3, 20), date(2022, 1, 1)])
async def test_the_picture_of_a_repair_holds_what_happened_to_the_stays_of_the_day(
    graph: Graph, party: str, day: date
) -> None:
    """Stays in force, their recorded events, and the terms of the answer that are set for the list itself."""
    every = (await answer(graph, Repairs.of(party=party, as_of=day))).repairs
    said = [one for one in every if day < (one.listing.until or date.max)]
    rows = await _drawn(graph, "repair", Scope.at(day), parties=[party])
    assert {_listing(row["stay"]) for row in rows if row["stay"]} == {one.listing.id for one in said}
    events = {_end(row["happened"]) for row in rows if row["happened"]}
    assert events == {step.event_id for one in said for step in one.steps} - {one.listing.id for one in said}
    terms = {_identity(row["term"].nodes[1]) for row in rows if row["term"]}
    used = {view.basis.rule_id for one in said for view in (one.term, one.publication) if view}
    general = {"practice_term_serious", "practice_term_general", "practice_term", "publication_2019_general"}
    assert used - general <= terms
    assert not terms & general


async def test_every_drawn_fact_holds_on_the_day(graph: Graph) -> None:
    """For everybody at once: no relationship or node of a picture is from before, after, or superseded."""
    day = date(2018, 6, 1)
    scope = Scope.at(day)
    parties = await column(graph, "MATCH (p:Party) RETURN DISTINCT p.id AS id ORDER BY id")
    ids = {"parties": parties, "members": parties, "list": "court_defaulters"}
    seen = 0
    for statement in catalogue().of_kind(Kind.BROWSER):
        if statement.name in ON_PURPOSE or not {"as_of"} < {*statement.parameters} <= {*ids, "as_of", "known_at"}:
            continue  # a credit file shows ended listings on purpose, and says so
        given = {name: value for name, value in ids.items() if name in statement.parameters}
        for row in await _drawn(graph, statement.name, scope, **given):
            for fact in (fact for path in row.values() if path for fact in (*path.relationships, *path.nodes)):
                if fact.get("recorded_at") is None:
                    continue  # a thing, or a relationship that comes with a fact
                seen += 1
                assert fact["valid_from"].to_native() <= day < fact["valid_until"].to_native(), (statement.name, fact)
                assert fact["superseded_at"].year == 9999, (statement.name, fact)
    assert seen > 1000


def test_every_question_of_the_api_has_a_picture() -> None:
    fields = {to_snake(str(field.graphql_name)) for field in Query.__strawberry_definition__.fields}  # pyright: ignore
    drawn = {question for twin in catalogue().of_kind(Kind.BROWSER) for question in twin.twin_of}
    assert drawn == fields - NO_PICTURE
