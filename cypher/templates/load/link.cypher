// name:       link_${slug}
// kind:       load
// says:       Ties ${label} nodes to the ${other} nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:${label} {${key}: row.node})
MATCH (other:${other} {id: row.other})
MERGE (node)${left}-[:${type}]-${right}(other)
