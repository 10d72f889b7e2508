"""How an answer is made reproducible: the question in a canonical form, the versions of data and rules, and the id of the three.

Every analysis begins with a `Question` and spreads its `heading` into the answer, which has no default for any of it:

    question = Question("cascadingPunishment", scope, {"party": party_id})
    return CascadeAnswer(**await question.metadata(transaction), coverage=..., ...)
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from hashlib import blake2b
from typing import TypedDict

from cscs_graph.analysis.core.bounds import Scope
from cscs_graph.catalog import Kind, catalogue
from cscs_graph.graph.connection import Transaction
from cscs_graph.model.codes import Certainty

Parameter = str | int | float | bool | date | None | tuple[str, ...] | tuple[tuple[str, ...], ...]
_EMPTY = (0, 0, 0, 0)


class AnswerKey(TypedDict):
    """What makes an answer reproducible."""

    question: str
    parameters: str
    answer_id: str
    data_version: str
    rule_version: str


class AnswerMetadata(AnswerKey):
    """What every answer says of itself before it says anything else."""

    as_of: date
    known_at: datetime | None
    minimum_certainty: Certainty


@dataclass(frozen=True, slots=True)
class Question:
    """One question with everything that its answer depends on besides the data.

    `parameters` are those of the question itself, references resolved to ids; the moment, the weakest certainty and the
    bounds are taken from the scope.
    """

    name: str
    scope: Scope
    parameters: Mapping[str, Parameter]

    async def key(self, transaction: Transaction) -> AnswerKey:
        """Read in the transaction that the answer rests on, so that both see the same data."""
        data, rules = await versions(transaction)
        parameters = self.canonical()
        return {
            "question": self.name,
            "parameters": parameters,
            "answer_id": _digest(self.name, parameters, data, rules),
            "data_version": data,
            "rule_version": rules,
        }

    async def metadata(self, transaction: Transaction) -> AnswerMetadata:
        moment = self.scope.moment
        return {
            **await self.key(transaction),
            "as_of": moment.as_of,
            "known_at": None if moment.known_now else moment.known_at,
            "minimum_certainty": self.scope.minimum_certainty,
        }

    def canonical(self) -> str:
        """All parameters as one JSON object, sorted, defaults filled in. `known_at` null: as known now, which is what the
        version of the data says."""
        moment, bounds = self.scope.moment, self.scope.bounds
        common = {
            "as_of": moment.as_of.isoformat(),
            "known_at": None if moment.known_now else moment.known_at.isoformat(),
            "minimum_certainty": str(self.scope.minimum_certainty),
            "depth": bounds.depth,
            "max_parties": bounds.parties,
            "max_rows": bounds.rows,
        }
        stated = {
            name: value.isoformat() if isinstance(value, date) else value for name, value in self.parameters.items()
        }
        return json.dumps(common | stated, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


async def versions(transaction: Transaction) -> tuple[str, str]:
    """The versions of the loaded facts and of the rules in force in this store: the loaded ones, and the channels."""
    stored = {row["id"]: (row["a"], row["b"], row["c"], row["d"]) for row in await transaction.run("content_version")}
    facts, rules = (" ".join(map(str, stored.get(part, _EMPTY))) for part in ("facts", "rules"))
    return _digest(facts), _digest(rules, _channels())


@cache
def _channels() -> str:
    """The channels are rules too: how consequences travel, and how certain that is."""
    return _digest(
        *(
            part
            for channel in catalogue().of_kind(Kind.CHANNEL)
            for part in (
                channel.name,
                channel.certainty,
                channel.raised_to,
                channel.starts,
                channel.target or "",
                channel.text,
            )
        )
    )


def _digest(*parts: str) -> str:
    return blake2b("\x1f".join(parts).encode(), digest_size=12).hexdigest()
