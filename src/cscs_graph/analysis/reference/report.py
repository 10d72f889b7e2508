"""The report on the rules themselves, computed from the graph: complete, partial, only counted, or unknown."""

from collections import Counter

from cscs_graph.analysis.core.lookup import stated
from cscs_graph.graph.connection import Graph, Row, Transaction
from cscs_graph.model.answers import ListReport, MouReport, ReferenceReport, RegimeReport, RuleCount
from cscs_graph.model.codes import Completeness, DocumentKind
from cscs_graph.model.time import Moment, none_if_open


async def reference_report(graph: Graph, moment: Moment) -> ReferenceReport:
    """What is loaded of every regime, list and memorandum, and how many rules of each other kind."""

    async def work(transaction: Transaction) -> ReferenceReport:
        known_at = moment.known_at
        mous = {row["mou_id"]: _mou(row) for row in await transaction.run("reference_mous", known_at=known_at)}
        lists = await transaction.run("reference_lists", known_at=known_at)
        counts = await transaction.run("rule_counts", known_at=known_at)
        return ReferenceReport(
            regimes=_regimes(await transaction.run("regimes"), mous),
            lists=tuple(_list(row, mous) for row in lists),
            mous=tuple(mous[key] for key in sorted(mous)),
            counts=tuple(RuleCount.model_validate(row) for row in counts),
        )

    return await graph.read(work)


def _mou(row: Row) -> MouReport:
    kind = DocumentKind(row["document_kind"] or DocumentKind.MEMORANDUM)
    signed = Completeness.of(row["signatories_listed"], row["signatories_stated"]) if kind.is_signed else None
    return MouReport.model_validate({**stated(row), "signatories": signed})


def _list(row: Row, mous: dict[str, MouReport]) -> ListReport:
    documents = [mous[name] for name in row["mou_ids"]]
    return ListReport.model_validate(
        {
            **stated(row),
            "criteria": Completeness.of(row["criteria_named"], row["criteria_stated"]),
            "measures_loaded": sum(mou.measures_loaded for mou in documents),
            "measures": Completeness.of_all(mou.measures for mou in documents),
        }
    )


def _regimes(rows: list[Row], mous: dict[str, MouReport]) -> tuple[RegimeReport, ...]:
    documents = Counter(mou.regime for mou in mous.values())
    measures: Counter[str | None] = Counter()
    for mou in mous.values():
        measures[mou.regime] += mou.measures_loaded
    return tuple(
        RegimeReport.model_validate(
            {
                **stated(row),
                "since": none_if_open(row["valid_from"]),
                "until": none_if_open(row["valid_until"]),
                "documents": documents[row["id"]],
                "measures_loaded": measures[row["id"]],
            }
        )
        for row in rows
    )
