"""The question behind a picture as GraphQL, at an address of the editor: sent from there, it gives the answer of the same id."""

import json
from urllib.parse import urlencode

from cscs_graph.model.answers import CascadeAnswer
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
_VARIABLES = {
    "party": "party",
    "as_of": "asOf",
    "known_at": "knownAt",
    "minimum_certainty": "minimumCertainty",
    "superseded_rules": "supersededRules",
}


def query_of(cascade: CascadeAnswer) -> tuple[str, dict[str, object]]:
    """The text and its variables, of what follows or of what would follow."""
    stated = json.loads(cascade.parameters)
    variables = {name: stated[own] for own, name in _VARIABLES.items() if stated[own] is not None}
    asked = _CASCADE
    if stated.get("list"):
        asked = _IF_LISTED
        variables |= {name: stated[name] for name in ("list", "on") if stated[name]}
    text = _QUERY % {**asked, "fields": _FIELDS}
    return text, {**variables, "minimumCertainty": stated["minimum_certainty"].upper()}


def address_of(cascade: CascadeAnswer, state: State) -> str:
    """Of the editor with that question in it, which it keeps to itself: what stands behind the hash is sent to nobody."""
    query, variables = query_of(cascade)
    return f"{state.address('/graphql')}#{urlencode({'query': query, 'variables': json.dumps(variables)})}"
