// name:       branches_of
// kind:       read
// says:       The branches that are legally part of these companies.
// section:    9.6
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    from_id, to_id, type, fact_id, valid_from, valid_until, days_stated, source_id
UNWIND $frontier AS id
MATCH (:Entity {id: id})<-[part:BRANCH_OF
        WHERE part.valid_from <= $as_of < part.valid_until
          AND part.recorded_at <= $known_at < part.superseded_at]-(branch:Entity)
RETURN id AS from_id, branch.id AS to_id, type(part) AS type, part.fact_id AS fact_id, part.valid_from AS valid_from,
       part.valid_until AS valid_until, part.days_stated AS days_stated, part.source_id AS source_id
ORDER BY from_id, to_id, fact_id
