// name:       load_${slug}
// kind:       load
// says:       Creates versions of ${label} facts.
// params:     rows: list[{version_id, recorded, superseded, properties}], times: list[local datetime (UTC)]
UNWIND $rows AS row
MERGE (node:${label} {version_id: row.version_id})
SET node += row.properties, node.recorded_at = $times[row.recorded], node.superseded_at = $times[row.superseded]
