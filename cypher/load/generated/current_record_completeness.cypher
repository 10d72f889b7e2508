// name:       current_record_completeness
// kind:       load
// says:       What is stored of RecordCompleteness nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:RecordCompleteness {id: key})
RETURN key, properties(node) AS properties
