// name:       refresh_region_coverage
// kind:       load
// says:       Counts the entities by province of registration (first two digits of the division code).
MATCH (entity:Entity)
WITH coalesce(left(entity.region_code, 2), 'unknown') AS region, count(entity) AS entities
MERGE (coverage:Coverage {id: 'region:' + region})
SET coverage.kind = 'region', coverage.of = region, coverage.count = entities
