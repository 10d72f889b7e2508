// name:       refresh_agency_coverage
// kind:       load
// says:       Counts the agencies that decided at least one listing.
MATCH (agency:Agency)<-[:DECIDED_BY]-(:Listing)
WITH count(DISTINCT agency) AS agencies
MERGE (coverage:Coverage {id: 'agencies'})
SET coverage.kind = 'agencies', coverage.of = '', coverage.count = agencies
