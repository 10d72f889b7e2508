// name:       ownership_up
// kind:       browser
// twin_of:    actual_controllers, beneficial_owners, integrated_ownership, ownership_tree
// title:      22 Who owns and controls it
// says:       Holdings, executive partners and declared control above each party, up to four steps, and apart from them what `cscs derive control` has
//             computed for that very day. What a nominee holds is drawn, its own owners are not. Whether the holdings make a
//             majority is computed by the API. Not shown: concerts, the company of a branch, and paths of more steps.
// section:    9.6
// params:     parties: list[party id], as_of: date, known_at: local datetime (UTC)
// returns:    way, derived
UNWIND $parties AS id
MATCH (company:Entity {id: id})
OPTIONAL MATCH way = (company)<-[:OWNS|ACTUALLY_CONTROLS|EXECUTIVE_PARTNER_OF*1..4]-(holder:Party)
WHERE all(step IN relationships(way) WHERE step.valid_from <= $as_of < step.valid_until
       AND step.recorded_at <= $known_at < step.superseded_at)
  AND none(step IN relationships(way)[1..] WHERE coalesce(endNode(step).nominee_holder, false))
OPTIONAL MATCH (done:Derivation {id: 'control'}) WHERE done.as_of = $as_of
OPTIONAL MATCH derived = (company)<-[computed:DERIVED_CONTROLS]-(controller:Party) WHERE computed.derived_by = done.id
RETURN way, derived
ORDER BY company.id, length(way), holder.id, [step IN relationships(way) | step.fact_id], controller.id
LIMIT 200
