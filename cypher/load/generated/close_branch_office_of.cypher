// name:       close_branch_office_of
// kind:       load
// says:       Closes BRANCH_OFFICE_OF facts that a correction replaces.
// params:     rows: list[{to_id, fact_id, superseded_at}], never: local datetime (UTC)
UNWIND $rows AS row
MATCH (:Agency {id: row.to_id})<-[fact:BRANCH_OFFICE_OF {fact_id: row.fact_id}]-()
WHERE fact.superseded_at = $never
SET fact.superseded_at = row.superseded_at
