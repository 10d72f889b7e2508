// name:       current_control_rule
// kind:       load
// says:       What is stored of ControlRule nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:ControlRule {id: key})
RETURN key, properties(node) AS properties
