// name:       close_succeeded_by
// kind:       load
// says:       Closes SUCCEEDED_BY facts that a correction replaces.
// params:     rows: list[{to_id, fact_id, superseded_at}], never: local datetime (UTC)
UNWIND $rows AS row
MATCH (:Agency {id: row.to_id})<-[fact:SUCCEEDED_BY {fact_id: row.fact_id}]-()
WHERE fact.superseded_at = $never
SET fact.superseded_at = row.superseded_at
