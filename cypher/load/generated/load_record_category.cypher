// name:       load_record_category
// kind:       load
// says:       Creates or updates RecordCategory nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:RecordCategory {id: row.id})
SET node += row.properties
