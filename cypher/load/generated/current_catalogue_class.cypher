// name:       current_catalogue_class
// kind:       load
// says:       What is stored of CatalogueClass nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:CatalogueClass {id: key})
RETURN key, properties(node) AS properties
