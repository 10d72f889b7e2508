// name:       outside_government
// kind:       browser
// twin_of:    enforcements
// title:      19 Outside government
// says:       What platforms, associations and other bodies do on the day, who does it, and the list it concerns. Not shown: bodies
//             that the source does not name.
// section:    4.4
// params:     as_of: date
// returns:    work, by
MATCH (rule:Enforcement WHERE rule.valid_from <= $as_of < rule.valid_until)
OPTIONAL MATCH by = (agency:Agency)-[:ENFORCES]->(rule)
OPTIONAL MATCH concerned = (rule)-[:CONCERNS]->(:CreditList)
MATCH alone = (rule)
RETURN coalesce(concerned, alone) AS work, by
ORDER BY rule.id, agency.id
LIMIT 150
