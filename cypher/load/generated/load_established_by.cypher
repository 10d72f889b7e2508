// name:       load_established_by
// kind:       load
// says:       Creates ESTABLISHED_BY facts.
// params:     rows: list[{from_id, to_id, fact_id, recorded, superseded, properties}], times: list[local datetime (UTC)]
UNWIND $rows AS row
MATCH (start:CreditList {id: row.from_id})
MATCH (end:Mou {id: row.to_id})
MERGE (end)<-[fact:ESTABLISHED_BY {fact_id: row.fact_id, recorded_at: $times[row.recorded]}]-(start)
SET fact += row.properties, fact.superseded_at = $times[row.superseded]
