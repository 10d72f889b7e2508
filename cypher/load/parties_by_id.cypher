// name:       parties_by_id
// kind:       read
// says:       Which of these ids are parties, and whether entities or persons.
// params:     references: list[text]
// returns:    reference, id, labels
UNWIND $references AS reference
MATCH (party:Party {id: reference})
RETURN reference, party.id AS id, labels(party) AS labels
