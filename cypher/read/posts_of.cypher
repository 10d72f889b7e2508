// name:       posts_of
// kind:       read
// says:       The entities in which these parties hold a post or which they control, now or, where asked, before.
// section:    4.2, 9.3
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC), include_former: boolean
// returns:    party_id, entity_id, type, role, title, fact_id, valid_from, valid_until, source_id, state_holder
UNWIND $frontier AS id
MATCH (party:Party {id: id})-[post:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
        WHERE post.valid_from <= $as_of
          AND ($include_former OR $as_of < post.valid_until)
          AND post.recorded_at <= $known_at < post.superseded_at]->(entity:Entity)
RETURN id AS party_id, entity.id AS entity_id, type(post) AS type, coalesce(post.role, post.basis, '') AS role,
       post.title AS title, post.fact_id AS fact_id, post.valid_from AS valid_from, post.valid_until AS valid_until,
       post.source_id AS source_id, coalesce(party.state_holder, false) AS state_holder
ORDER BY party_id, entity_id, type, fact_id
