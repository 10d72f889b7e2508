// name:       posts_of
// kind:       read
// says:       The entities in which these parties hold a post or which they control, now or, where asked, before. A state-asset holder is not crossed; to start from one is not to cross it.
// section:    4.2, 9.3
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC), include_former: boolean, cross_state_holders: boolean, subject: party id
// returns:    party_id, entity_id, type, role, title, fact_id, valid_from, valid_until, source_id
UNWIND $frontier AS id
MATCH (party:Party {id: id})-[post:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS
        WHERE post.valid_from <= $as_of
          AND ($include_former OR $as_of < post.valid_until)
          AND post.recorded_at <= $known_at < post.superseded_at]->(entity:Entity)
WHERE $cross_state_holders OR id = $subject OR NOT coalesce(party.state_holder, false)
RETURN id AS party_id, entity.id AS entity_id, type(post) AS type, coalesce(post.role, post.basis, '') AS role,
       post.title AS title, post.fact_id AS fact_id, post.valid_from AS valid_from, post.valid_until AS valid_until,
       post.source_id AS source_id
ORDER BY party_id, entity_id, type, fact_id
