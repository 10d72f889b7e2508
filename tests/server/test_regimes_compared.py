"""Two bodies of rules are compared list by list: what another list brings is no other side of a measure."""

from datetime import date

from cscs_graph.analysis.core.asking import ask
from cscs_graph.analysis.reference.regimes import DiffRegimes
from cscs_graph.cli.saying import texts
from cscs_graph.model.answers import Consequence
from cscs_graph.model.codes import Matter
from cscs_graph.model.language import LanguageCode
from tests.conftest import Store
from tests.loading import load

LINES = [
    {"type": "Entity", "id": "compared-firm", "name": "Invented firm on two lists"},
    *(
        {"type": "Listing", "id": f"compared-{one}", "party": "compared-firm", "list": one, "valid_from": "2021-06-01"}
        for one in ("court_defaulters", "samr_untrustworthy")
    ),
]


async def test_matters_are_matched_within_one_list(store: Store) -> None:
    """A memorandum of 2015 bars firms that market supervision lists from loans, what followed does not."""
    await load(store.graph, *LINES, source="compared")
    found = await ask(
        store.graph,
        DiffRegimes.of(
            party="compared-firm",
            regime_a="mou_2014_2020",
            regime_b="law_and_basic_list",
            as_of=date(2022, 6, 1),
        ),
    )
    for code, both, lacks, begins in (
        (LanguageCode.EN, "nder “Memoranda of joint rewards", "found under the newer rules. ", "applicable since"),
        (LanguageCode.ZH, "按照“联合奖惩合作备忘录", "新的规则中未找到对应的措施。", "起适用）"),
    ):
        for one, text in zip(found.changes, texts(found, code), strict=True):
            assert (both in text) is (one.before is not None)
            assert ("New" in text, "No longer" in text, "取消" in text) == (False, False, False), "neither side changed"
            assert (lacks in text) is (one.after is None)
            assert begins in text
    matched = [
        (_lists(one.before), _lists(one.after))
        for one in found.changes
        if one.before is not None and one.after is not None
    ]
    assert matched
    assert [one for one in matched if not one[0] & one[1]] == []
    gone = {one.before.measure.matter for one in found.changes if one.before is not None and one.after is None}
    assert Matter.LENDING in gone, "the court list bars from loans under both, which says nothing of the other list"


def _lists(one: Consequence) -> set[str]:
    return {basis.listing.credit_list.id for basis in one.bases}
