// name:       unlink_concerns
// kind:       load
// says:       Unties Enforcement nodes from CreditList nodes that a later record no longer names.
// params:     rows: list[{node, others}]
UNWIND $rows AS row
MATCH (node:Enforcement {id: row.node})-[tie:CONCERNS]->(other:CreditList)
WHERE NOT other.id IN row.others
DELETE tie
