// name:       load_credit_record
// kind:       load
// says:       Creates or updates CreditRecord nodes.
// params:     rows: list[{version_id, properties}]
UNWIND $rows AS row
MERGE (node:CreditRecord {version_id: row.version_id})
SET node += row.properties
