// name:       control_rules
// kind:       read
// says:       The tests by which somebody counts as controller or beneficial owner, in force on the day.
// section:    9.6
// params:     as_of: date, known_at: local datetime (UTC)
// returns:    id, name_en, name_zh, purpose, edition, default, rung, test, share, inclusive, section, source_id, valid_from, valid_until
MATCH (rule:ControlRule)
WHERE rule.valid_from <= $as_of < rule.valid_until AND $known_at < rule.superseded_at
RETURN rule.id AS id, rule.name_en AS name_en, rule.name_zh AS name_zh, rule.purpose AS purpose, rule.edition AS edition,
       coalesce(rule.default, false) AS default, rule.rung AS rung, rule.test AS test, rule.share AS share,
       rule.inclusive AS inclusive, rule.section AS section, rule.source_id AS source_id, rule.valid_from AS valid_from,
       rule.valid_until AS valid_until
ORDER BY edition, rung, id
