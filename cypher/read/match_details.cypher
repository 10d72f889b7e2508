// name:       match_details
// kind:       read
// says:       Parties by id, with everything by which a match of a supplier is explained.
// section:    4.1
// params:     ids: list[party id]
// returns:    id, labels, name, name_en, other_names, uscc, org_code, reg_no, other_codes, match_keys
UNWIND $ids AS id
MATCH (party:Party {id: id})
RETURN id, labels(party) AS labels, party.name AS name, party.name_en AS name_en, party.other_names AS other_names,
       party.uscc AS uscc, party.org_code AS org_code, party.reg_no AS reg_no, party.other_codes AS other_codes,
       party.match_keys AS match_keys
ORDER BY id
