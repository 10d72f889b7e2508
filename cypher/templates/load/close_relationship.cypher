// name:       close_${slug}
// kind:       load
// says:       Closes ${type} facts that a correction replaces.
// params:     rows: list[{to_id, fact_id, superseded_at}], never: local datetime (UTC)
UNWIND $rows AS row
MATCH (:${end} {id: row.to_id})<-[fact:${type} {fact_id: row.fact_id}]-()
WHERE fact.superseded_at = $never
SET fact.superseded_at = row.superseded_at
