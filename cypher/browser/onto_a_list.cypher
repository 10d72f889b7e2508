// name:       onto_a_list
// kind:       browser
// twin_of:    entry_criteria, decision_levels
// title:      18 Onto a list
// says:       The criteria of entry to a list on the day, the standards for all lists of its kind, and the level of office that may
//             decide by the list's own rules. Not shown: how the criteria stand beside each other, which a click on one tells.
// section:    4.1
// params:     list: list id, as_of: date
// returns:    entry
MATCH (list:CreditList {id: $list})
CALL (list) {
    MATCH entry = (list)-[:ENTERED_BY]->(rule:EntryCriterion WHERE rule.valid_from <= $as_of < rule.valid_until)
    RETURN entry, rule.id AS id
  UNION
    MATCH entry = (list)-[:DECIDED_AT]->(rule:DecisionLevel WHERE rule.valid_from <= $as_of < rule.valid_until)
    RETURN entry, rule.id AS id
  UNION
    MATCH entry = (rule:EntryCriterion WHERE rule.valid_from <= $as_of < rule.valid_until)
    WHERE rule.applies_to = list.kind
    RETURN entry, rule.id AS id
  UNION
    MATCH entry = (rule:DecisionLevel WHERE rule.valid_from <= $as_of < rule.valid_until)
    WHERE rule.applies_to = list.kind
    RETURN entry, rule.id AS id
}
RETURN entry
ORDER BY id
LIMIT 100
