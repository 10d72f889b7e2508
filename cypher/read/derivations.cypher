// name:       derivations
// kind:       read
// says:       What was derived, for which moment, and by which rule.
// returns:    id, as_of, known_at, rule, edges, ties, revisions
MATCH (done:Derivation)
RETURN done.id AS id, done.as_of AS as_of, done.known_at AS known_at, done.rule AS rule, done.edges AS edges,
       done.ties AS ties, done.revisions AS revisions
ORDER BY id
