// name:       concerts_of
// kind:       read
// says:       With whom these parties have declared to act in concert, everywhere or in one company.
// section:    9.6
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    from_id, to_id, regarding, fact_id, valid_from, valid_until, days_stated, source_id
UNWIND $frontier AS id
MATCH (:Party {id: id})-[tie:ACTS_IN_CONCERT_WITH
        WHERE tie.valid_from <= $as_of < tie.valid_until
          AND tie.recorded_at <= $known_at < tie.superseded_at]-(:Party)
WITH DISTINCT tie
RETURN startNode(tie).id AS from_id, endNode(tie).id AS to_id, tie.regarding AS regarding, tie.fact_id AS fact_id,
       tie.valid_from AS valid_from, tie.valid_until AS valid_until, tie.days_stated AS days_stated, tie.source_id AS source_id
ORDER BY from_id, to_id, fact_id
