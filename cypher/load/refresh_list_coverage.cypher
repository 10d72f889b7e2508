// name:       refresh_list_coverage
// kind:       load
// says:       Counts the listings of every list and the span of the dates that are known, so that answers can say what is loaded.
MATCH (list:CreditList)
OPTIONAL MATCH (list)<-[:ON_LIST]-(listing:Listing)
WITH list.id AS list_id, listing,
     CASE WHEN listing.valid_from > date('0001-01-01') AND NOT coalesce(listing.days_stated, '') STARTS WITH '['
          THEN listing.valid_from END AS began
WITH list_id, count(listing) AS listings, min(began) AS first, max(began) AS last
MERGE (coverage:Coverage {id: 'list:' + list_id})
SET coverage.kind = 'list', coverage.of = list_id, coverage.count = listings, coverage.first = first, coverage.last = last
