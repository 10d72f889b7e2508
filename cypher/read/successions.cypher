// name:       successions
// kind:       read
// says:       Agencies whose work had gone over to others by the day asked about.
// section:    4.1
// params:     as_of: date, known_at: local datetime (UTC)
// returns:    from_id, to_id, fact_id, valid_from, valid_until, source_id
MATCH (before:Agency)-[tie:SUCCEEDED_BY]->(after:Agency)
WHERE tie.valid_from <= $as_of < tie.valid_until
  AND tie.recorded_at <= $known_at < tie.superseded_at
RETURN before.id AS from_id, after.id AS to_id, tie.fact_id AS fact_id, tie.valid_from AS valid_from,
       tie.valid_until AS valid_until, tie.source_id AS source_id
ORDER BY from_id, to_id
