// name:       record_completeness
// kind:       read
// says:       How complete the central files are, by agency and by kind of registered party.
// section:    8.1
// returns:    id, number, name_en, agency_id, share_min, share_max, approximate, of_total, observed, note, section, source_id
MATCH (finding:RecordCompleteness)
OPTIONAL MATCH (agency:Agency)-[:MEASURED_BY]->(finding)
RETURN finding.id AS id, finding.number AS number, finding.name_en AS name_en, agency.id AS agency_id,
       finding.share_min AS share_min, finding.share_max AS share_max, finding.approximate AS approximate,
       finding.of_total AS of_total, finding.observed AS observed, finding.note AS note, finding.section AS section,
       finding.source_id AS source_id
ORDER BY number, id
