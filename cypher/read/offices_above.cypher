// name:       offices_above
// kind:       read
// says:       The offices of which these are branches, with the days on which each was one.
// section:    4.1
// params:     frontier: list[agency id], known_at: local datetime (UTC)
// returns:    office, above, fact_id, valid_from, valid_until
UNWIND $frontier AS office
MATCH (:Agency {id: office})-[part:BRANCH_OFFICE_OF
        WHERE part.recorded_at <= $known_at < part.superseded_at]->(above:Agency)
RETURN office, above.id AS above, part.fact_id AS fact_id, part.valid_from AS valid_from, part.valid_until AS valid_until
ORDER BY office, above, fact_id
