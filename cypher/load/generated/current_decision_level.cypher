// name:       current_decision_level
// kind:       load
// says:       What is stored of DecisionLevel nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:DecisionLevel {id: key})
RETURN key, properties(node) AS properties
