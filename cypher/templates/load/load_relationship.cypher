// name:       load_${slug}
// kind:       load
// says:       Creates ${type} facts.
// params:     rows: list[{from_id, to_id, fact_id, recorded, superseded, properties}], times: list[local datetime (UTC)]
UNWIND $rows AS row
MATCH (start:${start} {id: row.from_id})
MATCH (end:${end} {id: row.to_id})
MERGE (end)<-[fact:${type} {fact_id: row.fact_id, recorded_at: $times[row.recorded]}]-(start)
SET fact += row.properties, fact.superseded_at = $times[row.superseded]
