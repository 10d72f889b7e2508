// name:       current_scope_clause
// kind:       load
// says:       What is stored of ScopeClause nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:ScopeClause {id: key})
RETURN key, properties(node) AS properties
