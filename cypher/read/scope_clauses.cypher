// name:       scope_clauses
// kind:       read
// says:       Whom these memoranda name in their target paragraph, in the documents' words, and as which class each counts.
// section:    4.2
// params:     mou_ids: list[mou id]
// returns:    mou_id, id, number, name_zh, target, source_id
UNWIND $mou_ids AS mou_id
MATCH (:Mou {id: mou_id})-[:AIMS_AT]->(clause:ScopeClause)
RETURN mou_id, clause.id AS id, clause.number AS number, clause.name_zh AS name_zh, clause.target AS target,
       clause.source_id AS source_id
ORDER BY mou_id, number, id
