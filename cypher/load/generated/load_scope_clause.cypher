// name:       load_scope_clause
// kind:       load
// says:       Creates or updates ScopeClause nodes.
// params:     rows: list[{id, properties}]
UNWIND $rows AS row
MERGE (node:ScopeClause {id: row.id})
SET node += row.properties
