// name:       all_agencies
// kind:       read
// says:       The ids of agencies.
// section:    Appendix I
// params:     council_only: boolean
// returns:    id
MATCH (agency:Agency)
WHERE NOT $council_only OR agency.council_member_no IS NOT NULL
RETURN agency.id AS id
ORDER BY id
