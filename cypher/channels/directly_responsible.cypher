// name:       directly_responsible
// kind:       channel
// says:       A memorandum's measures reach the persons directly responsible for the violation of a listed company.
// section:    4.2, 4.3
// certainty:  mou
// starts:     listed
// from:       Entity
// to:         Person
// follows:    backward
// target:     directly_responsible
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    from_id, to_id, type, detail, fact_id, valid_from, valid_until, source_id
UNWIND $frontier AS id
MATCH (:Entity {id: id})<-[post:OFFICER_OF
        WHERE post.valid_from <= $as_of < post.valid_until
          AND post.recorded_at <= $known_at < post.superseded_at]-(person:Person)
WHERE post.role = 'responsible_person'
RETURN id AS from_id, person.id AS to_id, type(post) AS type, post.role AS detail, post.fact_id AS fact_id,
       post.valid_from AS valid_from, post.valid_until AS valid_until, post.source_id AS source_id
ORDER BY from_id, to_id, fact_id
