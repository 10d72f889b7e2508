    UNWIND $parties AS party_id
    MATCH (party:Party {id: party_id})
    MATCH ${path}
    ${where}
    RETURN application.id AS id
