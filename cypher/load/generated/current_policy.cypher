// name:       current_policy
// kind:       load
// says:       What is stored of Policy nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:Policy {id: key})
RETURN key, properties(node) AS properties
