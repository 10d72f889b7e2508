"""Lines of the canonical format as the generator writes them: what every generated record has in common."""

from datetime import date

from cscs_graph.ingest.readers.base import Line
from cscs_graph.model.codes import (
    ControlBasis,
    EntityKind,
    IdentityGrade,
    OfficerRole,
    ParticipantRole,
    Polarity,
    RepairState,
    Tier,
)

RECORDED_AT = "2020-07-01T00:00:00"
"""One time of record for all, so that a graph answers with the same bytes whenever it was loaded."""
SOURCE = "seed-source"


def entity(id: str, name: str, uscc: str, kind: EntityKind, registered_on: date) -> Line:
    return {
        "type": "Entity",
        "id": id,
        "name": name,
        "uscc": uscc,
        "kind": kind,
        "registered_on": registered_on.isoformat(),
        "source_id": SOURCE,
    }


def person(id: str, name: str) -> Line:
    return {"type": "Person", "id": id, "name": name, "identity": IdentityGrade.VERIFIED, "source_id": SOURCE}


def legal_representative(person: str, company: str, since: date, until: date | None = None) -> Line:
    return _link("LEGAL_REPRESENTATIVE_OF", person, company, since, until=until)


def officer(person: str, company: str, role: OfficerRole, since: date, until: date | None = None) -> Line:
    return _link("OFFICER_OF", person, company, since, until=until, role=role) | {"role": role}


def responsible_person(person: str, company: str, credit_list: str, since: date) -> Line:
    """Directly responsible in the matter of a list."""
    return officer(person, company, OfficerRole.RESPONSIBLE_PERSON, since) | {"regarding": credit_list}


def owns(holder: str, held: str, share: float | None, since: date) -> Line:
    """A share of `held`; None leaves the interval [0, 1]: not known."""
    line = _link("OWNS", holder, held, since)
    return line if share is None else line | {"share": share}


def controls(controller: str, company: str, basis: ControlBasis, since: date) -> Line:
    return _link("ACTUALLY_CONTROLS", controller, company, since) | {"basis": basis}


def branch_of(branch: str, parent: str, since: date) -> Line:
    return _link("BRANCH_OF", branch, parent, since)


def participates(party: str, application: str, role: ParticipantRole, since: date) -> Line:
    return _link("PARTICIPATES_IN", party, application, since, role=role) | {"role": role}


def application(id: str, title: str, agency: str, filed_on: date) -> Line:
    return {
        "type": "Application",
        "id": id,
        "title": title,
        "kind": "bid",
        "filed_with": agency,
        "filed_on": filed_on.isoformat(),
        "source_id": SOURCE,
    }


def listing(
    party: str, credit_list: str, agency: str, since: date, *, until: date | None = None, tier: Tier | None = None
) -> Line:
    """A listing; `until` is None for one that still lasts, `tier` for a redlist."""
    line = {
        "type": "Listing",
        "id": f"{party}/{credit_list}/{since.isoformat()}",
        "party": party,
        "list": credit_list,
        "decided_by": agency,
        **_dated(since, until),
    }
    if tier is not None:
        line |= {"tier": tier, "repair_state": RepairState.REMOVED if until else RepairState.LISTED}
    return line


def credit_record(party: str, number: int, category: str, agency: str, on: date, *, polarity: Polarity) -> Line:
    return {
        "type": "CreditRecord",
        "id": f"{party}/record-{number}",
        "party": party,
        "category": category,
        "issued_by": agency,
        "title": f"测试记录{number}",
        "polarity": polarity,
        **_dated(on, None),
    }


def _link(type: str, start: str, end: str, since: date, *, until: date | None = None, role: str = "") -> Line:
    dates = _dated(since, until)
    return {"type": type, "id": f"{start}/{type}/{role}/{end}/{since.isoformat()}", "from": start, "to": end, **dates}


def _dated(since: date, until: date | None) -> Line:
    stated = {"valid_from": since.isoformat(), "recorded_at": RECORDED_AT, "source_id": SOURCE}
    return stated if until is None else stated | {"valid_until": until.isoformat()}
