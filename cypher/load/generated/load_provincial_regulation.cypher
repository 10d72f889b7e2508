// name:       load_provincial_regulation
// kind:       load
// says:       Creates or updates ProvincialRegulation nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:ProvincialRegulation {id: row.id})
SET node += row.properties
