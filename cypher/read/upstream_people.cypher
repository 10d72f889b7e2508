// name:       upstream_people
// kind:       read
// says:       The people in posts of these entities: their personal standing could affect them, by single reports.
// section:    9.3
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    of_id, id
UNWIND $frontier AS entity_id
MATCH (:Entity {id: entity_id})<-[post:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
        WHERE post.valid_from <= $as_of < post.valid_until
          AND post.recorded_at <= $known_at < post.superseded_at]-(person:Person)
RETURN DISTINCT entity_id AS of_id, person.id AS id
ORDER BY of_id, id
