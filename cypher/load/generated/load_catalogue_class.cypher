// name:       load_catalogue_class
// kind:       load
// says:       Creates or updates CatalogueClass nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:CatalogueClass {id: row.id})
SET node += row.properties
