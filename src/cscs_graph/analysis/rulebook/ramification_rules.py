"""What follows from every listing on a list of a kind, beside the measures of its memoranda (§4-§6)."""

from dataclasses import dataclass

from cscs_graph.model.answers import MovedGrade
from cscs_graph.model.codes import Certainty, ListKind, TargetClass, Tier
from cscs_graph.model.ramifications import Ramification
from cscs_graph.model.time import Span

_OWN = frozenset({TargetClass.COMPANY, TargetClass.PERSON})


@dataclass(frozen=True, slots=True)
class RamificationRule:
    """A rule in force, with the grades that it moves."""

    stated: Ramification
    """The rule as it was loaded."""
    span: Span
    grade_schemes: tuple[MovedGrade, ...]

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
