// name:       provincial_regulations
// kind:       read
// says:       Which provinces regulate social credit, how far each regulation has come, and which have none; an empty list chooses all.
// section:    8.2, Appendix IV
// params:     statuses: list[regulation status], regions: list[region id]
// returns:    id, number, province, region_id, title_zh, status, subject, interim, trial, event, dated, section, source_id, valid_from, valid_until
MATCH (regulation:ProvincialRegulation)-[:IN_REGION]->(region:Region)
WHERE ($statuses = [] OR regulation.status IN $statuses) AND ($regions = [] OR region.id IN $regions)
RETURN regulation.id AS id, regulation.number AS number, regulation.province AS province, region.id AS region_id,
       regulation.title_zh AS title_zh, regulation.status AS status, regulation.subject AS subject,
       regulation.interim AS interim, regulation.trial AS trial, regulation.event AS event, regulation.dated AS dated,
       regulation.section AS section, regulation.source_id AS source_id,
       regulation.valid_from AS valid_from, regulation.valid_until AS valid_until
ORDER BY number, id
