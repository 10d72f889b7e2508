// name:       current_person
// kind:       load
// says:       What is stored of Person nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:Person {id: key})
RETURN key, properties(node) AS properties
