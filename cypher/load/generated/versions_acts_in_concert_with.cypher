// name:       versions_acts_in_concert_with
// kind:       load
// says:       Every version of ACTS_IN_CONCERT_WITH facts.
// params:     rows: list[{to_id, fact_id}]
// returns:    key, recorded_at, superseded_at, digest
UNWIND $rows AS row
MATCH (:Party {id: row.to_id})<-[fact:ACTS_IN_CONCERT_WITH {fact_id: row.fact_id}]-()
RETURN row.fact_id AS key, fact.recorded_at AS recorded_at, fact.superseded_at AS superseded_at, fact.digest AS digest
