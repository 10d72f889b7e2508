// name:       names
// kind:       read
// says:       What an answer shows of whatever it mentions: parties, applications and sources by id; and the versions of the loaded content, so that it is seen whether they moved meanwhile.
// params:     parties: list[party id], applications: list[application id], sources: list[source id]
// returns:    kind, asked, found
UNWIND $parties AS id
MATCH (party:Party {id: id})
RETURN 'party' AS kind, id AS asked,
       {id: party.id, labels: labels(party), name: party.name, name_en: party.name_en, uscc: party.uscc,
        identity: party.identity, state_holder: party.state_holder, stub: party.stub, flags: party.flags,
        entity_kind: party.kind, industry_code: party.industry_code} AS found
UNION ALL
UNWIND $applications AS id
MATCH (application:Application {id: id})
OPTIONAL MATCH (application)-[:FILED_WITH]->(agency:Agency)
RETURN 'application' AS kind, id AS asked,
       {id: application.id, title: application.title, title_en: application.title_en, kind: application.kind, filed_on: application.filed_on,
        prequalified_on: application.prequalified_on, decided_on: application.decided_on, agency_id: agency.id} AS found
UNION ALL
UNWIND $sources AS id
MATCH (source:Source {id: id})
RETURN 'source' AS kind, id AS asked,
       {id: source.id, title: source.title, publisher: source.publisher, url: source.url, licence: source.licence} AS found
UNION ALL
UNWIND ['facts', 'rules', 'directory', 'coverage'] AS part
MATCH (version:ContentVersion {id: part})
RETURN 'version' AS kind, part AS asked, {a: version.a, b: version.b, c: version.c, d: version.d} AS found
