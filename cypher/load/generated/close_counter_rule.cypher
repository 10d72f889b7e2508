// name:       close_counter_rule
// kind:       load
// says:       Closes versions of CounterRule nodes that a correction replaces.
// params:     rows: list[{version_id, superseded_at}]
UNWIND $rows AS row
MATCH (node:CounterRule {version_id: row.version_id})
SET node.superseded_at = row.superseded_at
