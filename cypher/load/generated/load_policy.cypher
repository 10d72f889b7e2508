// name:       load_policy
// kind:       load
// says:       Creates or updates Policy nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:Policy {id: row.id})
SET node += row.properties
