// name:       changed_parties
// kind:       read
// says:       The parties whose record was replaced at or after a time: whether they are nominees may have changed.
// section:    9.6
// params:     since: local datetime (UTC)
// returns:    id
MATCH (revision:Revision)
WHERE revision.superseded_at >= $since
MATCH (party:Party {id: revision.of})
RETURN DISTINCT party.id AS id
ORDER BY id
