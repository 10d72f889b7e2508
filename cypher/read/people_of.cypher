// name:       people_of
// kind:       read
// says:       Who holds a post in these entities or controls them, now or, where asked, before.
// section:    4.2, 9.3
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC), include_former: boolean
// returns:    party_id, entity_id, type, role, title, fact_id, valid_from, valid_until, days_stated, source_id, state_holder
UNWIND $frontier AS id
MATCH (entity:Entity {id: id})<-[post:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
        WHERE post.valid_from <= $as_of
          AND ($include_former OR $as_of < post.valid_until)
          AND post.recorded_at <= $known_at < post.superseded_at]-(party:Party)
RETURN party.id AS party_id, id AS entity_id, type(post) AS type, coalesce(post.role, post.basis, '') AS role,
       post.title AS title, post.fact_id AS fact_id, post.valid_from AS valid_from, post.valid_until AS valid_until, post.days_stated AS days_stated,
       post.source_id AS source_id, coalesce(party.state_holder, false) AS state_holder
ORDER BY entity_id, party_id, type, fact_id
