"""Posts by their Chinese titles."""

import re
from collections.abc import Iterator

from cscs_graph.ingest.readers.base import Line
from cscs_graph.ingest.readers.text import digest, line
from cscs_graph.model.codes import IdentityGrade, OfficerRole

_ROLES: tuple[tuple[str, OfficerRole], ...] = (
    ("名誉|荣誉|顾问", OfficerRole.OTHER),  # an honour, and no post of the Company Law
    ("董事会秘书|董秘", OfficerRole.MANAGER),  # senior management of a listed company (Company Law, art. 265)
    ("监事", OfficerRole.SUPERVISOR),
    ("董事", OfficerRole.DIRECTOR),
    ("经理|总裁|总监|财务负责人|首席", OfficerRole.MANAGER),
)


def role_of(title: str) -> OfficerRole:
    """The post that a title means: `独立非执行董事` is a director, `名誉董事长` is none."""
    return next((role for pattern, role in _ROLES if re.search(pattern, title)), OfficerRole.OTHER)


def officer(company: str, name: str, role: OfficerRole, title: str, source: str) -> Iterator[Line]:
    """A person known by a post only: the id holds the company's, for a name alone never makes two one."""
    person = f"person:{company}:{digest(name)}"
    identity = str(IdentityGrade.NAME_ONLY)
    yield line("Person", {"id": person, "name": name, "identity": identity, "source_id": source})
    ends = {"from": person, "to": company, "role": str(role), "title": title, "source_id": source}
    yield line("OFFICER_OF", ends)
