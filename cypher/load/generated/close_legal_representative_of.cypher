// name:       close_legal_representative_of
// kind:       load
// says:       Closes LEGAL_REPRESENTATIVE_OF facts that a correction replaces.
// params:     rows: list[{to_id, fact_id, superseded_at}], never: local datetime (UTC)
UNWIND $rows AS row
MATCH (:Entity {id: row.to_id})<-[fact:LEGAL_REPRESENTATIVE_OF {fact_id: row.fact_id}]-()
WHERE fact.superseded_at = $never
SET fact.superseded_at = row.superseded_at
