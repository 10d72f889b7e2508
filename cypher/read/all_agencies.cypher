// name:       all_agencies
// kind:       read
// says:       The ids of agencies, one page at a time.
// section:    Appendix I
// params:     council_only: boolean, after: text, limit: integer
// returns:    id
MATCH (agency:Agency)
WHERE agency.id > $after AND (NOT $council_only OR agency.council_member_no IS NOT NULL)
RETURN agency.id AS id
ORDER BY id
LIMIT $limit
