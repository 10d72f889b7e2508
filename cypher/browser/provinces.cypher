// name:       provinces
// kind:       browser
// twin_of:    provincial_regulations
// title:      20 Provincial regulations
// says:       Each province with its regulations, whatever their status, and those that have none. Not shown: lists that a province
//             keeps for itself.
// section:    8.2, Appendix IV
// returns:    regulation
MATCH regulation = (rule:ProvincialRegulation)-[:IN_REGION]->(:Region)
RETURN regulation
ORDER BY rule.number, rule.id
LIMIT 100
