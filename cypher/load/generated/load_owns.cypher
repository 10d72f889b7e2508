// name:       load_owns
// kind:       load
// says:       Creates OWNS facts.
// params:     rows: list[{from_id, to_id, fact_id, recorded, superseded, properties}], times: list[local datetime (UTC)]
UNWIND $rows AS row
MATCH (start:Party {id: row.from_id})
MATCH (end:Entity {id: row.to_id})
MERGE (end)<-[fact:OWNS {fact_id: row.fact_id, recorded_at: $times[row.recorded]}]-(start)
SET fact += row.properties, fact.superseded_at = $times[row.superseded]
