// name:       classes_of_risk
// kind:       read
// says:       The class of risk that regulators gave these entities, in force on the day asked about, the latest first.
// section:    5.2
// params:     ids: list[entity id], as_of: date, known_at: local datetime (UTC)
// returns:    entity_id, id, risk_class, stated, classified_by, valid_from, valid_until, days_stated, source_id
UNWIND $ids AS id
MATCH (:Entity {id: id})-[:CLASSIFIED_AS]->(found:RiskClassification
        WHERE found.valid_from <= $as_of < found.valid_until
          AND found.recorded_at <= $known_at < found.superseded_at)
OPTIONAL MATCH (found)-[:CLASSIFIED_BY]->(agency:Agency)
RETURN id AS entity_id, found.fact_id AS id, found.risk_class AS risk_class, found.stated AS stated,
       agency.id AS classified_by, found.valid_from AS valid_from, found.valid_until AS valid_until,
       found.days_stated AS days_stated, found.source_id AS source_id
ORDER BY entity_id, valid_from DESC, id
