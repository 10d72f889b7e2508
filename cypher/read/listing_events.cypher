// name:       listing_events
// kind:       read
// says:       What happened to the listings of these parties, as it was known, in order of day; also after the day asked about, since a listing may turn out void from its start.
// section:    4.3
// params:     frontier: list[party id], known_at: local datetime (UTC)
// returns:    party_id, id, listing_id, kind, outcome, taken_by, valid_from, valid_until, document_no, note, section, source_id
UNWIND $frontier AS id
MATCH (:Party {id: id})-[:HAS_EVENT]->(event:ListingEvent
        WHERE event.recorded_at <= $known_at < event.superseded_at)
OPTIONAL MATCH (event)-[:TAKEN_BY]->(agency:Agency)
RETURN id AS party_id, event.fact_id AS id, event.listing AS listing_id, event.kind AS kind, event.outcome AS outcome,
       agency.id AS taken_by, event.valid_from AS valid_from, event.valid_until AS valid_until,
       event.document_no AS document_no, event.note AS note, event.section AS section, event.source_id AS source_id
ORDER BY party_id, valid_from, id
