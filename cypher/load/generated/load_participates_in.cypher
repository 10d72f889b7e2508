// name:       load_participates_in
// kind:       load
// says:       Creates PARTICIPATES_IN facts.
// params:     rows: list[{from_id, to_id, fact_id, recorded_at, properties}]
UNWIND $rows AS row
MATCH (start:Party {id: row.from_id})
MATCH (end:Application {id: row.to_id})
MERGE (end)<-[fact:PARTICIPATES_IN {fact_id: row.fact_id, recorded_at: row.recorded_at}]-(start)
SET fact += row.properties
