// name:       applications_of
// kind:       read
// says:       The pending applications in which these parties take part on the day asked about.
// section:    9.5
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    party_id, application_id, role
UNWIND $frontier AS id
MATCH (:Party {id: id})-[part:PARTICIPATES_IN
        WHERE part.valid_from <= $as_of < part.valid_until
          AND part.recorded_at <= $known_at < part.superseded_at]->(application:Application)
WHERE application.decided_on IS NULL OR $as_of < application.decided_on
RETURN id AS party_id, application.id AS application_id, part.role AS role
ORDER BY party_id, application_id, role
