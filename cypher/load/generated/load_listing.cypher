// name:       load_listing
// kind:       load
// says:       Creates or updates Listing nodes.
// params:     rows: list[{version_id, properties}]
UNWIND $rows AS row
MERGE (node:Listing {version_id: row.version_id})
SET node += row.properties
