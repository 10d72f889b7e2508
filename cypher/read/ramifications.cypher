// name:       ramifications
// kind:       read
// says:       What follows from every listing of these kinds on the day asked about, beside the measures of its memoranda.
// section:    4.1, 4.2, 4.3, 5, 5.1, 6.1
// params:     list_kinds: list[kind of list], as_of: date, known_at: local datetime (UTC)
// returns:    list_kind, id, tier, name_en, name_zh, effect, domain, change, targets, borne_by_text, certainty, note, valid_from, valid_until, section, source_id, grade_schemes
UNWIND $list_kinds AS kind
MATCH (rule:Ramification {list_kind: kind})
WHERE rule.valid_from <= $as_of < rule.valid_until
  AND rule.recorded_at <= $known_at < rule.superseded_at
OPTIONAL MATCH (rule)-[:CONCERNS_GRADE]->(scheme:GradeScheme
        WHERE scheme.valid_from <= $as_of < scheme.valid_until)
WITH kind, rule, scheme ORDER BY scheme.id
RETURN kind AS list_kind, rule.fact_id AS id, rule.tier AS tier, rule.name_en AS name_en, rule.name_zh AS name_zh,
       rule.effect AS effect, rule.domain AS domain, rule.change AS change, rule.targets AS targets,
       rule.borne_by_text AS borne_by_text, rule.certainty AS certainty, rule.note AS note,
       rule.valid_from AS valid_from, rule.valid_until AS valid_until, rule.section AS section,
       rule.source_id AS source_id, collect(scheme.id) AS grade_schemes
ORDER BY list_kind, id
