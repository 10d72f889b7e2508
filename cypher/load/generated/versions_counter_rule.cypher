// name:       versions_counter_rule
// kind:       load
// says:       Every version of CounterRule facts.
// params:     keys: list[fact id]
// returns:    key, recorded_at, superseded_at, digest
UNWIND $keys AS key
MATCH (node:CounterRule {fact_id: key})
RETURN key, node.recorded_at AS recorded_at, node.superseded_at AS superseded_at, node.digest AS digest
