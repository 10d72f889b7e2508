"""Names are taken apart as the register writes them; what a row is taken for is said with a reason."""

import pytest

from cscs_graph.analysis.screening.name_similarity import Likeness, likeness
from cscs_graph.model.codes import MatchRule
from cscs_graph.model.names import keys_of, read_name, wanted_keys
from cscs_graph.model.suppliers import Supplier

PARTY = {
    "id": "x",
    "labels": ["Entity", "Party"],
    "name": "上海虚构食品有限公司",
    "name_en": "Fictitious Foods Co., Ltd.",
    "other_names": ["上海虚构粮油有限公司"],
    "uscc": "91310101XXXX02014X",
    "org_code": None,
    "reg_no": None,
    "other_codes": None,
}


@pytest.mark.parametrize(
    ("text", "region", "core", "form"),
    [
        ("上海虚构食品有限公司", "上海", "虚构食品", "有限公司"),
        ("上海市虚构食品有限责任公司", "上海", "虚构食品", "有限责任公司"),
        ("虚构食品（上海）股份有限公司", "上海", "虚构食品", "股份有限公司"),
        ("虚构食品(上海)有限公司", "上海", "虚构食品", "有限公司"),
        ("上海虚构食品（集团）有限公司", "上海", "虚构食品", "集团有限公司"),
        ("江苏省昆山市虚构食品厂", "江苏昆山", "虚构食品厂", ""),
        ("虚构乙咨询有限公司", "", "虚构乙咨询", "有限公司"),
        ("上海虚构食品有限公司苏州分公司", "上海", "虚构食品有限公司苏州分", "公司"),
        ("上海公司", "", "上海", "公司"),
    ],
)
def test_a_name_is_division_trade_name_and_form(text: str, region: str, core: str, form: str) -> None:
    name = read_name(text)
    assert (name.region, name.core, name.form) == (region, core, form)


@pytest.mark.parametrize(
    ("given", "rule", "score"),
    [
        ("上海虚构食品有限公司", MatchRule.NAME, 0.97),
        ("　上海虚构食品 有限公司", MatchRule.NAME, 0.97),
        ("上海虚构食品有限责任公司", MatchRule.LEGAL_FORM, 0.92),
        ("上海市虚构食品有限公司", MatchRule.LEGAL_FORM, 0.92),
        ("上海虚构食品股份有限公司", MatchRule.LEGAL_FORM, 0.84),
        ("上海虚构食品集团有限公司", MatchRule.LEGAL_FORM, 0.84),
        ("上海虚构食品公司", MatchRule.LEGAL_FORM, 0.92),
        ("虚构食品", MatchRule.TRADE_NAME, 0.8),
        ("虚构食品集团", MatchRule.TRADE_NAME, 0.72),
        ("北京虚构食品有限公司", MatchRule.TRADE_NAME, 0.7),
        ("上海虚构粮油有限公司", MatchRule.FORMER_NAME, 0.93),
        ("上海虚构粮油有限责任公司", MatchRule.LEGAL_FORM, 0.88),
        ("FICTITIOUS FOODS COMPANY LIMITED", MatchRule.ENGLISH, 0.91),
        ("Fictitious Foods Group Co., Ltd.", MatchRule.ENGLISH, 0.83),
        ("Fictitious Foods Holdings", MatchRule.ENGLISH, 0.83),
        ("Shanghai Xugou Shipin Youxian Gongsi", MatchRule.PINYIN, 0.86),
        ("xugou shipin", MatchRule.PINYIN, 0.76),
        ("SHXGSP", MatchRule.INITIALS, 0.6),
    ],
)
def test_every_spelling_is_found_by_a_key_and_scored_by_its_rule(given: str, rule: MatchRule, score: float) -> None:
    names = [PARTY["name"], PARTY["name_en"], *PARTY["other_names"]]
    kept = {key for name in names for key in keys_of(read_name(name))}
    assert kept & set(wanted_keys(read_name(given)))
    like = Likeness.best([given], PARTY)
    assert (like.rule, round(like.score, 2)) == (rule, score)


def test_a_slip_of_the_pen_is_similar_and_never_sure() -> None:
    """One of six characters of division and trade name is wrong, one of ten of the whole: 90 % of the whole, 75 % of the
    trade name, which is below the least share."""
    assert Likeness.best(["上海虚拘食品有限公司"], PARTY).score == 0
    long = {**PARTY, "name": "上海虚构食品机械配件制造有限公司", "other_names": None, "name_en": None}
    like = Likeness.best(["上海虚构食品机戒配件制造有限公司"], long)
    assert like.rule is MatchRule.SIMILAR
    assert like.score == pytest.approx(0.9 * 0.85)


@pytest.mark.parametrize(
    ("supplier", "party", "says"),
    [
        (
            Supplier(row=1, names=("虚构人甲",)),
            {**PARTY, "labels": ["Person", "Party"], "name": "虚构人甲"},
            "a person",
        ),
        (Supplier(row=1, names=(PARTY["name"],), codes=("91310101XXXX02022P",)), PARTY, "the code given is 9131"),
    ],
)
def test_what_speaks_against_a_name_keeps_it_from_being_taken(
    supplier: Supplier, party: dict[str, object], says: str
) -> None:
    like = likeness(supplier, party, 0.9)
    assert like.score < 0.9
    assert any(str(text).startswith(says) for text in like.differs)


def test_a_group_and_a_holding_of_one_name_are_not_taken_for_one() -> None:
    party = {**PARTY, "name_en": "T.C.L. Holdings"}
    assert Likeness.best(["T C L Holdings Ltd"], party).score == pytest.approx(0.91)
    assert Likeness.best(["T.C.L Group"], party).score == pytest.approx(0.83)
