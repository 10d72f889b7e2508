// name:       close_repair_step
// kind:       load
// says:       Closes versions of RepairStep nodes that a correction replaces.
// params:     rows: list[{version_id, superseded_at}]
UNWIND $rows AS row
MATCH (node:RepairStep {version_id: row.version_id})
SET node.superseded_at = row.superseded_at
