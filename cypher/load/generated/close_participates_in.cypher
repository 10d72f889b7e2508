// name:       close_participates_in
// kind:       load
// says:       Closes PARTICIPATES_IN facts that a correction replaces.
// params:     rows: list[{to_id, fact_id, superseded_at}], never: local datetime (UTC)
UNWIND $rows AS row
MATCH (:Application {id: row.to_id})<-[fact:PARTICIPATES_IN {fact_id: row.fact_id}]-()
WHERE fact.superseded_at = $never
SET fact.superseded_at = row.superseded_at
