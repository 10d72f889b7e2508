// name:       enforcements
// kind:       read
// says:       What platforms, associations and other bodies outside government do with the lists, and limits to what may be asked of them.
// section:    4.4
// params:     as_of: date
// returns:    id, kind, name_en, enforcers, enforcers_stated, enforcers_text, list_id, certainty, note, section, source_id, valid_from, valid_until
MATCH (work:Enforcement)
WHERE work.valid_from <= $as_of < work.valid_until
OPTIONAL MATCH (work)-[:CONCERNS]->(list:CreditList)
OPTIONAL MATCH (agency:Agency)-[:ENFORCES]->(work)
WITH work, list, agency ORDER BY agency.id
RETURN work.id AS id, work.kind AS kind, work.name_en AS name_en, collect(agency.id) AS enforcers,
       work.enforcers_stated AS enforcers_stated, work.enforcers_text AS enforcers_text, list.id AS list_id,
       work.certainty AS certainty, work.note AS note, work.section AS section, work.source_id AS source_id,
       work.valid_from AS valid_from, work.valid_until AS valid_until
ORDER BY id
