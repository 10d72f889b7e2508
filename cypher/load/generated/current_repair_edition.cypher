// name:       current_repair_edition
// kind:       load
// says:       What is stored of RepairEdition nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:RepairEdition {id: key})
RETURN key, properties(node) AS properties
