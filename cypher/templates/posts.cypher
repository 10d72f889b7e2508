// name:       posts
// kind:       read
// says:       The posts and other personal ties of these parties, at either end, now or, where asked, before; with whom they lead to, and to how many others each of those is tied, so that hubs are shown and not crossed.
// section:    4.2, 9.3
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC), include_former: boolean
// returns:    near_id, far_id, holder_id, entity_id, type, role, title, fact_id, valid_from, valid_until, days_stated, source_id, state_holder, far, degree, degree_ever
UNWIND $frontier AS id
MATCH (near:Party {id: id})-[post:${types}
        WHERE post.valid_from <= $as_of
          AND ($include_former OR $as_of < post.valid_until)
          AND post.recorded_at <= $known_at < post.superseded_at]-(far:Party)
OPTIONAL MATCH (far)-[further:${types}
        WHERE further.valid_from <= $as_of
          AND ($include_former OR $as_of < further.valid_until)
          AND further.recorded_at <= $known_at < further.superseded_at]-(other:Party)
WITH id, post, far, count(DISTINCT CASE WHEN $as_of < further.valid_until THEN other.id END) AS degree,
     count(DISTINCT other.id) AS degree_ever
RETURN id AS near_id, far.id AS far_id, startNode(post).id AS holder_id, endNode(post).id AS entity_id, type(post) AS type,
       coalesce(post.role, post.basis, '') AS role, post.title AS title, post.fact_id AS fact_id,
       post.valid_from AS valid_from, post.valid_until AS valid_until, post.days_stated AS days_stated, post.source_id AS source_id,
       coalesce(startNode(post).state_holder, false) AS state_holder,
       {id: far.id, labels: labels(far), name: far.name, name_en: far.name_en, uscc: far.uscc, identity: far.identity,
        state_holder: far.state_holder, stub: far.stub, flags: far.flags, entity_kind: far.kind} AS far, degree, degree_ever
ORDER BY near_id, holder_id, entity_id, type, fact_id
