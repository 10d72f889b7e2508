// name:       link_aims_at
// kind:       load
// says:       Ties ScopeClause nodes to the Mou nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:ScopeClause {id: row.node})
MATCH (other:Mou {id: row.other})
MERGE (node)<-[:AIMS_AT]-(other)
