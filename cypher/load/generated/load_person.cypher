// name:       load_person
// kind:       load
// says:       Creates or updates Person nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:Person {id: row.id})
SET node:Party, node += row.properties
