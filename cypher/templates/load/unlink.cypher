// name:       unlink_${slug}
// kind:       load
// says:       Unties ${label} nodes from ${other} nodes that a later record no longer names.
// params:     rows: list[{node, others}]
UNWIND $rows AS row
MATCH (node:${label} {${key}: row.node})${left}-[tie:${type}]-${right}(other:${other})
WHERE NOT other.id IN row.others
DELETE tie
