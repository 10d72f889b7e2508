// name:       close_repair_term
// kind:       load
// says:       Closes versions of RepairTerm nodes that a correction replaces.
// params:     rows: list[{version_id, superseded_at}]
UNWIND $rows AS row
MATCH (node:RepairTerm {version_id: row.version_id})
SET node.superseded_at = row.superseded_at
