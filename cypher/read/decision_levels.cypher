// name:       decision_levels
// kind:       read
// says:       At which level of office parties are put on lists, by the rules of one list or of all lists of a kind.
// section:    4.1
// returns:    id, list_id, applies_to, name_en, minimum_level, review_level, generally, certainty, note, section, source_id, valid_from, valid_until
MATCH (level:DecisionLevel)
OPTIONAL MATCH (list:CreditList)-[:DECIDED_AT]->(level)
RETURN level.id AS id, list.id AS list_id, level.applies_to AS applies_to, level.name_en AS name_en,
       level.minimum_level AS minimum_level, level.review_level AS review_level, level.generally AS generally,
       level.certainty AS certainty, level.note AS note, level.section AS section, level.source_id AS source_id,
       level.valid_from AS valid_from, level.valid_until AS valid_until
ORDER BY valid_from, id
