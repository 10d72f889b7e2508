// name:       load_signed
// kind:       load
// says:       Creates SIGNED facts.
// params:     rows: list[{from_id, to_id, fact_id, recorded_at, properties}]
UNWIND $rows AS row
MATCH (start:Agency {id: row.from_id})
MATCH (end:Mou {id: row.to_id})
MERGE (end)<-[fact:SIGNED {fact_id: row.fact_id, recorded_at: row.recorded_at}]-(start)
SET fact += row.properties
