// name:       headquarters
// kind:       read
// says:       Where these entities are registered; of a branch also its company, on the day asked about.
// section:    9.8
// params:     ids: list[entity id], as_of: date, known_at: local datetime (UTC)
// returns:    id, kind, region_code, flags, company_id, company_region_code, company_flags, fact_id, valid_from, valid_until, days_stated, source_id
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
OPTIONAL MATCH (entity)-[tie:BRANCH_OF
        WHERE tie.valid_from <= $as_of < tie.valid_until
          AND tie.recorded_at <= $known_at < tie.superseded_at]->(company:Entity)
RETURN id, entity.kind AS kind, entity.region_code AS region_code, entity.flags AS flags, company.id AS company_id,
       company.region_code AS company_region_code, company.flags AS company_flags, tie.fact_id AS fact_id,
       tie.valid_from AS valid_from, tie.valid_until AS valid_until, tie.days_stated AS days_stated, tie.source_id AS source_id
ORDER BY id, company_id, fact_id
