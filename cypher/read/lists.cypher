// name:       lists
// kind:       read
// says:       Lists by id, with the agencies that control them.
// section:    4.1, Appendix III
// params:     ids: list[list id]
// returns:    id, name_en, name_zh, kind, status, minimum_term_months, minimum_term_before, requires_no_blacklisting, listable, entry_threshold, criteria_stated, section, source_id, controlled_by
UNWIND $ids AS id
MATCH (list:CreditList {id: id})
OPTIONAL MATCH (agency:Agency)-[:CONTROLS_LIST]->(list)
WITH list, agency ORDER BY agency.id
RETURN list.id AS id, list.name_en AS name_en, list.name_zh AS name_zh, list.kind AS kind, list.status AS status,
       list.minimum_term_months AS minimum_term_months, list.minimum_term_before AS minimum_term_before,
       list.requires_no_blacklisting AS requires_no_blacklisting, list.listable AS listable, list.entry_threshold AS entry_threshold, list.criteria_stated AS criteria_stated,
       list.section AS section, list.source_id AS source_id, collect(agency.id) AS controlled_by
ORDER BY id
