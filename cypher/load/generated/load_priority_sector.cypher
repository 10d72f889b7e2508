// name:       load_priority_sector
// kind:       load
// says:       Creates or updates PrioritySector nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:PrioritySector {id: row.id})
SET node += row.properties
