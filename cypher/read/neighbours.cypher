// name:       neighbours
// kind:       read
// says:       The parties next to these, along posts, control, shares and branches; state-asset holders are not crossed.
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    near_id, far_id, type, outgoing, role, fact_id, valid_from, valid_until, days_stated, source_id
UNWIND $frontier AS id
MATCH (near:Party {id: id})-[tie:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|OWNS|ACTUALLY_CONTROLS|EXECUTIVE_PARTNER_OF|BRANCH_OF
        WHERE tie.valid_from <= $as_of < tie.valid_until
          AND tie.recorded_at <= $known_at < tie.superseded_at]-(far:Party)
WHERE NOT coalesce(near.state_holder, false)
RETURN id AS near_id, far.id AS far_id, type(tie) AS type, startNode(tie).id = id AS outgoing,
       coalesce(tie.role, tie.basis) AS role, tie.fact_id AS fact_id, tie.valid_from AS valid_from,
       tie.valid_until AS valid_until, tie.days_stated AS days_stated, tie.source_id AS source_id
ORDER BY near_id, far_id, type, fact_id
