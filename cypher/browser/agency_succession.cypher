// name:       agency_succession
// kind:       browser
// twin_of:    agency
// title:      13 An agency
// says:       The agencies before and after each agency by the day, up to three mergers or renamings away, the agencies that it is a
//             local branch of, and the lists that it controls. Not shown: its own local branches, and the memoranda that it signed.
// section:    4.1
// params:     agencies: list[agency id], as_of: date, known_at: local datetime (UTC)
// returns:    way
UNWIND $agencies AS id
MATCH (agency:Agency {id: id})
CALL (agency) {
    MATCH way = (agency)-[:SUCCEEDED_BY*1..3]->(other:Agency)
    WHERE all(step IN relationships(way) WHERE step.valid_from <= $as_of < step.valid_until AND step.recorded_at <= $known_at < step.superseded_at)
    RETURN way, other
  UNION
    MATCH way = (agency)<-[:SUCCEEDED_BY*1..3]-(other:Agency)
    WHERE all(step IN relationships(way) WHERE step.valid_from <= $as_of < step.valid_until AND step.recorded_at <= $known_at < step.superseded_at)
    RETURN way, other
  UNION
    MATCH way = (agency)-[:BRANCH_OFFICE_OF*1..3]->(other:Agency)
    WHERE all(step IN relationships(way) WHERE step.valid_from <= $as_of < step.valid_until AND step.recorded_at <= $known_at < step.superseded_at)
    RETURN way, other
  UNION
    MATCH way = (agency)-[:CONTROLS_LIST]->(other:CreditList)
    RETURN way, other
}
RETURN way
ORDER BY id, length(way), other.id
LIMIT 200
