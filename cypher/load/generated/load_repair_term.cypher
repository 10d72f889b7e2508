// name:       load_repair_term
// kind:       load
// says:       Creates versions of RepairTerm facts.
// params:     rows: list[{version_id, recorded, superseded, properties}], times: list[local datetime (UTC)]
UNWIND $rows AS row
MERGE (node:RepairTerm {version_id: row.version_id})
SET node += row.properties, node.recorded_at = $times[row.recorded], node.superseded_at = $times[row.superseded]
