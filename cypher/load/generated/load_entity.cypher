// name:       load_entity
// kind:       load
// says:       Creates or updates Entity nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:Entity {id: row.id})
SET node:Party, node += row.properties
