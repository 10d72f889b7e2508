// name:       listings_found
// kind:       read
// says:       The ids of the listings that bear one of these numbers, or that one of these agencies decided, one page at a time.
// section:    4.1
// params:     numbers: list[text], agencies: list[agency id], known_at: local datetime (UTC), after: text, limit: integer
// returns:    id
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
WITH DISTINCT id
WHERE id > $after
RETURN id
ORDER BY id
LIMIT $limit
