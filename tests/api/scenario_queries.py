"""A question of a scenario as a GraphQL query, and what its reply says under the keys that scenarios expect.

Written apart from `cscs_graph.scenarios`, which does the same for answers that never left the process.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from graphql import get_nullable_type

from cscs_graph.api.schema import make_schema
from cscs_graph.scenarios import Ask

_ENUMS = ["STATUTE", "MOU", "PRACTICE", "DRAFT", "ANECDOTAL"]

_CASCADE = """{
  listings { nodes { counts list { id } } }
  consequences(first: 200) { nodes {
    measure { id } equivalenceGroup { id } target { party { id } } imposedBy { id } earliestEnd bases { nodes { measure { id } } }
  } }
  reached { nodes { party { id } channel { name } certainty earliestEnd } }
  applications { nodes { application { id } certainty } }
  rewards { nodes { listing { list { id } } equivalenceGroup { id } bases { nodes { measure { id } } } } }
  rewardsLost { nodes { listing { list { id } } } }
  rewarded { nodes { party { id } channel { name } } }
  ramifications { nodes { ruleId gradeSchemes { id } } }
  applicationsFavoured { nodes { application { id } } }
  coverage { listsWithoutMeasures { id } }
}"""
_LINKAGE = """{
  ties { nodes { party { id } hops towardsSubject fromSubject listings { nodes { id: factId } } } }
  formerTies { nodes { party { id } } } notCrossed { nodes { party { id } reason } }
}"""
_ROLES = """{ subject { id }
  roles { nodes { overlaps post { factId since former holder { id } entity { id } } } } }"""
_RUN = """{ companies { nodes { company { id } founded daysAfterListing } } notCrossed { nodes { party { id } reason } } }"""
_CONTAMINATION = """{ findings { nodes {
  contaminators { nodes { party { id } certainty listings { nodes { list { id } } } } }
  removals { nodes { party { id } } }
  clears
} } }"""
_GRADED = "{ pointsMin pointsMax best { nameEn } worst { nameEn } }"
_DIFF = """{
  changes { nodes {
    kind reason aspects { aspect }
    before { bases { nodes { measure { id } } } } after { bases { nodes { measure { id } } } }
  } }
  unchanged before { listsWithoutRules { id } } after { listsWithoutRules { id } }
}"""

_REPAIR = """{ repair {
  state rulesOn earliestApplication earliestRemoval unless minimumBasis missing
  term { basis { ruleId } } publication { basis { ruleId } }
  nextStep { kind actor due } blocks { kind } overdue { nodes { kind } } steps { nodes { kind late } }
  listing { counts disputes { trigger } }
  lateNotice { risk objectionDeadline objectionDeadlinePassed headquarters { id } }
} }"""
_CONTROLLERS = """{
  controllers { nodes { party { id } certain ultimate inRing jointlyWith { nodes { id } } shareMin shareMax } }
  groupHeads { nodes { id } } rings { nodes { parties { nodes { id } } } } faults { nodes { parties { nodes { id } } total } }
}"""
_DECIDED = """{ nodes { list { id } attribution {
  controlledBy { id } decidingOffice { id } nationalAgencies { id } level belowMinimumLevel decidedBeforeRule rule { id }
} } }"""
_ATTRIBUTION = f"{{ listings {_DECIDED} formerListings {_DECIDED} }}"

Json = dict[str, Any]
_SHOWN: dict[str, tuple[str, str]] = {
    "cascading_punishment": ("cascadingPunishment", _CASCADE),
    "if_listed": ("ifListed", _CASCADE),
    "personnel_linkage": ("personnelLinkage", _LINKAGE),
    "roles": ("roles", _ROLES),
    "phoenix_companies": ("phoenixCompanies", _RUN),
    "cross_contamination": ("crossContamination", _CONTAMINATION),
    "if_jointly_filed": ("ifJointlyFiled", _CONTAMINATION),
    "repair": ("repair", _REPAIR),
    "actual_controllers": ("actualControllers", _CONTROLLERS),
    "controlled_companies": ("controlledCompanies", "{ controlled { nodes { party { id } certain } } }"),
    "integrated_ownership": ("integratedOwnership", "{ shareMin votesMin }"),
    "beneficial_owners": ("beneficialOwners", "{ owners { nodes { person { id } rule { test } } } rung }"),
    "attribution": ("creditFile", _ATTRIBUTION),
    "if_graded": ("ifGraded", _GRADED),
    "diff_regimes": ("diffRegimes", _DIFF),
}


def query_of(ask: Ask) -> tuple[str, str, Json]:
    """The field that is asked, the query, and its variables: all that the scenario states."""
    stated = ask.model_dump(mode="json", exclude_none=True, exclude={"question", "expect"})
    variables: Json = {}
    for name, value in stated.items():
        first, *rest = name.split("_")
        variables[first + "".join(part.title() for part in rest)] = _given(name, value)
    field, shown = _SHOWN[ask.question]
    taken = _arguments(field)
    declared = ", ".join(f"${name}: {taken[name][0]}" for name in variables)
    passed = ", ".join(taken[name][1] for name in variables)
    return field, f"query Scenario({declared}) {{ {field}({passed}) {shown} }}", variables


@cache
def _arguments(field: str) -> dict[str, tuple[str, str]]:
    """What a field takes: the type of each, and how it is passed. Either of two is a field of its subject."""
    query: Any = getattr(make_schema(), "_schema").query_type  # noqa: B009 - the library offers no public way
    found: dict[str, tuple[str, str]] = {}
    for name, argument in query.fields[field].args.items():
        kind: Any = get_nullable_type(argument.type)
        if name == "subject":
            found |= {one: (f"{each.type}!", f"{name}: {{{one}: ${one}}}") for one, each in kind.fields.items()}
        else:
            found[name] = str(argument.type), f"{name}: ${name}"
    return found


def _given(name: str, value: Any) -> Any:
    """A value as GraphQL takes it: codes in capitals, deductions as a list of inputs."""
    if name == "deductions":
        return [{"deduction": deduction, "times": times} for deduction, times in value.items()]
    return value.upper() if isinstance(value, str) and value in _lower() else value


def _lower() -> list[str]:
    return [name.lower() for name in (*_ENUMS, "VERIFIED", "PROBABLE", "NAME_ONLY")]


def said(question: str, shown: Json) -> Json:
    """What a reply says, by the keys of `expect`."""
    return _READ[question](shown)


def _cascade(shown: Json) -> Json:
    met = [consequence["target"]["party"]["id"] for consequence in shown["consequences"]]
    channels = _grouped((reached["party"]["id"], reached["channel"]["name"]) for reached in shown["reached"])
    favoured = _grouped((one["party"]["id"], one["channel"]["name"]) for one in shown["rewarded"])
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
        "measures": _unique(
            basis["measure"]["id"] for consequence in shown["consequences"] for basis in consequence["bases"]
        ),
        "measure_count": {party: met.count(party) for party in set(met)},
        "imposed_by": _unique(
            agency["id"] for consequence in shown["consequences"] for agency in consequence["imposedBy"]
        ),
        "reached": {party: "|".join(_unique(by)) for party, by in channels.items()},
        "certainty": {name: min(grades, key=_ENUMS.index).lower() for name, grades in certain.items()},
        "applications": _unique(risk["application"]["id"] for risk in shown["applications"]),
        "rewards": _unique(reward["listing"]["list"]["id"] for reward in shown["rewards"]),
        "rewards_lost": _unique(lost["listing"]["list"]["id"] for lost in shown["rewardsLost"]),
        "merged": _merged([*shown["consequences"], *shown["rewards"]]),
        "ramifications": _unique(one["ruleId"] for one in shown["ramifications"]),
        "grades": _unique(scheme["id"] for one in shown["ramifications"] for scheme in one["gradeSchemes"]),
        "rewarded": {party: "|".join(_unique(by)) for party, by in favoured.items()},
        "applications_favoured": _unique(one["application"]["id"] for one in shown["applicationsFavoured"]),
        "unknown_measures": _ids(shown["coverage"]["listsWithoutMeasures"]),
        "earliest_end": {party: min((day for day in days if day), default=None) for party, days in ends.items()},
    }


def _ids(things: list[Json]) -> list[str]:
    return [thing["id"] for thing in things]


def _graded(shown: Json) -> Json:
    return {
        "points": {"min": shown["pointsMin"], "max": shown["pointsMax"]},
        "bands": {name: shown[name] and shown[name]["nameEn"] for name in ("best", "worst")},
    }


def _diff(shown: Json) -> Json:
    def measures(kind: str) -> list[str]:
        sides = [change["after"] or change["before"] for change in shown["changes"] if change["kind"] == kind]
        return _unique(basis["measure"]["id"] for side in sides for basis in side["bases"])

    return {
        **{kind: measures(kind.upper()) for kind in ("disappears", "appears", "changes")},
        "unchanged": shown["unchanged"],
        "without_rules": _ids([*shown["before"]["listsWithoutRules"], *shown["after"]["listsWithoutRules"]]),
        "reasons": _unique(change["reason"].lower() for change in shown["changes"]),
        "aspects": _unique(aspect["aspect"].lower() for change in shown["changes"] for aspect in change["aspects"]),
    }


def _merged(consequences: list[Json]) -> Json:
    groups: dict[str, set[str]] = {}
    for consequence in consequences:
        measures = {basis["measure"]["id"] for basis in consequence["bases"]}
        if consequence["equivalenceGroup"] and len(measures) > 1:
            groups[consequence["equivalenceGroup"]["id"]] = (
                groups.get(consequence["equivalenceGroup"]["id"], set()) | measures
            )
    return {group: sorted(measures) for group, measures in groups.items()}


def _linkage(shown: Json) -> Json:
    def grade(value: str | None) -> str | None:
        return value and value.lower()

    ties = {tie["party"]["id"]: tie for tie in shown["ties"]}
    return {
        "ties": {party: tie["hops"] for party, tie in ties.items()},
        "former": _unique(tie["party"]["id"] for tie in shown["formerTies"]),
        "listed": _unique(party for party, tie in ties.items() if tie["listings"]),
        "not_crossed": _stops(shown),
        "towards_subject": {party: grade(tie["towardsSubject"]) for party, tie in ties.items()},
        "from_subject": {party: grade(tie["fromSubject"]) for party, tie in ties.items()},
    }


def _stops(shown: Json) -> Json:
    return {stop["party"]["id"]: stop["reason"].lower() for stop in shown["notCrossed"]}


def _roles(shown: Json) -> Json:
    subject = shown["subject"]["id"]
    posts = {role["post"]["factId"]: role["post"] for role in shown["roles"]}
    far = {
        key: post["entity"]["id"] if post["holder"]["id"] == subject else post["holder"]["id"]
        for key, post in posts.items()
    }
    return {
        "roles": {far[key]: post["since"] for key, post in posts.items()},
        "overlaps": {
            far[role["post"]["factId"]]: _unique(far[key] for key in role["overlaps"]) for role in shown["roles"]
        },
        "former": _unique(far[key] for key, post in posts.items() if post["former"]),
    }


def _phoenix_companies(shown: Json) -> Json:
    found = {company["company"]["id"]: company for company in shown["companies"]}
    return {
        "companies": {name: company["daysAfterListing"] for name, company in found.items()},
        "founded": _unique(name for name, company in found.items() if company["founded"]),
        "not_crossed": _stops(shown),
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
        "unless": code(repair["unless"]),
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


def _controllers(shown: Json) -> Json:
    links = shown["controllers"]
    certain = [link for link in links if link["certain"]]
    return {
        "controllers": _unique(link["party"]["id"] for link in certain),
        "possible": _unique(link["party"]["id"] for link in links if not link["certain"]),
        "ultimate": _unique(link["party"]["id"] for link in certain if link["ultimate"]),
        "joint": _unique(link["party"]["id"] for link in certain if link["jointlyWith"]),
        "in_ring": _unique(link["party"]["id"] for link in certain if link["inRing"]),
        "heads": _unique(party["id"] for party in shown["groupHeads"]),
        "shares": {link["party"]["id"]: round(link["shareMin"], 9) for link in certain},
        "shares_max": {link["party"]["id"]: round(link["shareMax"], 9) for link in links},
        "rings": [[party["id"] for party in ring["parties"]] for ring in shown["rings"]],
        "faults": {fault["parties"][0]["id"]: fault["total"] for fault in shown["faults"]},
    }


def _controlled(shown: Json) -> Json:
    links = shown["controlled"]
    return {
        "controlled": _unique(link["party"]["id"] for link in links if link["certain"]),
        "possible": _unique(link["party"]["id"] for link in links if not link["certain"]),
    }


def _ownership(shown: Json) -> Json:
    return {"share": round(shown["shareMin"], 9), "votes": shown["votesMin"]}


def _owners(shown: Json) -> Json:
    tests = _grouped((owner["person"]["id"], owner["rule"]["test"].lower()) for owner in shown["owners"])
    return {"beneficial": {person: _unique(passed) for person, passed in tests.items()}, "rung": shown["rung"]}


def _attribution(shown: Json) -> Json:
    decided = [*shown["listings"], *shown["formerListings"]]
    by_list = {listing["list"]["id"]: listing["attribution"] for listing in decided}

    def single(agencies: list[Json]) -> str | list[str]:
        names = [agency["id"] for agency in agencies]
        return names[0] if len(names) == 1 else names

    return {
        "owners": {name: single(each["controlledBy"]) for name, each in by_list.items()},
        "offices": {name: (each["decidingOffice"] or {}).get("id") for name, each in by_list.items()},
        "national": {name: single(each["nationalAgencies"]) for name, each in by_list.items()},
        "levels": {name: each["level"] and each["level"].lower() for name, each in by_list.items()},
        "below_minimum": _unique(name for name, each in by_list.items() if each["belowMinimumLevel"]),
        "decided_before_rule": _unique(name for name, each in by_list.items() if each["decidedBeforeRule"]),
        "rules": {name: (each["rule"] or {}).get("id") for name, each in by_list.items()},
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
    "roles": _roles,
    "phoenix_companies": _phoenix_companies,
    "cross_contamination": _contamination,
    "if_jointly_filed": _contamination,
    "repair": _repair,
    "actual_controllers": _controllers,
    "controlled_companies": _controlled,
    "integrated_ownership": _ownership,
    "beneficial_owners": _owners,
    "attribution": _attribution,
    "if_graded": _graded,
    "diff_regimes": _diff,
}
