// name:       current_mou
// kind:       load
// says:       What is stored of Mou nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:Mou {id: key})
RETURN key, properties(node) AS properties
