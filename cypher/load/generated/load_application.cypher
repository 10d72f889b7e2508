// name:       load_application
// kind:       load
// says:       Creates or updates Application nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:Application {id: row.id})
SET node += row.properties
