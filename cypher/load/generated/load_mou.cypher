// name:       load_mou
// kind:       load
// says:       Creates or updates Mou nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:Mou {id: row.id})
SET node += row.properties
