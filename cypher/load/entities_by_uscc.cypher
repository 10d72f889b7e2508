// name:       entities_by_uscc
// kind:       read
// says:       The entities that carry these Unified Social Credit Codes.
// params:     references: list[text]
// returns:    reference, id
UNWIND $references AS reference
MATCH (entity:Entity {uscc: reference})
RETURN reference, entity.id AS id
ORDER BY reference, id
