// name:       load_measure_group
// kind:       load
// says:       Creates or updates MeasureGroup nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:MeasureGroup {id: row.id})
SET node += row.properties
