// name:       load_repair_edition
// kind:       load
// says:       Creates or updates RepairEdition nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:RepairEdition {id: row.id})
SET node += row.properties
