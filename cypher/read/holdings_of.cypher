// name:       holdings_of
// kind:       read
// says:       In which companies these parties hold shares or votes, for which they act as executive partners, and which they are declared to control.
// section:    9.6, Table 1
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    from_id, to_id, type, share_min, share_max, votes_min, votes_max, nominee, partnership, basis, fact_id, valid_from, valid_until, days_stated, source_id
UNWIND $frontier AS id
MATCH (holder:Party {id: id})-[tie:OWNS|ACTUALLY_CONTROLS|EXECUTIVE_PARTNER_OF
        WHERE tie.valid_from <= $as_of < tie.valid_until
          AND tie.recorded_at <= $known_at < tie.superseded_at]->(held:Entity)
RETURN id AS from_id, held.id AS to_id, type(tie) AS type, tie.share_min AS share_min, tie.share_max AS share_max,
       tie.votes_min AS votes_min, tie.votes_max AS votes_max,
       coalesce(tie.nominee, false) OR coalesce(holder.nominee_holder, false) AS nominee,
       coalesce(held.kind = 'partnership', false) AS partnership, coalesce(tie.basis, '') AS basis,
       tie.fact_id AS fact_id, tie.valid_from AS valid_from, tie.valid_until AS valid_until, tie.days_stated AS days_stated, tie.source_id AS source_id
ORDER BY from_id, to_id, type, fact_id
