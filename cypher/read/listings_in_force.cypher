// name:       listings_in_force
// kind:       read
// says:       The listings of these parties in force on the day asked about, and all that is known to have happened to listings of theirs, also after that day, since a listing may turn out void from its start.
// section:    4.1, 4.3
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    kind, asked, found
UNWIND $frontier AS id
MATCH (:Party {id: id})-[:HAS_LISTING]->(listing:Listing
        WHERE listing.valid_from <= $as_of < listing.valid_until
          AND listing.recorded_at <= $known_at < listing.superseded_at)-[:ON_LIST]->(list:CreditList)
OPTIONAL MATCH (listing)-[:DECIDED_BY]->(agency:Agency)
RETURN 'listing' AS kind, id AS asked,
       {id: listing.fact_id, party_id: id, list_id: list.id, decided_by: agency.id, valid_from: listing.valid_from,
        valid_until: listing.valid_until, days_stated: listing.days_stated, recorded_at: listing.recorded_at,
        earliest_removal: listing.earliest_removal,
        tier: listing.tier, reason: listing.reason, reason_zh: listing.reason_zh, legal_basis: listing.legal_basis,
        grounds: listing.grounds, note: listing.note, note_zh: listing.note_zh, document_no: listing.document_no,
        filed_on: listing.filed_on, amount_rmb: listing.amount_rmb, creditor: listing.creditor,
        repair_state: listing.repair_state, source_id: listing.source_id} AS found
UNION ALL
UNWIND $frontier AS id
MATCH (:Party {id: id})-[:HAS_EVENT]->(event:ListingEvent
        WHERE event.recorded_at <= $known_at < event.superseded_at)
OPTIONAL MATCH (event)-[:TAKEN_BY]->(agency:Agency)
RETURN 'event' AS kind, id AS asked,
       {id: event.fact_id, listing_id: event.listing, kind: event.kind, outcome: event.outcome, taken_by: agency.id,
        valid_from: event.valid_from, valid_until: event.valid_until, days_stated: event.days_stated,
        document_no: event.document_no, note: event.note,
        section: event.section, source_id: event.source_id} AS found
