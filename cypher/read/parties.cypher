// name:       parties
// kind:       read
// says:       Parties by id, with what an answer shows of them.
// params:     ids: list[party id]
// returns:    id, labels, name, name_en, uscc, identity, state_holder, stub, flags
UNWIND $ids AS id
MATCH (party:Party {id: id})
RETURN party.id AS id, labels(party) AS labels, party.name AS name, party.name_en AS name_en, party.uscc AS uscc,
       party.identity AS identity, party.state_holder AS state_holder, party.stub AS stub, party.flags AS flags
ORDER BY id
