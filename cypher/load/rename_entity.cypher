// name:       rename_entity
// kind:       load
// says:       Gives entities that were known by an organisation code or number only the id of their registration.
// params:     rows: list[{id, new_id}]
UNWIND $rows AS row
MATCH (entity:Entity {id: row.id})
SET entity.id = row.new_id
