// name:       current_credit_list
// kind:       load
// says:       What is stored of CreditList nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:CreditList {id: key})
RETURN key, properties(node) AS properties
