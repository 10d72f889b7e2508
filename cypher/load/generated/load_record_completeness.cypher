// name:       load_record_completeness
// kind:       load
// says:       Creates or updates RecordCompleteness nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:RecordCompleteness {id: row.id})
SET node += row.properties
