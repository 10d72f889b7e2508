// name:       regimes
// kind:       read
// says:       Bodies of rules, with their days.
// section:    4.2
// returns:    id, name_en, name_zh, valid_from, valid_until, note, section, source_id
MATCH (regime:Regime)
RETURN regime.id AS id, regime.name_en AS name_en, regime.name_zh AS name_zh, regime.valid_from AS valid_from,
       regime.valid_until AS valid_until, regime.note AS note, regime.section AS section, regime.source_id AS source_id
ORDER BY id
