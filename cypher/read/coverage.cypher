// name:       coverage
// kind:       read
// says:       What is loaded, by list, region and deciding agency, as counted after the last load.
// section:    8.1
// returns:    kind, of, count, first, last
MATCH (coverage:Coverage)
RETURN coverage.kind AS kind, coverage.of AS of, coverage.count AS count, coverage.first AS first, coverage.last AS last
ORDER BY kind, of
