// name:       close_${slug}
// kind:       load
// says:       Closes versions of ${label} nodes that a correction replaces.
// params:     rows: list[{version_id, superseded_at}]
UNWIND $rows AS row
MATCH (node:${label} {version_id: row.version_id})
SET node.superseded_at = row.superseded_at
