// name:       current_catalogue_edition
// kind:       load
// says:       What is stored of CatalogueEdition nodes.
// params:     keys: list[id]
// returns:    key, properties
UNWIND $keys AS key
MATCH (node:CatalogueEdition {id: key})
RETURN key, properties(node) AS properties
