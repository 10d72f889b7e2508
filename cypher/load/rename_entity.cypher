// name:       rename_entity
// kind:       load
// says:       Gives entities that were known by an organisation code or number only the id of their registration, with what they said before.
// params:     rows: list[{id, new_id}]
UNWIND $rows AS row
MATCH (entity:Entity {id: row.id})
SET entity.id = row.new_id
WITH row
MATCH (revision:Revision {of: row.id})
SET revision.of = row.new_id
