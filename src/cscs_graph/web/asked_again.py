"""The question behind a picture as GraphQL, at an address of the editor: sent from there, it gives the answer of the same id."""

import json
from urllib.parse import urlencode

from cscs_graph.model.answers import CascadeAnswer, ContaminationAnswer
from cscs_graph.web.state import State

_FIELDS = """\
    answerId asOf
    listings { nodes { list { nameEn nameZh } since until } }
    consequences { nodes {
      measure { nameEn nameZh } effect certainty since earliestEnd target { class party { id name } }
      imposedBy { nameEn nameZh } sentenceEn sentenceZh
    } }
    reached { nodes { party { id name } class certainty sentenceEn sentenceZh } }
    applications { nodes { application { id title } certainty sentenceEn sentenceZh } }
    coverage { notes notesZh }
"""
_QUERY = """\
query %(name)s(
  %(declared)s$asOf: Date, $knownAt: DateTime, $minimumCertainty: Certainty!, $supersededRules: Boolean!
) {
  %(asked)s, asOf: $asOf, knownAt: $knownAt
    minimumCertainty: $minimumCertainty, supersededRules: $supersededRules
  ) {
%(fields)s  }
}
"""
_CASCADE = {
    "name": "Cascade",
    "declared": "$party: ID!, ",
    "asked": "cascadingPunishment(\n    subject: {party: $party}",
}
_IF_LISTED = {
    "name": "IfListed",
    "declared": "$party: ID!, $list: ID!, $on: Date, ",
    "asked": "ifListed(\n    party: $party, list: $list, on: $on",
}
_FILED_FIELDS = """\
    answerId asOf
    findings { nodes {
      application { title } state clears
      participants { nodes { id name } }
      contaminators { nodes { party { id name } roles certainty sentenceEn sentenceZh } }
      removals { nodes { party { id name } replaceLead } }
    } }
    coverage { notes notesZh }
"""
_FILED = {
    "name": "CrossContamination",
    "declared": "$application: ID!, ",
    "asked": "crossContamination(\n    subject: {application: $application}",
}
_PLANNED = {
    "name": "IfJointlyFiled",
    "declared": "$lead: ID!, $coBidders: [ID!], $suppliers: [ID!], $on: Date, ",
    "asked": "ifJointlyFiled(\n    lead: $lead, coBidders: $coBidders, suppliers: $suppliers, on: $on",
}
_VARIABLES = {
    "party": "party",
    "list": "list",
    "on": "on",
    "application": "application",
    "lead": "lead",
    "co_bidders": "coBidders",
    "suppliers": "suppliers",
    "as_of": "asOf",
    "known_at": "knownAt",
    "minimum_certainty": "minimumCertainty",
    "superseded_rules": "supersededRules",
}


def query_of(answer: CascadeAnswer | ContaminationAnswer) -> tuple[str, dict[str, object]]:
    """The text and its variables, of what follows or would follow, or of who endangers or would endanger a joint filing."""
    stated = json.loads(answer.parameters)
    variables = {name: stated[own] for own, name in _VARIABLES.items() if stated.get(own) is not None}
    fields = _FIELDS
    if isinstance(answer, ContaminationAnswer):
        fields = _FILED_FIELDS
        asked = _PLANNED if "lead" in stated else _FILED
    else:
        asked = _IF_LISTED if stated.get("list") else _CASCADE
    text = _QUERY % {**asked, "fields": fields}
    return text, {**variables, "minimumCertainty": stated["minimum_certainty"].upper()}


def address_of(answer: CascadeAnswer | ContaminationAnswer, state: State) -> str:
    """Of the editor with that question in it, which it keeps to itself: what stands behind the hash is sent to nobody."""
    query, variables = query_of(answer)
    return f"{state.address('/graphql')}#{urlencode({'query': query, 'variables': json.dumps(variables)})}"
