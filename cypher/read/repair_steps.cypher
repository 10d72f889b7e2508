// name:       repair_steps
// kind:       read
// says:       The steps of the procedures for these lists, or for all lists; every edition, whenever in force.
// section:    4.3
// params:     list_ids: list[list id], known_at: local datetime (UTC)
// returns:    id, list_ids, edition_id, edition_name, document_no, place, kind, actor, required, tiers, within, unit, counted_from, name_en, name_zh, addressee, certainty, text_zh, note, valid_from, valid_until, section, source_id
MATCH (edition:RepairEdition)-[:PRESCRIBES]->(rule:RepairStep
        WHERE rule.recorded_at <= $known_at < rule.superseded_at)
OPTIONAL MATCH (rule)-[:STEP_OF]->(list:CreditList)
WITH edition, rule, list ORDER BY list.id
WITH edition, rule, collect(list.id) AS list_ids
WHERE size(list_ids) = 0 OR any(id IN list_ids WHERE id IN $list_ids)
RETURN rule.fact_id AS id, list_ids, edition.id AS edition_id, edition.name_en AS edition_name, edition.document_no AS document_no,
       rule.order AS place, rule.kind AS kind, rule.actor AS actor, rule.required AS required, rule.tiers AS tiers,
       rule.within AS within, rule.unit AS unit, rule.counted_from AS counted_from, rule.name_en AS name_en,
       rule.name_zh AS name_zh, rule.addressee AS addressee, rule.certainty AS certainty, rule.text_zh AS text_zh,
       rule.note AS note, rule.valid_from AS valid_from, rule.valid_until AS valid_until, rule.section AS section,
       rule.source_id AS source_id
ORDER BY id, valid_from
