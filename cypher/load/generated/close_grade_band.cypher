// name:       close_grade_band
// kind:       load
// says:       Closes versions of GradeBand nodes that a correction replaces.
// params:     rows: list[{version_id, superseded_at}]
UNWIND $rows AS row
MATCH (node:GradeBand {version_id: row.version_id})
SET node.superseded_at = row.superseded_at
