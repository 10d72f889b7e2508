// name:       listings
// kind:       read
// says:       Listings by id, as they were known, whether in force or not.
// section:    4.1
// params:     ids: list[listing id], known_at: local datetime (UTC)
// returns:    party_id, id, list_id, decided_by, valid_from, valid_until, earliest_removal, tier, reason, legal_basis, document_no, repair_state, source_id
UNWIND $ids AS id
MATCH (party:Party)-[:HAS_LISTING]->(listing:Listing {fact_id: id})-[:ON_LIST]->(list:CreditList)
WHERE listing.recorded_at <= $known_at < listing.superseded_at
OPTIONAL MATCH (listing)-[:DECIDED_BY]->(agency:Agency)
RETURN party.id AS party_id, listing.fact_id AS id, list.id AS list_id, agency.id AS decided_by,
       listing.valid_from AS valid_from, listing.valid_until AS valid_until, listing.earliest_removal AS earliest_removal,
       listing.tier AS tier, listing.reason AS reason, listing.legal_basis AS legal_basis,
       listing.document_no AS document_no, listing.repair_state AS repair_state, listing.source_id AS source_id
ORDER BY id
