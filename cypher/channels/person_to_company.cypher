// name:       person_to_company
// kind:       channel
// says:       A company was shut out of a trade fair because of the personal blacklisting of senior staff; no rule says so.
// section:    9.3
// certainty:  anecdotal
// starts:     reached
// from:       Person
// to:         Entity
// follows:    forward
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    from_id, to_id, type, detail, fact_id, valid_from, valid_until, source_id
UNWIND $frontier AS id
MATCH (:Person {id: id})-[role:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
        WHERE role.valid_from <= $as_of < role.valid_until
          AND role.recorded_at <= $known_at < role.superseded_at]->(company:Entity)
RETURN id AS from_id, company.id AS to_id, type(role) AS type, coalesce(role.role, role.basis, '') AS detail,
       role.fact_id AS fact_id, role.valid_from AS valid_from, role.valid_until AS valid_until, role.source_id AS source_id
ORDER BY from_id, to_id, fact_id
