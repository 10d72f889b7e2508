// name:       entity_details
// kind:       read
// says:       The registration data of entities, with where they stand with their registration authority on the day.
// section:    3, Table 1
// params:     ids: list[entity id], as_of: date, known_at: local datetime (UTC)
// returns:    id, kind, org_code, reg_no, other_names, other_codes, region_code, industry_code, address, registered_capital, registered_on, status, status_stated, status_since, days_stated
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
OPTIONAL MATCH (entity)-[:HAS_STATUS]->(state:RegistrationStatus
        WHERE state.valid_from <= $as_of < state.valid_until
          AND state.recorded_at <= $known_at < state.superseded_at)
WITH entity, state ORDER BY state.valid_from DESC, state.recorded_at DESC, state.fact_id
WITH entity, head(collect(state)) AS state
RETURN entity.id AS id, entity.kind AS kind, entity.org_code AS org_code, entity.reg_no AS reg_no,
       entity.other_names AS other_names, entity.other_codes AS other_codes, entity.region_code AS region_code,
       entity.industry_code AS industry_code, entity.address AS address, entity.registered_capital AS registered_capital,
       entity.registered_on AS registered_on, state.status AS status, state.stated AS status_stated,
       state.valid_from AS status_since, state.days_stated AS days_stated
ORDER BY id
