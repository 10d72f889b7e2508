// name:       measures_of_mous
// kind:       read
// says:       The measures that these memoranda stipulate on the day asked about, and who imposes them.
// section:    4.2
// params:     mou_ids: list[mou id], as_of: date, known_at: local datetime (UTC)
// returns:    mou_id, id, number, name_en, name_zh, effect, domain, targets, whole_consortium, imposed_by_text, group, group_en, group_zh, valid_from, valid_until, section, source_id, imposed_by
UNWIND $mou_ids AS mou_id
MATCH (:Mou {id: mou_id})-[:STIPULATES]->(measure:Measure
        WHERE measure.valid_from <= $as_of < measure.valid_until
          AND measure.recorded_at <= $known_at < measure.superseded_at)
OPTIONAL MATCH (measure)-[:EQUIVALENT_TO]->(group:MeasureGroup)
OPTIONAL MATCH (agency:Agency)-[:IMPOSES]->(measure)
WITH mou_id, measure, group, agency ORDER BY agency.id
RETURN mou_id, measure.fact_id AS id, measure.number AS number, measure.name_en AS name_en, measure.name_zh AS name_zh,
       measure.effect AS effect, measure.domain AS domain, measure.targets AS targets,
       measure.whole_consortium AS whole_consortium, measure.imposed_by_text AS imposed_by_text,
       group.id AS group, group.name_en AS group_en, group.name_zh AS group_zh,
       measure.valid_from AS valid_from, measure.valid_until AS valid_until, measure.section AS section,
       measure.source_id AS source_id, collect(agency.id) AS imposed_by
ORDER BY mou_id, id
