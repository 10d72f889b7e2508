// name:       current_provincial_regulation
// kind:       load
// says:       What is stored of ProvincialRegulation nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:ProvincialRegulation {id: key})
RETURN key, properties(node) AS properties
