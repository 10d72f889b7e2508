// name:       all_lists
// kind:       read
// says:       The ids of lists.
// section:    Appendix III
// params:     kinds: list[text]
// returns:    id
MATCH (list:CreditList)
WHERE size($kinds) = 0 OR list.kind IN $kinds
RETURN list.id AS id
ORDER BY id
