// name:       page_of_branches
// kind:       read
// says:       The next branches by id, with their companies.
// section:    9.6
// params:     after: text, limit: integer, as_of: date, known_at: local datetime (UTC)
// returns:    to_id, from_id, type
MATCH (branch:Entity)-[part:BRANCH_OF
        WHERE part.valid_from <= $as_of < part.valid_until
          AND part.recorded_at <= $known_at < part.superseded_at]->(company:Entity)
WHERE branch.id > $after
RETURN branch.id AS to_id, company.id AS from_id, type(part) AS type
ORDER BY to_id, from_id, part.fact_id
LIMIT $limit
