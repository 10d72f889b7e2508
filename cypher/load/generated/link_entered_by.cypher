// name:       link_entered_by
// kind:       load
// says:       Ties EntryCriterion nodes to the CreditList nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:EntryCriterion {id: row.node})
MATCH (other:CreditList {id: row.other})
MERGE (node)<-[:ENTERED_BY]-(other)
