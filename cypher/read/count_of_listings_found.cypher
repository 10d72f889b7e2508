// name:       count_of_listings_found
// kind:       read
// says:       How many listings bear one of these numbers, or were decided by one of these agencies.
// section:    4.1
// params:     numbers: list[text], agencies: list[agency id], known_at: local datetime (UTC)
// returns:    listings
CALL () {
  UNWIND $numbers AS number
  MATCH (listing:Listing {document_no: number})
  WHERE listing.recorded_at <= $known_at < listing.superseded_at
    AND (size($agencies) = 0 OR EXISTS { MATCH (listing)-[:DECIDED_BY]->(agency:Agency) WHERE agency.id IN $agencies })
  RETURN listing.fact_id AS id
  UNION
  UNWIND CASE WHEN size($numbers) = 0 THEN $agencies ELSE [] END AS decided_by
  MATCH (:Agency {id: decided_by})<-[:DECIDED_BY]-(listing:Listing)
  WHERE listing.recorded_at <= $known_at < listing.superseded_at
  RETURN listing.fact_id AS id
}
WITH count(DISTINCT id) AS listings WHERE listings > 0
RETURN listings
ORDER BY listings
