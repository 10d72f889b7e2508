// name:       listings_by_id
// kind:       read
// says:       Listings by id as they were known, in force or not, and all that is known to have happened to them.
// section:    4.1, 4.3
// params:     ids: list[listing id], known_at: local datetime (UTC)
// returns:    kind, asked, found
UNWIND $ids AS id
MATCH (listing:Listing {fact_id: id})<-[:HAS_LISTING]-(party:Party)
MATCH (listing)-[:ON_LIST]->(list:CreditList)
WHERE listing.recorded_at <= $known_at < listing.superseded_at
OPTIONAL MATCH (listing)-[:DECIDED_BY]->(agency:Agency)
RETURN 'listing' AS kind, id AS asked,
       {id: listing.fact_id, party_id: party.id, list_id: list.id, decided_by: agency.id, valid_from: listing.valid_from,
        valid_until: listing.valid_until, days_stated: listing.days_stated, recorded_at: listing.recorded_at,
        earliest_removal: listing.earliest_removal,
        tier: listing.tier, reason: listing.reason, reason_zh: listing.reason_zh, legal_basis: listing.legal_basis,
        grounds: listing.grounds, note: listing.note, note_zh: listing.note_zh, document_no: listing.document_no,
        filed_on: listing.filed_on, amount_rmb: listing.amount_rmb, creditor: listing.creditor,
        repair_state: listing.repair_state, source_id: listing.source_id} AS found
UNION ALL
UNWIND $ids AS id
MATCH (listing:Listing {fact_id: id})<-[:HAS_LISTING]-(party:Party)-[:HAS_EVENT]->(event:ListingEvent {listing: id})
WHERE listing.recorded_at <= $known_at < listing.superseded_at
  AND event.recorded_at <= $known_at < event.superseded_at
OPTIONAL MATCH (event)-[:TAKEN_BY]->(agency:Agency)
RETURN 'event' AS kind, id AS asked,
       {id: event.fact_id, listing_id: event.listing, kind: event.kind, outcome: event.outcome, taken_by: agency.id,
        valid_from: event.valid_from, valid_until: event.valid_until, days_stated: event.days_stated,
        document_no: event.document_no, note: event.note,
        section: event.section, source_id: event.source_id} AS found
