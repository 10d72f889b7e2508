// name:       reference_lists
// kind:       read
// says:       What is loaded of every list: its documents, its criteria of entry, whether its agency and its term are known.
// section:    4.1, Appendix III
// params:     known_at: local datetime (UTC)
// returns:    list_id, name_en, kind, status, controllers, controlled_by_text, minimum_term_months, criteria_named, criteria_stated, mou_ids
MATCH (list:CreditList)
OPTIONAL MATCH (agency:Agency)-[:CONTROLS_LIST]->(list)
WITH list, count(agency) AS controllers
OPTIONAL MATCH (list)-[:ENTERED_BY]->(criterion:EntryCriterion)
WITH list, controllers, count(criterion) AS criteria
OPTIONAL MATCH (list)-[established:ESTABLISHED_BY
        WHERE established.recorded_at <= $known_at < established.superseded_at]->(mou:Mou)
WITH list, controllers, criteria, mou ORDER BY mou.id
RETURN list.id AS list_id, list.name_en AS name_en, list.kind AS kind, list.status AS status, controllers,
       list.controlled_by_text AS controlled_by_text, list.minimum_term_months AS minimum_term_months,
       criteria AS criteria_named, list.criteria_stated AS criteria_stated, collect(mou.id) AS mou_ids
ORDER BY list_id
