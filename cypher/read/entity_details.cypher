// name:       entity_details
// kind:       read
// says:       The registration data of entities.
// section:    3, Table 1
// params:     ids: list[entity id]
// returns:    id, kind, org_code, reg_no, other_names, other_codes, region_code, industry_code, address, registered_capital, registered_on
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
RETURN entity.id AS id, entity.kind AS kind, entity.org_code AS org_code, entity.reg_no AS reg_no,
       entity.other_names AS other_names, entity.other_codes AS other_codes, entity.region_code AS region_code,
       entity.industry_code AS industry_code, entity.address AS address, entity.registered_capital AS registered_capital,
       entity.registered_on AS registered_on
ORDER BY id
