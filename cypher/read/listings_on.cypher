// name:       listings_on
// kind:       read
// says:       The ids of the listings on a list on the day asked about, one page at a time.
// section:    4.1
// params:     id: list id, as_of: date, known_at: local datetime (UTC), after: text, limit: integer
// returns:    id
MATCH (:CreditList {id: $id})<-[:ON_LIST]-(listing:Listing)
WHERE listing.valid_from <= $as_of < listing.valid_until
  AND listing.recorded_at <= $known_at < listing.superseded_at
  AND listing.fact_id > $after
RETURN listing.fact_id AS id
ORDER BY id
LIMIT $limit
