// name:       close_credit_record
// kind:       load
// says:       Closes versions of CreditRecord nodes that a correction replaces.
// params:     rows: list[{version_id, superseded_at}]
UNWIND $rows AS row
MATCH (node:CreditRecord {version_id: row.version_id})
SET node.superseded_at = row.superseded_at
