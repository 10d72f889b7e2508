// name:       link_has_band
// kind:       load
// says:       Ties GradeBand nodes to the GradeScheme nodes that their records name.
// params:     rows: list[{node, other}]
UNWIND $rows AS row
MATCH (node:GradeBand {version_id: row.node})
MATCH (other:GradeScheme {id: row.other})
MERGE (node)<-[:HAS_BAND]-(other)
