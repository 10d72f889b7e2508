// name:       legal_representative
// kind:       channel
// says:       A memorandum's measures reach the legal representative of a listed company.
// section:    4.2
// certainty:  mou
// starts:     listed
// from:       Entity
// to:         Person
// follows:    backward
// target:     legal_representative
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    from_id, to_id, type, detail, fact_id, valid_from, valid_until, source_id
UNWIND $frontier AS id
MATCH (:Entity {id: id})<-[role:LEGAL_REPRESENTATIVE_OF
        WHERE role.valid_from <= $as_of < role.valid_until
          AND role.recorded_at <= $known_at < role.superseded_at]-(person:Person)
RETURN id AS from_id, person.id AS to_id, type(role) AS type, '' AS detail, role.fact_id AS fact_id,
       role.valid_from AS valid_from, role.valid_until AS valid_until, role.source_id AS source_id
ORDER BY from_id, to_id, fact_id
