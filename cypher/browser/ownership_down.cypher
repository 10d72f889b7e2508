// name:       ownership_down
// kind:       browser
// twin_of:    controlled_companies, ownership_tree
// title:      23 What it owns and controls
// says:       Holdings, executive partners and declared control below each party, up to three steps. A state-asset holder further down is drawn, its
//             other holdings are not. Whether the holdings make a majority is computed by the API. Not shown: concerts, branches,
//             other holders, and paths of more steps.
// section:    9.6
// params:     parties: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    way
UNWIND $parties AS id
MATCH way = (holder:Party {id: id})-[:OWNS|ACTUALLY_CONTROLS|EXECUTIVE_PARTNER_OF*1..3]->(company:Entity)
WHERE all(step IN relationships(way) WHERE step.valid_from <= $as_of < step.valid_until
       AND step.recorded_at <= $known_at < step.superseded_at)
  AND none(node IN nodes(way)[1..-1] WHERE coalesce(node.state_holder, false))
RETURN way
ORDER BY id, length(way), company.id, [step IN relationships(way) | step.fact_id]
LIMIT 200
