// name:       parties_by_key
// kind:       read
// says:       Parties that carry any of these keys of a name, with everything by which a match is explained.
// section:    4.1
// params:     query: Lucene text
// returns:    id, labels, name, name_en, other_names, uscc, org_code, reg_no, other_codes, match_keys
CALL db.index.fulltext.queryNodes('party_keys', $query) YIELD node, score
RETURN node.id AS id, labels(node) AS labels, node.name AS name, node.name_en AS name_en, node.other_names AS other_names,
       node.uscc AS uscc, node.org_code AS org_code, node.reg_no AS reg_no, node.other_codes AS other_codes,
       node.match_keys AS match_keys
ORDER BY id
