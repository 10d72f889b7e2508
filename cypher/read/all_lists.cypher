// name:       all_lists
// kind:       read
// says:       The ids of lists, one page at a time.
// section:    Appendix III
// params:     kinds: list[text], after: text, limit: integer
// returns:    id
MATCH (list:CreditList)
WHERE list.id > $after AND (size($kinds) = 0 OR list.kind IN $kinds)
RETURN list.id AS id
ORDER BY id
LIMIT $limit
