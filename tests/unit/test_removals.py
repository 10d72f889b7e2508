"""What is said of taking members out of a filing that stands: article 37, as RULES and DESIGN cite it, is about members only."""

from datetime import date

import pytest

from cscs_graph.export.removals import outcome, reservations
from cscs_graph.model.answers import ApplicationRef, ContaminationFinding, PartyKind, PartyRef, Removal
from cscs_graph.model.codes import FilingState
from cscs_graph.model.language import LanguageCode

EARLIER, LATER = date(2019, 2, 1), date(2019, 4, 1)


def finding(day: date, *, member: bool, prequalified: bool, planned: bool = False) -> ContaminationFinding:
    application = ApplicationRef(
        id="bid", title="虚构项目", hypothetical=planned, prequalified_on=date(2019, 3, 1) if prequalified else None
    )
    party = PartyRef(id="one", kind=PartyKind.ENTITY, name="虚构公司")
    return ContaminationFinding(
        application=application,
        state=application.state(day),
        participants=(party,),
        contaminators=(),
        removals=(Removal(party=party, replace_lead=False, member=member),),
        clears=not member or application.state(day) is not FilingState.PREQUALIFIED,
    )


@pytest.mark.parametrize(
    ("day", "prequalified", "member", "said"),
    [
        (LATER, True, True, ("art. 37", "This one was prequalified on 2019-03-01.")),
        (EARLIER, True, True, ("art. 37", "No prequalification of this one is recorded by the day")),
        (LATER, False, True, ("art. 37", "No prequalification of this one is recorded by the day")),
        (LATER, True, False, ("Whether a supplier that the filing names may be exchanged",)),
    ],
)
def test_who_would_have_to_leave_decides_which_rule_is_told(
    day: date, prequalified: bool, member: bool, said: tuple[str, ...]
) -> None:
    told = list(reservations(finding(day, member=member, prequalified=prequalified)))
    assert len(told) == len(said)
    assert all(part in one for part, one in zip(said, told, strict=True))


def test_nothing_stands_against_leaving_what_is_only_planned() -> None:
    assert list(reservations(finding(LATER, member=True, prequalified=False, planned=True))) == []


def test_the_rule_is_named_in_chinese_too() -> None:
    found = finding(LATER, member=True, prequalified=True)
    told = list(reservations(found, LanguageCode.ZH))
    assert "联合体增减、更换成员的，其投标无效（《招标投标法实施条例》第三十七条）" in told[0]
    assert (outcome(found, LanguageCode.ZH), outcome(found)) == ("不能消除风险", "does not clear it")
