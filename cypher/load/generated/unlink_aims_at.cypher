// name:       unlink_aims_at
// kind:       load
// says:       Unties ScopeClause nodes from Mou nodes that a later record no longer names.
// params:     rows: list[{node, others}]
UNWIND $rows AS row
MATCH (node:ScopeClause {id: row.node})<-[tie:AIMS_AT]-(other:Mou)
WHERE NOT other.id IN row.others
DELETE tie
