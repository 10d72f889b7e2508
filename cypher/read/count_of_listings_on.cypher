// name:       count_of_listings_on
// kind:       read
// says:       How many listings a list holds on the day asked about; no row where it holds none.
// section:    4.1
// params:     id: list id, as_of: date, known_at: local datetime (UTC)
// returns:    list_id, listings
MATCH (list:CreditList {id: $id})<-[:ON_LIST]-(listing:Listing)
WHERE listing.valid_from <= $as_of < listing.valid_until
  AND listing.recorded_at <= $known_at < listing.superseded_at
RETURN list.id AS list_id, count(listing) AS listings
