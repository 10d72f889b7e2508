// name:       load_acts_in_concert_with
// kind:       load
// says:       Creates ACTS_IN_CONCERT_WITH facts.
// params:     rows: list[{from_id, to_id, fact_id, recorded, superseded, properties}], times: list[local datetime (UTC)]
UNWIND $rows AS row
MATCH (start:Party {id: row.from_id})
MATCH (end:Party {id: row.to_id})
MERGE (end)<-[fact:ACTS_IN_CONCERT_WITH {fact_id: row.fact_id, recorded_at: $times[row.recorded]}]-(start)
SET fact += row.properties, fact.superseded_at = $times[row.superseded]
