// name:       person_to_company
// kind:       channel
// says:       A company was shut out of a trade fair because of the personal blacklisting of senior staff; no rule says so.
// section:    9.3
// certainty:  anecdotal
// starts:     reached
// from:       source:Person
// to:         reached:Entity
// fact:       post
// detail:     coalesce(post.role, post.basis, '')
MATCH (source)-[post:LEGAL_REPRESENTATIVE_OF|OFFICER_OF|ACTUALLY_CONTROLS]->(reached)
