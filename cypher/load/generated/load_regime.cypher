// name:       load_regime
// kind:       load
// says:       Creates or updates Regime nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:Regime {id: row.id})
SET node += row.properties
