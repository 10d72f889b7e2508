// name:       changed_holdings
// kind:       read
// says:       The ends of ties of ownership and control that hold at one moment and not at the other.
// section:    9.6
// params:     before: date, believed_before: local datetime (UTC), as_of: date, known_at: local datetime (UTC)
// returns:    from_id, to_id
MATCH (one:Party)-[tie:OWNS|ACTUALLY_CONTROLS|EXECUTIVE_PARTNER_OF|BRANCH_OF|ACTS_IN_CONCERT_WITH]->(other:Party)
WHERE (tie.valid_from <= $as_of < tie.valid_until AND tie.recorded_at <= $known_at < tie.superseded_at)
   <> (tie.valid_from <= $before < tie.valid_until AND tie.recorded_at <= $believed_before < tie.superseded_at)
RETURN DISTINCT one.id AS from_id, other.id AS to_id
ORDER BY from_id, to_id
