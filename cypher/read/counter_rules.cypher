// name:       counter_rules
// kind:       read
// says:       What evidence against a listing does to it on these lists, or on all lists; every edition, whenever in force.
// section:    4.3, 9.7
// params:     list_ids: list[list id], known_at: local datetime (UTC)
// returns:    id, list_ids, edition_id, edition_name, document_no, trigger, effect, carries, certainty, text_zh, note, valid_from, valid_until, section, source_id
MATCH (edition:RepairEdition)-[:WEIGHS]->(rule:CounterRule
        WHERE rule.recorded_at <= $known_at < rule.superseded_at)
OPTIONAL MATCH (rule)-[:WEIGHED_ON]->(list:CreditList)
WITH edition, rule, list ORDER BY list.id
WITH edition, rule, collect(list.id) AS list_ids
WHERE size(list_ids) = 0 OR any(id IN list_ids WHERE id IN $list_ids)
RETURN rule.fact_id AS id, list_ids, edition.id AS edition_id, edition.name_en AS edition_name, edition.document_no AS document_no,
       rule.trigger AS trigger, rule.effect AS effect, rule.carries AS carries, rule.certainty AS certainty,
       rule.text_zh AS text_zh, rule.note AS note, rule.valid_from AS valid_from, rule.valid_until AS valid_until,
       rule.section AS section, rule.source_id AS source_id
ORDER BY id, valid_from
