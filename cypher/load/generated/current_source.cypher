// name:       current_source
// kind:       load
// says:       What is stored of Source nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:Source {id: key})
RETURN key, properties(node) AS properties
