"""A channel: how consequences travel from one party to another, stated once and read from either end."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cscs_graph.catalog.statement import Starts
from cscs_graph.catalog.templates import Templates
from cscs_graph.model import schema
from cscs_graph.model.codes import Certainty, TargetClass

SOURCE, REACHED = "source", "reached"
"""The variables of a pattern for its two ends, in the direction in which consequences travel."""
ROUND_COLUMNS = (
    "channel",
    "source_id",
    "reached_id",
    "from_id",
    "to_id",
    "type",
    "detail",
    "matter",
    "fact_id",
    "valid_from",
    "valid_until",
    "days_stated",
    "source",
)
"""One row for each fact that carries consequences from `source_id` to `reached_id`. The fact itself reads from `from_id` to
`to_id`; `source` is the id of the Source that states it."""


class End(StrEnum):
    """The end of a channel at which a frontier stands."""

    SOURCE = SOURCE
    """Whom consequences come from: the frontier asks on whom they fall."""
    REACHED = REACHED
    """On whom consequences fall: the frontier asks whom they come from."""


class Follows(StrEnum):
    """How consequences travel along the relationship of a channel."""

    FORWARD = "forward"
    """From its start to its end."""
    BACKWARD = "backward"
    """From its end to its start."""
    EITHER = "either"
    """In both directions: the relationship is stated once for a pair."""


ARROWS = {
    Follows.FORWARD: ("-", "->"),
    Follows.BACKWARD: ("<-", "-"),
    Follows.EITHER: ("-", "-"),
}
"""What stands to the left and right of a relationship that is read from its source to whom it reaches."""
_MIRRORED = {Follows.FORWARD: Follows.BACKWARD, Follows.BACKWARD: Follows.FORWARD, Follows.EITHER: Follows.EITHER}


@dataclass(frozen=True, slots=True)
class Channel:
    """A checked channel, as its file states it."""

    name: str
    says: str
    section: str
    certainty: Certainty
    """How well it is documented."""
    raised_to: Certainty
    """The certainty that it has where the rules of the list say more."""
    raised_if: str
    """When they do, in words; empty for a channel that is never raised."""
    lowered_to: Certainty
    """The certainty that a fact has which does not say in whose matter it is."""
    lowered_if: str
    """When it has it, in words; empty for a channel that is never lowered."""
    starts: Starts
    source_label: str
    """Label of whom it leads from; `Party` for companies and persons alike."""
    reached_label: str
    target: TargetClass | None
    """The class of an MOU's scope under which it reaches a party. None: only the standing is affected, no measure follows."""
    follows: Follows
    types: tuple[str, ...]
    """The relationship types that it travels along."""
    fact: str
    """The variable of the relationship in `condition` and `detail`."""
    condition: str
    """What must hold beside the times of the fact; empty where nothing else must."""
    detail: str
    """An expression for what the fact says of the tie, such as a role."""
    pattern: str
    """The body of its file: one MATCH, with the condition."""
    path: Path
    matter: str = ""
    """An expression for the id of the one list in whose matter the fact ties the two; empty where it does so in any."""
    linkage: bool = True
    """Whether its facts are ties of persons that a personnel linkage follows; not so what is legally part of a company."""
    law: str = ""
    """The statute on which it rests, whatever the list; empty where none is named."""
    drawn_from: str = ""
    """From what it is drawn where no text states it, in words; empty where one does."""

    @property
    def cited(self) -> str:
        """What a step along it cites: the statute, else the section of the report."""
        return self.law or self.section

    def ends(self, end: End) -> tuple[str, str]:
        """The labels of the end at which a frontier stands and of the other."""
        source, reached = self.source_label, self.reached_label
        return (source, reached) if end is End.SOURCE else (reached, source)

    def implied(self, end: End) -> bool:
        """Whether its relationship leads from or to no other nodes at that end than those of the channel."""
        label, _ = self.ends(end)
        first = self.follows if end is End.SOURCE else _MIRRORED[self.follows]
        facts = [each for each in schema.relationships() if each.type in self.types]
        starts = [each.start for each in facts if first is not Follows.BACKWARD]
        ends = [each.end for each in facts if first is not Follows.FORWARD]
        return all(schema.implies(each, label) for each in (*starts, *ends))

    def relationship(self, templates: Templates, end: End, fact: str | None = None) -> str:
        """The relationship with its time test, as it is written by who reads on from `end`."""
        left, right = ARROWS[self.follows if end is End.SOURCE else _MIRRORED[self.follows]]
        return templates.fill("fact", left=left, right=right, fact=fact or self.fact, types="|".join(self.types))

    def where(self) -> str:
        """The condition as a clause, or nothing."""
        return f"WHERE {self.condition}" if self.condition else ""

    def fact_ends(self) -> tuple[str, str]:
        """Expressions for the ids of start and end of the relationship."""
        match self.follows:
            case Follows.FORWARD:
                return f"{SOURCE}.id", f"{REACHED}.id"
            case Follows.BACKWARD:
                return f"{REACHED}.id", f"{SOURCE}.id"
            case Follows.EITHER:
                return f"startNode({self.fact}).id", f"endNode({self.fact}).id"


def renamed(expression: str, names: dict[str, str]) -> str:
    """An expression with other variables. Texts in quotation marks, parameters and properties are left alone."""
    variable = re.compile(rf"'[^']*'|(?<![.$\w])(?:{'|'.join(names)})\b")
    return variable.sub(lambda found: names.get(found[0], found[0]), expression)
