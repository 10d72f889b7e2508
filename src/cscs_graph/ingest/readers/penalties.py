"""Reader of a table of administrative penalties: a CreditRecord each, with number, result, amount, authority and day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cscs_graph.ingest.readers.agencies import office
from cscs_graph.ingest.readers.base import Line, Row
from cscs_graph.ingest.readers.court_cases import CASE, LEGAL_AGENT_BENCH, SOURCE_ID, amount_in
from cscs_graph.ingest.readers.known_names import stub
from cscs_graph.ingest.readers.text import day_of, digest, line, stated
from cscs_graph.model.codes import Polarity
from cscs_graph.model.records import Unreadable

COMPANY, RESULT, AMOUNT, AUTHORITY, DAY = "行政处罚公司名称", "处罚结果", "处罚金额（元）", "处罚单位", "处罚日期"
_NONE_IMPOSED = "不予行政处罚"


@dataclass(frozen=True, slots=True)
class PenaltyReader:
    """An Entity stub, the authority and a CreditRecord of category `administrative_penalties` per row."""

    name: str = "penalties"
    columns: frozenset[str] = frozenset({COMPANY, CASE, RESULT, AMOUNT, AUTHORITY, DAY})

    def recognises(self, path: Path, header: Sequence[str]) -> bool:
        """Whether company, number and result have columns."""
        return {COMPANY, CASE, RESULT} <= set(header)

    def preamble(self, path: Path) -> Iterator[Line]:
        """The Source."""
        yield line("Source", LEGAL_AGENT_BENCH)

    def lines(self, path: Path, row: Row) -> Iterator[Line]:
        """Raises Unreadable for a row without company or number, or with an amount or a day that cannot be read."""
        company = stub(path, SOURCE_ID, row.cells[COMPANY], COMPANY)
        number = stated(row.cells[CASE])
        if number is None:
            raise Unreadable(CASE, "the row states no number of a decision; add it")
        yield company
        result = stated(row.cells[RESULT])
        authority = stated(row.cells[AUTHORITY])
        agency = office(authority) if authority else None
        if agency:
            yield from agency.lines(SOURCE_ID)
        try:
            day = day_of(row.cells[DAY])
        except ValueError as error:
            raise Unreadable(DAY, str(error)) from None
        yield line(
            "CreditRecord",
            {
                "id": f"{SOURCE_ID}:penalty:{digest(company['id'], number)}",
                "party": company["id"],
                "category": "administrative_penalties",
                "title": result or "行政处罚",
                "polarity": str(Polarity.NEUTRAL if result and _NONE_IMPOSED in result else Polarity.NEGATIVE),
                "document_no": number,
                "amount_rmb": amount_in(row, AMOUNT),
                "issued_by": agency and agency.id,
                "valid_from": day,
                "source_id": SOURCE_ID,
            },
        )
