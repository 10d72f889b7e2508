// name:       load_enforcement
// kind:       load
// says:       Creates or updates Enforcement nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:Enforcement {id: row.id})
SET node += row.properties
