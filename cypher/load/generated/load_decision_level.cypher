// name:       load_decision_level
// kind:       load
// says:       Creates or updates DecisionLevel nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:DecisionLevel {id: row.id})
SET node += row.properties
