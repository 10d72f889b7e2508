// name:       current_record_category
// kind:       load
// says:       What is stored of RecordCategory nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:RecordCategory {id: key})
RETURN key, properties(node) AS properties
