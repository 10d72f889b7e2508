// name:       load_measure
// kind:       load
// says:       Creates or updates Measure nodes.
// params:     rows: list[{version_id, properties}]
UNWIND $rows AS row
MERGE (node:Measure {version_id: row.version_id})
SET node += row.properties
