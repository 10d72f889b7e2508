"""What follows from every listing on a list of a kind, beside the measures of its memoranda (§4-§6)."""

from dataclasses import dataclass

from cscs_graph.model.answers import MovedGrade, PartyRef
from cscs_graph.model.codes import Certainty, ListKind, TargetClass, Tier
from cscs_graph.model.grades import GradeScheme
from cscs_graph.model.industries import belongs, may_belong, plain
from cscs_graph.model.ramifications import Ramification
from cscs_graph.model.time import Span

_OWN = frozenset({TargetClass.COMPANY, TargetClass.PERSON})


@dataclass(frozen=True, slots=True)
class SchemeRule:
    """A grade scheme in use, and for whom it moves (§5.1)."""

    stated: GradeScheme
    ref: MovedGrade

    def moved_for(self, party: PartyRef) -> MovedGrade | None:
        """The grade of a party. None where its trade is known and gets none; "if it is graded" where that is not known."""
        if self.stated.grades_all:
            return self.ref
        trade, trades = plain(party.industry_code), self.stated.industries
        if any(belongs(trade, one) for one in trades):
            return self.ref
        unsettled = not trade or not trades or any(may_belong(trade, one) for one in trades)
        return self.ref.model_copy(update={"if_graded": True}) if unsettled else None


@dataclass(frozen=True, slots=True)
class RamificationRule:
    """A rule in force, with the grades that it moves."""

    stated: Ramification
    """The rule as it was loaded."""
    span: Span
    grade_schemes: tuple["SchemeRule", ...]

    @property
    def rule_id(self) -> str:
        return self.stated.fact_id

    @property
    def list_kind(self) -> ListKind:
        return self.stated.list_kind

    @property
    def certainty(self) -> Certainty:
        return self.stated.certainty

    @property
    def source_id(self) -> str:
        return self.stated.source_id or ""

    def moves(self, party: PartyRef) -> tuple[MovedGrade, ...] | None:
        """The grades that it moves for a party; None where it is about grades, and the party gets none of them."""
        if not self.grade_schemes:
            return ()
        return tuple(moved for scheme in self.grade_schemes if (moved := scheme.moved_for(party))) or None

    def meets(self, kind: ListKind, tier: Tier | None, target: TargetClass | None, *, listed: bool) -> bool:
        """Whether the rule is about listings of that kind and tier, and about whom they reach as `target`.

        `listed`: the listed party itself, which every rule without a target meets. What is part of the listed party
        shares in it through that, and not by a class of its own.
        """
        targets = self.stated.targets
        if kind is not self.list_kind or self.stated.tier not in (None, tier):
            return False
        if listed:
            return not targets or target in targets
        return target in targets and target not in _OWN
