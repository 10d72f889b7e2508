// name:       versions_established_by
// kind:       load
// says:       Every version of ESTABLISHED_BY facts.
// params:     rows: list[{to_id, fact_id}]
// returns:    key, recorded_at, superseded_at, digest
UNWIND $rows AS row
MATCH (:Mou {id: row.to_id})<-[fact:ESTABLISHED_BY {fact_id: row.fact_id}]-()
RETURN row.fact_id AS key, fact.recorded_at AS recorded_at, fact.superseded_at AS superseded_at, fact.digest AS digest
