// name:       page_of_concerts
// kind:       read
// says:       The next agreements to act in concert, by the id of the fact.
// section:    9.6
// params:     after: text, limit: integer, as_of: date, known_at: local datetime (UTC)
// returns:    from_id, to_id, regarding, fact_id, valid_from, valid_until, days_stated, source_id
MATCH (one:Party)-[tie:ACTS_IN_CONCERT_WITH
        WHERE tie.valid_from <= $as_of < tie.valid_until
          AND tie.recorded_at <= $known_at < tie.superseded_at]->(other:Party)
WHERE tie.fact_id > $after
RETURN one.id AS from_id, other.id AS to_id, tie.regarding AS regarding, tie.fact_id AS fact_id,
       tie.valid_from AS valid_from, tie.valid_until AS valid_until, tie.days_stated AS days_stated, tie.source_id AS source_id
ORDER BY fact_id
LIMIT $limit
