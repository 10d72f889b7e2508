// name:       current_entry_criterion
// kind:       load
// says:       What is stored of EntryCriterion nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:EntryCriterion {id: key})
RETURN key, properties(node) AS properties
