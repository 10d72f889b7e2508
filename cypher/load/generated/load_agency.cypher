// name:       load_agency
// kind:       load
// says:       Creates or updates Agency nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:Agency {id: row.id})
SET node += row.properties
