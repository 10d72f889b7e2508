// name:       mark_derivation
// kind:       load
// says:       Remembers what was derived, for which moment and by which rule.
// params:     rows: list[{id, as_of, known_at, rule, edges, ties, revisions}]
UNWIND $rows AS row
MERGE (done:Derivation {id: row.id})
SET done.as_of = row.as_of, done.known_at = row.known_at, done.rule = row.rule, done.edges = row.edges,
    done.ties = row.ties, done.revisions = row.revisions
