// name:       current_entity
// kind:       load
// says:       What is stored of Entity nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:Entity {id: key})
RETURN key, properties(node) AS properties
