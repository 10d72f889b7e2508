// name:       applications
// kind:       read
// says:       Applications by id, with the agency that they were filed with.
// section:    9.5
// params:     ids: list[application id]
// returns:    id, title, kind, filed_on, decided_on, agency_id
UNWIND $ids AS id
MATCH (application:Application {id: id})
OPTIONAL MATCH (application)-[:FILED_WITH]->(agency:Agency)
RETURN application.id AS id, application.title AS title, application.kind AS kind, application.filed_on AS filed_on,
       application.decided_on AS decided_on, agency.id AS agency_id
ORDER BY id
