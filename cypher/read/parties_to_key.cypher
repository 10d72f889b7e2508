// name:       parties_to_key
// kind:       read
// says:       A page of all parties with what they are called, so that the keys of their names can be made again.
// params:     after: text, limit: integer
// returns:    id, labels, name, name_en, other_names, other_codes
MATCH (party:Party)
WHERE party.id > $after
RETURN party.id AS id, labels(party) AS labels, party.name AS name, party.name_en AS name_en,
       party.other_names AS other_names, party.other_codes AS other_codes
ORDER BY id
LIMIT $limit
