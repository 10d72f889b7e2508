// name:       close_acts_in_concert_with
// kind:       load
// says:       Closes ACTS_IN_CONCERT_WITH facts that a correction replaces.
// params:     rows: list[{to_id, fact_id, superseded_at}], never: local datetime (UTC)
UNWIND $rows AS row
MATCH (:Party {id: row.to_id})<-[fact:ACTS_IN_CONCERT_WITH {fact_id: row.fact_id}]-()
WHERE fact.superseded_at = $never
SET fact.superseded_at = row.superseded_at
