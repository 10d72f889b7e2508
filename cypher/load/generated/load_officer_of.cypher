// name:       load_officer_of
// kind:       load
// says:       Creates OFFICER_OF facts.
// params:     rows: list[{from_id, to_id, fact_id, recorded, superseded, properties}], times: list[local datetime (UTC)]
UNWIND $rows AS row
MATCH (start:Person {id: row.from_id})
MATCH (end:Entity {id: row.to_id})
MERGE (end)<-[fact:OFFICER_OF {fact_id: row.fact_id, recorded_at: $times[row.recorded]}]-(start)
SET fact += row.properties, fact.superseded_at = $times[row.superseded]
