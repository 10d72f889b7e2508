// name:       link_controls_list
// kind:       load
// says:       Ties CreditList nodes to the Agency nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:CreditList {id: row.node})
MATCH (other:Agency {id: row.other})
MERGE (node)<-[:CONTROLS_LIST]-(other)
