// name:       refresh_list_coverage
// kind:       load
// says:       Counts the listings of every list and the span of their dates, so that answers can say what is loaded.
MATCH (list:CreditList)
OPTIONAL MATCH (list)<-[:ON_LIST]-(listing:Listing)
WITH list.id AS list_id, count(listing) AS listings, min(listing.valid_from) AS first, max(listing.valid_from) AS last
MERGE (coverage:Coverage {id: 'list:' + list_id})
SET coverage.kind = 'list', coverage.of = list_id, coverage.count = listings, coverage.first = first, coverage.last = last
