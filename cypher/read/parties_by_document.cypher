// name:       parties_by_document
// kind:       read
// says:       Parties with a listing or a record that bears one of these numbers.
// section:    3.1, 4.1
// params:     numbers: list[text], known_at: local datetime (UTC)
// returns:    id, number
CALL () {
  MATCH (listing:Listing)<-[:HAS_LISTING]-(party:Party)
  USING INDEX SEEK listing:Listing(document_no)
  WHERE listing.document_no IN $numbers AND listing.recorded_at <= $known_at < listing.superseded_at
  RETURN party.id AS id, listing.document_no AS number
  UNION
  MATCH (record:CreditRecord)<-[:HAS_RECORD]-(party:Party)
  USING INDEX SEEK record:CreditRecord(document_no)
  WHERE record.document_no IN $numbers AND record.recorded_at <= $known_at < record.superseded_at
  RETURN party.id AS id, record.document_no AS number
}
RETURN DISTINCT id, number
ORDER BY id, number
LIMIT 200
