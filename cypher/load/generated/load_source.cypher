// name:       load_source
// kind:       load
// says:       Creates or updates Source nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:Source {id: row.id})
SET node += row.properties
