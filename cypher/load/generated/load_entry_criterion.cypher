// name:       load_entry_criterion
// kind:       load
// says:       Creates or updates EntryCriterion nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:EntryCriterion {id: row.id})
SET node += row.properties
