// name:       policies
// kind:       read
// says:       The key national policies issued by the day asked about.
// section:    Appendix II
// params:     as_of: date
// returns:    id, number, title_zh, title_en, says, issued, draft, section, source_id, valid_from, valid_until
MATCH (policy:Policy)
WHERE policy.valid_from <= $as_of
RETURN policy.id AS id, policy.number AS number, policy.title_zh AS title_zh, policy.title_en AS title_en, policy.says AS says,
       policy.issued AS issued, policy.draft AS draft, policy.section AS section, policy.source_id AS source_id,
       policy.valid_from AS valid_from, policy.valid_until AS valid_until
ORDER BY number, id
