// name:       load_control_rule
// kind:       load
// says:       Creates or updates ControlRule nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:ControlRule {id: row.id})
SET node += row.properties
