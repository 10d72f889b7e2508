// name:       participants_of
// kind:       read
// says:       The parties named on these applications on the day asked about, as long as they are not decided.
// section:    9.5
// params:     ids: list[application id], as_of: date, known_at: local datetime (UTC)
// returns:    application_id, party_id, role, fact_id, valid_from, valid_until, source_id
UNWIND $ids AS id
MATCH (application:Application {id: id})<-[part:PARTICIPATES_IN
        WHERE part.valid_from <= $as_of < part.valid_until
          AND part.recorded_at <= $known_at < part.superseded_at]-(party:Party)
WHERE application.decided_on IS NULL OR $as_of < application.decided_on
RETURN id AS application_id, party.id AS party_id, part.role AS role, part.fact_id AS fact_id,
       part.valid_from AS valid_from, part.valid_until AS valid_until, part.source_id AS source_id
ORDER BY application_id, party_id, fact_id
