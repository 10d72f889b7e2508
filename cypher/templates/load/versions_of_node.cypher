// name:       versions_${slug}
// kind:       load
// says:       Every version of ${label} facts.
// params:     keys: list[fact id]
// returns:    key, recorded_at, superseded_at, digest
UNWIND $keys AS key
MATCH (node:${label} {fact_id: key})
RETURN key, node.recorded_at AS recorded_at, node.superseded_at AS superseded_at, node.digest AS digest
