// name:       coverage
// kind:       read
// says:       What is loaded, by list, region and deciding agency, as counted after the last load: one row for every answer to cite.
// section:    8.1
// returns:    lists, lists_known, regions, agencies_deciding
MATCH (coverage:Coverage)
WITH coverage ORDER BY coverage.of
RETURN
  collect(CASE WHEN coverage.kind = 'list' AND coverage.count > 0
    THEN {of: coverage.of, count: coverage.count, first: coverage.first, last: coverage.last} END) AS lists,
  count(CASE WHEN coverage.kind = 'list' THEN 1 END) AS lists_known,
  collect(CASE WHEN coverage.kind = 'region' THEN coverage.of END) AS regions,
  sum(CASE WHEN coverage.kind = 'agencies' THEN coverage.count ELSE 0 END) AS agencies_deciding
