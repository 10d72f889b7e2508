// name:       repair_terms
// kind:       read
// says:       How long these lists, or all lists, keep a party and from when removal can be applied for; every edition, whenever in force.
// section:    4.3
// params:     list_ids: list[list id], known_at: local datetime (UTC)
// returns:    id, list_ids, edition_id, edition_name, document_no, aspect, tier, subject, region, minimum_months, term_months, term_days, extension_min_months, extension_max_months, maximum_months, early_after_months, early_from, conditions, irreparable, barred_by, certainty, text_zh, note, valid_from, valid_until, section, source_id
MATCH (edition:RepairEdition)-[:SETS_TERM]->(rule:RepairTerm
        WHERE rule.recorded_at <= $known_at < rule.superseded_at)
OPTIONAL MATCH (rule)-[:TERM_OF]->(list:CreditList)
WITH edition, rule, list ORDER BY list.id
WITH edition, rule, collect(list.id) AS list_ids
WHERE size(list_ids) = 0 OR any(id IN list_ids WHERE id IN $list_ids)
OPTIONAL MATCH (rule)-[:BARRED_BY]->(barring:CreditList)
WITH edition, rule, list_ids, barring ORDER BY barring.id
RETURN rule.fact_id AS id, list_ids, edition.id AS edition_id, edition.name_en AS edition_name, edition.document_no AS document_no,
       rule.aspect AS aspect, rule.tier AS tier, rule.subject AS subject, rule.region AS region,
       rule.minimum_months AS minimum_months, rule.term_months AS term_months, rule.term_days AS term_days,
       rule.extension_min_months AS extension_min_months, rule.extension_max_months AS extension_max_months,
       rule.maximum_months AS maximum_months, rule.early_after_months AS early_after_months, rule.early_from AS early_from,
       rule.conditions AS conditions, rule.irreparable AS irreparable, collect(barring.id) AS barred_by,
       rule.certainty AS certainty, rule.text_zh AS text_zh, rule.note AS note, rule.valid_from AS valid_from,
       rule.valid_until AS valid_until, rule.section AS section, rule.source_id AS source_id
ORDER BY id, valid_from
