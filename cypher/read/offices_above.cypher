// name:       offices_above
// kind:       read
// says:       The office of which each of these was a branch on its day.
// section:    4.1
// params:     rows: list[{office, day}], known_at: local datetime (UTC)
// returns:    office, day, above, fact_id
UNWIND $rows AS row
MATCH (:Agency {id: row.office})-[part:BRANCH_OFFICE_OF]->(above:Agency)
WHERE part.valid_from <= row.day < part.valid_until AND part.recorded_at <= $known_at < part.superseded_at
RETURN row.office AS office, row.day AS day, above.id AS above, part.fact_id AS fact_id
ORDER BY office, day, above, fact_id
