// name:       listings_of
// kind:       read
// says:       The stays on lists of these parties on the day asked about.
// section:    4.1
// params:     frontier: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    party_id, id, list_id, decided_by, valid_from, valid_until, earliest_removal, tier, reason, legal_basis, document_no, repair_state, source_id
UNWIND $frontier AS id
MATCH (:Party {id: id})-[:HAS_LISTING]->(listing:Listing
        WHERE listing.valid_from <= $as_of < listing.valid_until
          AND listing.recorded_at <= $known_at < listing.superseded_at)-[:ON_LIST]->(list:CreditList)
OPTIONAL MATCH (listing)-[:DECIDED_BY]->(agency:Agency)
RETURN id AS party_id, listing.fact_id AS id, list.id AS list_id, agency.id AS decided_by, listing.valid_from AS valid_from,
       listing.valid_until AS valid_until, listing.earliest_removal AS earliest_removal, listing.tier AS tier,
       listing.reason AS reason, listing.legal_basis AS legal_basis, listing.document_no AS document_no,
       listing.repair_state AS repair_state, listing.source_id AS source_id
ORDER BY party_id, list_id, valid_from, id
