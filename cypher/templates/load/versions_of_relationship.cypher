// name:       versions_${slug}
// kind:       load
// says:       Every version of ${type} facts.
// params:     rows: list[{to_id, fact_id}]
// returns:    key, recorded_at, superseded_at, digest
UNWIND $rows AS row
MATCH (:${end} {id: row.to_id})<-[fact:${type} {fact_id: row.fact_id}]-()
RETURN row.fact_id AS key, fact.recorded_at AS recorded_at, fact.superseded_at AS superseded_at, fact.digest AS digest
