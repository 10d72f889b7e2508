"""Which of several rules applies: stated once, for every kind of rule that may be general or of one list."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from cscs_graph.model.time import Span


class Preferable(Protocol):
    """A rule about some lists, or about all of them."""

    @property
    def rule_id(self) -> str: ...

    @property
    def list_ids(self) -> tuple[str, ...]:
        """The lists that it is about. Empty: all that it can be about."""
        ...

    @property
    def span(self) -> Span: ...


AnyRule = TypeVar("AnyRule", bound=Preferable)


def applies(rule: Preferable, day: date, list_id: str) -> bool:
    """Whether a rule is in force on the day for a list."""
    return rule.span.start <= day < rule.span.end and (not rule.list_ids or list_id in rule.list_ids)


def preference(rule: Preferable) -> tuple[bool, date, str]:
    """A rule of the list before a general one, then the latest; then by id, so that the order is total."""
    return bool(rule.list_ids), rule.span.start, rule.rule_id


def best_rule(rules: Iterable[AnyRule], day: date, list_id: str) -> AnyRule | None:
    """The rule that applies on the day to a list; None where the rules are silent."""
    return max((rule for rule in rules if applies(rule, day, list_id)), key=preference, default=None)
