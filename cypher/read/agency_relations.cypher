// name:       agency_relations
// kind:       read
// says:       What became of these agencies, what they belong to, and the lists that they control.
// section:    4.1
// params:     ids: list[agency id]
// returns:    id, predecessors, successors, part_of, controls
UNWIND $ids AS id
MATCH (agency:Agency {id: id})
OPTIONAL MATCH (before:Agency)-[:SUCCEEDED_BY]->(agency)
WITH id, agency, before ORDER BY before.id
WITH id, agency, collect(before.id) AS predecessors
OPTIONAL MATCH (agency)-[:SUCCEEDED_BY]->(after:Agency)
WITH id, agency, predecessors, after ORDER BY after.id
WITH id, agency, predecessors, collect(after.id) AS successors
OPTIONAL MATCH (agency)-[:BRANCH_OFFICE_OF]->(whole:Agency)
WITH id, agency, predecessors, successors, whole ORDER BY whole.id
WITH id, agency, predecessors, successors, collect(whole.id) AS part_of
OPTIONAL MATCH (agency)-[:CONTROLS_LIST]->(list:CreditList)
WITH id, predecessors, successors, part_of, list ORDER BY list.id
RETURN id, predecessors, successors, part_of, collect(list.id) AS controls
