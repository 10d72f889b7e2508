"""A question of a scenario as a GraphQL query, and what its reply says under the keys that scenarios expect.

Written apart from `cscs_graph.scenarios`, which does the same for answers that never left the process.
"""

from collections.abc import Callable, Iterable
from typing import Any

from cscs_graph.scenarios import Ask

_ENUMS = ["STATUTE", "MOU", "PRACTICE", "DRAFT", "ANECDOTAL"]

_CASCADE = """{
  listings { counts list { id } }
  consequences { measure { id } target { party { id } } imposedBy { id } earliestEnd }
  reached { party { id } channel certainty earliestEnd }
  applications { application { id } certainty }
  rewards { listing { list { id } } }
  rewardsLost { listing { list { id } } }
  coverage { listsWithoutMeasures }
}"""
_LINKAGE = """{
  ties { party { id } hops towardsSubject fromSubject listings { id } }
  formerTies { party { id } }
}"""
_CONTAMINATION = """{ findings {
  contaminators { party { id } certainty listings { list { id } } }
  removals { party { id } }
  clears
} }"""

_REPAIR = """{ repair {
  state rulesOn earliestApplication earliestRemoval minimumBasis missing
  term { basis { ruleId } } publication { basis { ruleId } }
  nextStep { kind actor due } blocks { kind } overdue { kind } steps { kind late }
  listing { counts disputes { trigger } }
  lateNotice { risk objectionDeadline objectionDeadlinePassed headquarters { id } }
} }"""

Json = dict[str, Any]
_SHOWN: dict[str, tuple[str, str]] = {
    "cascading_punishment": ("cascadingPunishment", _CASCADE),
    "if_listed": ("ifListed", _CASCADE),
    "personnel_linkage": ("personnelLinkage", _LINKAGE),
    "cross_contamination": ("crossContamination", _CONTAMINATION),
    "if_jointly_filed": ("ifJointlyFiled", _CONTAMINATION),
    "repair": ("repair", _REPAIR),
}
_TYPES = {
    "party": "ID",
    "listing": "ID",
    "application": "ID",
    "list": "ID!",
    "lead": "ID!",
    "coBidders": "[ID!]",
    "suppliers": "[ID!]",
    "on": "Date",
    "asOf": "Date",
    "knownAt": "DateTime",
    "minimumCertainty": "Certainty",
    "includeFormer": "Boolean!",
    "depth": "Int",
}


def query_of(ask: Ask) -> tuple[str, str, Json]:
    """The field that is asked, the query, and its variables: all that the scenario states."""
    stated = ask.model_dump(mode="json", exclude_none=True, exclude={"question", "expect"})
    variables: Json = {}
    for name, value in stated.items():
        first, *rest = name.split("_")
        variables[first + "".join(part.title() for part in rest)] = value.upper() if value in _lower() else value
    kept = {name: value for name, value in variables.items() if name in _accepted(ask.question)}
    field, shown = _SHOWN[ask.question]
    declared = ", ".join(f"${name}: {_type(ask.question, name)}" for name in kept)
    passed = ", ".join(f"{name}: ${name}" for name in kept)
    return field, f"query Scenario({declared}) {{ {field}({passed}) {shown} }}", kept


def _type(question: str, name: str) -> str:
    required = (name == "party" and question in ("if_listed", "personnel_linkage")) or question == "repair"
    required = required and name in ("party", "listing")
    return _TYPES[name] + ("!" if required else "")


def _lower() -> list[str]:
    return [name.lower() for name in _ENUMS]


def _accepted(question: str) -> set[str]:
    """Without what a scenario's question has by default and the field has not."""
    left_out = {
        "personnel_linkage": {"coBidders", "suppliers"},
        "if_jointly_filed": {"includeFormer", "asOf"},
    }.get(question, {"coBidders", "suppliers", "includeFormer"})
    return _TYPES.keys() - left_out


def said(question: str, shown: Json) -> Json:
    """What a reply says, by the keys of `expect`."""
    return _READ[question](shown)


