// name:       load_${slug}
// kind:       load
// says:       Creates or updates ${label} nodes.
// params:     rows: list[{${key}, properties}]
UNWIND $rows AS row
MERGE (node:${label} {${key}: row.${key}})
SET ${further_labels}node += row.properties
