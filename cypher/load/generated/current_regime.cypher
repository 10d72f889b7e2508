// name:       current_regime
// kind:       load
// says:       What is stored of Regime nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:Regime {id: key})
RETURN key, properties(node) AS properties