def _cascade(shown: Json) -> Json:
    met = [consequence["target"]["party"]["id"] for consequence in shown["consequences"]]
    channels = _grouped((reached["party"]["id"], reached["channel"]) for reached in shown["reached"])
    certain = _grouped(
        [(reached["party"]["id"], reached["certainty"]) for reached in shown["reached"]]
        + [(risk["application"]["id"], risk["certainty"]) for risk in shown["applications"]]
    )
    ends = _grouped(
        [(consequence["target"]["party"]["id"], consequence["earliestEnd"]) for consequence in shown["consequences"]]
        + [(reached["party"]["id"], reached["earliestEnd"]) for reached in shown["reached"]]
    )
    return {
        "lists": _unique(listing["list"]["id"] for listing in shown["listings"] if listing["counts"]),
        "measures": _unique(consequence["measure"]["id"] for consequence in shown["consequences"]),
        "measure_count": {party: met.count(party) for party in set(met)},
        "imposed_by": _unique(
            agency["id"] for consequence in shown["consequences"] for agency in consequence["imposedBy"]
        ),
        "reached": {party: "|".join(_unique(by)) for party, by in channels.items()},
        "certainty": {name: min(grades, key=_ENUMS.index).lower() for name, grades in certain.items()},
        "applications": _unique(risk["application"]["id"] for risk in shown["applications"]),
        "rewards": _unique(reward["listing"]["list"]["id"] for reward in shown["rewards"]),
        "rewards_lost": _unique(lost["listing"]["list"]["id"] for lost in shown["rewardsLost"]),
        "unknown_measures": shown["coverage"]["listsWithoutMeasures"],
        "earliest_end": {party: min((day for day in days if day), default=None) for party, days in ends.items()},
    }


def _linkage(shown: Json) -> Json:
    def grade(value: str | None) -> str | None:
        return value and value.lower()

    ties = {tie["party"]["id"]: tie for tie in shown["ties"]}
    return {
        "ties": {party: tie["hops"] for party, tie in ties.items()},
        "former": _unique(tie["party"]["id"] for tie in shown["formerTies"]),
        "listed": _unique(party for party, tie in ties.items() if tie["listings"]),
        "towards_subject": {party: grade(tie["towardsSubject"]) for party, tie in ties.items()},
        "from_subject": {party: grade(tie["fromSubject"]) for party, tie in ties.items()},
    }


def _contamination(shown: Json) -> Json:
    found = [contaminator for finding in shown["findings"] for contaminator in finding["contaminators"]]
    removed = (removal["party"]["id"] for finding in shown["findings"] for removal in finding["removals"])
    return {
        "contaminators": _unique(contaminator["party"]["id"] for contaminator in found),
        "because": {
            contaminator["party"]["id"]: _unique(listing["list"]["id"] for listing in contaminator["listings"])
            for contaminator in found
        },
        "certainty": {contaminator["party"]["id"]: contaminator["certainty"].lower() for contaminator in found},
        "removals": _unique(removed),
        "clears": all(finding["clears"] for finding in shown["findings"]),
    }


def _repair(shown: Json) -> Json:
    repair, step, notice = shown["repair"], shown["repair"]["nextStep"] or {}, shown["repair"]["lateNotice"]

    def code(value: str | None) -> str | None:
        return value and value.lower()

    def kinds(name: str) -> list[str]:
        return sorted({one["kind"].lower() for one in repair[name]})

    return {
        "state": code(repair["state"]),
        "rules_on": repair["rulesOn"],
        "term_rule": (repair["term"] or {"basis": {"ruleId": None}})["basis"]["ruleId"],
        "publication_rule": (repair["publication"] or {"basis": {"ruleId": None}})["basis"]["ruleId"],
        "basis": code(repair["minimumBasis"]),
        "earliest_application": repair["earliestApplication"],
        "earliest_removal": repair["earliestRemoval"],
        "next_step": code(step.get("kind")),
        "actor": code(step.get("actor")),
        "due": step.get("due"),
        "blocks": kinds("blocks"),
        "overdue": kinds("overdue"),
        "steps": kinds("steps"),
        "late": sorted(one["kind"].lower() for one in repair["steps"] if one["late"]),
        "missing": sorted(kind.lower() for kind in repair["missing"]),
        "disputes": sorted(one["trigger"].lower() for one in repair["listing"]["disputes"]),
        "counts": repair["listing"]["counts"],
        "late_notice": notice["risk"],
        "headquarters": notice["headquarters"]["id"],
        "objection_deadline": notice["objectionDeadline"],
        "deadline_passed": notice["objectionDeadlinePassed"],
    }


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def _unique(values: Iterable[str]) -> list[str]:
    return sorted(set(values))


_READ: dict[str, Callable[[Json], Json]] = {
    "cascading_punishment": _cascade,
    "if_listed": _cascade,
    "personnel_linkage": _linkage,
    "cross_contamination": _contamination,
    "if_jointly_filed": _contamination,
    "repair": _repair,
}
