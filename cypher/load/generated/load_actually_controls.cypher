// name:       load_actually_controls
// kind:       load
// says:       Creates ACTUALLY_CONTROLS facts.
// params:     rows: list[{from_id, to_id, fact_id, recorded, superseded, properties}], times: list[local datetime (UTC)]
UNWIND $rows AS row
MATCH (start:Party {id: row.from_id})
MATCH (end:Entity {id: row.to_id})
MERGE (end)<-[fact:ACTUALLY_CONTROLS {fact_id: row.fact_id, recorded_at: $times[row.recorded]}]-(start)
SET fact += row.properties, fact.superseded_at = $times[row.superseded]
