// name:       regimes
// kind:       read
// says:       The bodies of rules that are loaded, with their dates.
// returns:    id, name_en, name_zh, valid_from, valid_until, note
MATCH (regime:Regime)
RETURN regime.id AS id, regime.name_en AS name_en, regime.name_zh AS name_zh, regime.valid_from AS valid_from,
       regime.valid_until AS valid_until, regime.note AS note
ORDER BY coalesce(valid_from, date('0001-01-01')), id
