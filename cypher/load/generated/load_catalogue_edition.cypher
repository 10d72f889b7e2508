// name:       load_catalogue_edition
// kind:       load
// says:       Creates or updates CatalogueEdition nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:CatalogueEdition {id: row.id})
SET node += row.properties
