// name:       close_measure
// kind:       load
// says:       Closes versions of Measure nodes that a correction replaces.
// params:     rows: list[{version_id, superseded_at}]
UNWIND $rows AS row
MATCH (node:Measure {version_id: row.version_id})
SET node.superseded_at = row.superseded_at
