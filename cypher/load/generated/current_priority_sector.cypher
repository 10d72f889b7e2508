// name:       current_priority_sector
// kind:       load
// says:       What is stored of PrioritySector nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:PrioritySector {id: key})
RETURN key, properties(node) AS properties
