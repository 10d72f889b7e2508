// name:       page_of_holdings
// kind:       read
// says:       The next entities by id, with who holds shares or votes in each, acts for it as executive partner, or is declared to control it. An entity without holders has one empty row.
// section:    9.6
// params:     after: text, limit: integer, as_of: date, known_at: local datetime (UTC)
// returns:    to_id, from_id, type, share_min, share_max, votes_min, votes_max, nominee, partnership, source_id
MATCH (held:Entity)
WHERE held.id > $after
WITH held ORDER BY held.id LIMIT $limit
OPTIONAL MATCH (held)<-[tie:OWNS|ACTUALLY_CONTROLS|EXECUTIVE_PARTNER_OF
        WHERE tie.valid_from <= $as_of < tie.valid_until
          AND tie.recorded_at <= $known_at < tie.superseded_at]-(holder:Party)
RETURN held.id AS to_id, holder.id AS from_id, type(tie) AS type, tie.share_min AS share_min, tie.share_max AS share_max,
       tie.votes_min AS votes_min, tie.votes_max AS votes_max,
       coalesce(tie.nominee, false) OR coalesce(holder.nominee_holder, false) AS nominee,
       coalesce(held.kind = 'partnership', false) AS partnership, tie.source_id AS source_id
ORDER BY to_id, from_id, type, tie.fact_id
