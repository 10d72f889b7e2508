// name:       load_region
// kind:       load
// says:       Creates or updates Region nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:Region {id: row.id})
SET node += row.properties
