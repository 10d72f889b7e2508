// name:       close_signed
// kind:       load
// says:       Closes SIGNED facts that a correction replaces.
// params:     rows: list[{to_id, fact_id, superseded_at}], never: local datetime (UTC)
UNWIND $rows AS row
MATCH (:Mou {id: row.to_id})<-[fact:SIGNED {fact_id: row.fact_id}]-()
WHERE fact.superseded_at = $never
SET fact.superseded_at = row.superseded_at
