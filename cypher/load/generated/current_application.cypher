// name:       current_application
// kind:       load
// says:       What is stored of Application nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:Application {id: key})
RETURN key, properties(node) AS properties
