// name:       agency_relations
// kind:       read
// says:       What became of these agencies, what they belong to, and the lists that they control.
// section:    4.1
// params:     ids: list[agency id], known_at: local datetime (UTC)
// returns:    id, predecessors, successors, part_of, controls
UNWIND $ids AS id
MATCH (agency:Agency {id: id})
OPTIONAL MATCH (before:Agency)-[came:SUCCEEDED_BY WHERE came.recorded_at <= $known_at < came.superseded_at]->(agency)
WITH id, agency, before ORDER BY before.id
WITH id, agency, collect(before.id) AS predecessors
OPTIONAL MATCH (agency)-[went:SUCCEEDED_BY WHERE went.recorded_at <= $known_at < went.superseded_at]->(after:Agency)
WITH id, agency, predecessors, after ORDER BY after.id
WITH id, agency, predecessors, collect(after.id) AS successors
OPTIONAL MATCH (agency)-[part:BRANCH_OFFICE_OF WHERE part.recorded_at <= $known_at < part.superseded_at]->(whole:Agency)
WITH id, agency, predecessors, successors, whole ORDER BY whole.id
WITH id, agency, predecessors, successors, collect(whole.id) AS part_of
OPTIONAL MATCH (agency)-[:CONTROLS_LIST]->(list:CreditList)
WITH id, predecessors, successors, part_of, list ORDER BY list.id
RETURN id, predecessors, successors, part_of, collect(list.id) AS controls
