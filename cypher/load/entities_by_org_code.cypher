// name:       entities_by_org_code
// kind:       read
// says:       The entities that carry these organisation codes (characters 9 to 17 of a USCC).
// params:     references: list[text]
// returns:    reference, id
UNWIND $references AS reference
MATCH (entity:Entity {org_code: reference})
RETURN reference, entity.id AS id
ORDER BY reference, id
