// name:       entities_by_reg_no
// kind:       read
// says:       The entities that carry these legacy registration numbers.
// params:     references: list[text]
// returns:    reference, id
UNWIND $references AS reference
MATCH (entity:Entity {reg_no: reference})
RETURN reference, entity.id AS id
ORDER BY reference, id
